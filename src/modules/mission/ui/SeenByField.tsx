import { useTranslation } from 'react-i18next'
import { SelectField } from '#web/kit/fields.tsx'
import { useSteering } from './use-steering.ts'

/** Who sees a new goal: never more people than those who see the goal above it. */
export function SeenByField({
  value,
  isBelow,
  onChange,
}: {
  value: string
  isBelow: boolean
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('mission')
  const { circles, isSteward } = useSteering()
  const choices = [
    ...(isBelow ? [{ value: 'above', label: t('goal.seenBy.above') }] : []),
    ...(isSteward || isBelow ? [{ value: 'community', label: t('goal.seenBy.community') }] : []),
    ...(isSteward ? [{ value: 'public', label: t('goal.seenBy.public') }] : []),
    ...circles.map(({ id, name }) => ({ value: id, label: t('goal.seenBy.circle', { name }) })),
  ]
  const shown = choices.some((choice) => choice.value === value)
  return (
    <SelectField
      label={t('goal.seenBy')}
      value={shown ? value : ''}
      help={value === 'public' ? t('goal.publicHelp') : undefined}
      choices={choices}
      {...(!shown && { empty: t('goal.seenBy.choose') })}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
