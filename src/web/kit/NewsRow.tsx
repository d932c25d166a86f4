import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Link } from './Link.tsx'
import styles from './NewsRow.module.css'

/** One piece of news: who, one sentence with its words in <b>, why it came, when. Rows stand in a <ul>. */
export function NewsRow({
  face,
  why,
  time,
  hot,
  href,
  actions,
  children,
}: {
  face: ReactNode
  why?: ReactNode
  /** A <time> element or its words. */
  time: ReactNode
  /** The one accent surface: "Jetzt wichtig". */
  hot?: boolean
  href?: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <li className={cx(styles.row, hot && styles.hot)}>
      {face}
      <div className={styles.said}>
        <p>
          {href ? (
            <Link className={styles.whole} href={href}>
              {children}
            </Link>
          ) : (
            children
          )}
        </p>
        {why && <small>{why}</small>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <span className={styles.time}>{time}</span>
    </li>
  )
}
