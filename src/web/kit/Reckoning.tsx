/** What comes over, comes changed, is lost: three columns beside each other, on a phone below. */
import { useTranslation } from 'react-i18next'
import styles from './Reckoning.module.css'

export type Line = { key: string; label: string; count: number }
export type Column = { title: string; lines: Line[] /** said where there are none */; none?: string }

/** The first column is the main one; `small` stands below the last. */
export function Reckoning({ columns, small }: { columns: [Column, Column, Column]; small?: Column | false }) {
  const [main, changed, lost] = columns
  return (
    <div className={styles.report}>
      <Counted {...main} is="main" />
      <Counted {...changed} />
      <div className={styles.column}>
        <Counted {...lost} />
        {small && <Counted {...small} is="small" />}
      </div>
    </div>
  )
}

function Counted({ title, lines, none, is }: Column & { is?: 'main' | 'small' }) {
  const { i18n } = useTranslation()
  const Heading = is === 'small' ? 'h3' : 'h2'
  return (
    <section className={styles.column} data-main={is === 'main' || undefined}>
      <Heading>{title}</Heading>
      {lines.length === 0 && <p className={styles.none}>{none}</p>}
      <dl>
        {lines.map(({ key, label, count }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{new Intl.NumberFormat(i18n.language).format(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
