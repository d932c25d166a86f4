// What something new is for, as a field of its form.
import { useTranslation } from 'react-i18next'
import type { Purpose } from '#modules/subjects/contract.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { useQuery } from '#web/query.ts'
import { getCharter } from '../contract.ts'
import { listGoals } from '../contract-goals.ts'

/** Never blocking: left empty it can be said later, or follows from what it hangs on. */
export function PurposeField({
  value,
  onChange,
}: {
  value: Purpose | undefined
  onChange: (purpose: Purpose | undefined) => void
}) {
  const { t } = useTranslation('mission')
  const goals = useQuery(listGoals, { state: 'open' })
  const charter = useQuery(getCharter, {})
  const choices = [
    ...(goals.data?.items ?? []).map(({ id, title, depth }) => ({
      purpose: { kind: 'goal' as const, id },
      label: `${'– '.repeat(depth)}${title}`,
    })),
    ...(charter.data?.values ?? []).map(({ id, title }) => ({ purpose: { kind: 'value' as const, id }, label: title })),
    { purpose: { kind: 'care' as const }, label: t('purpose.care') },
    { purpose: { kind: 'operations' as const }, label: t('purpose.operations') },
  ]
  const keyOf = (purpose: Purpose | undefined) => purpose && ('id' in purpose ? purpose.id : purpose.kind)
  return (
    <SelectField
      label={t('purpose.ask')}
      hint={t('purpose.later')}
      empty={t('purpose.open')}
      choices={choices.map(({ purpose, label }) => ({ value: keyOf(purpose) ?? '', label }))}
      value={keyOf(value) ?? ''}
      onChange={(event) => onChange(choices.find(({ purpose }) => keyOf(purpose) === event.target.value)?.purpose)}
    />
  )
}
