import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '#modules/conversation/ui/use-names.ts'
import { useHere } from '#web/here.ts'
import type { Field } from '../../contract.ts'
import { LabelBar } from '../card/LabelBar.tsx'
import { dayOf } from './spoken.ts'

/** What a task says in an own field, as its kind says it. */
export function Value({ field, value }: { field: Field; value: string | number | boolean }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  if (field.kind === 'number') return new Intl.NumberFormat(i18n.language).format(Number(value))
  if (field.kind === 'date') return dayOf(String(value), null, { language: i18n.language, timeZone: me.timeZone })
  if (field.kind === 'person') return <Person id={String(value)} />
  if (field.kind === 'checkbox')
    return (
      <>
        <IconCheck aria-hidden />
        {t('ui.task.yes')}
      </>
    )
  if (field.kind === 'choice') {
    const option = field.options.find(({ id }) => id === value)
    if (!option) return null
    return option.tone === null ? option.name : <LabelBar label={{ name: option.name, tone: option.tone }} />
  }
  return String(value)
}

function Person({ id }: { id: string }) {
  const { t } = useTranslation('boards')
  const [name] = useMemberNames([id])
  return name ?? t('ui.task.somebody')
}
