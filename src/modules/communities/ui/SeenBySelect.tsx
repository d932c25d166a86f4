import styles from './SeenBySelect.module.css'
import { useSaid } from './said.ts'

const choices = ['members', 'stewards', 'me'] as const
type Seen = (typeof choices)[number]

/** Who sees a field of mine: beside its label, quiet until someone wants it otherwise. */
export function SeenBySelect({
  field,
  value,
  onChange,
}: {
  field: string
  value: Seen
  onChange: (value: Seen) => void
}) {
  const { t } = useSaid()
  return (
    <select
      className={styles.seen}
      data-narrow={value !== 'members' || undefined}
      aria-label={t('ui.seen.by', { field })}
      value={value}
      onChange={(event) => onChange(event.target.value as Seen)}
    >
      {choices.map((one) => (
        <option key={one} value={one}>
          {t(`ui.seen.${one}`)}
        </option>
      ))}
    </select>
  )
}
