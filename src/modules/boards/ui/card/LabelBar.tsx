import { useTranslation } from 'react-i18next'
import type { Label } from '../../contract.ts'
import styles from './LabelBar.module.css'

/** Never by colour alone: the bar and its word. */
export function LabelBar({ label }: { label: Pick<Label, 'name' | 'tone'> }) {
  const { t } = useTranslation('boards')
  return (
    <span className={styles.label} data-tone={label.tone}>
      {label.name || t(`ui.board.tone_${label.tone}`)}
    </span>
  )
}
