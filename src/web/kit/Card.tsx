import type { ReactNode } from 'react'
import styles from './Card.module.css'
import { Link } from './Link.tsx'

type CardProps = {
  /** What it is, for those who hear it. */
  label: string
  sign: ReactNode
  title: string
  /** One line below. */
  text?: ReactNode
  /** Where the whole card leads. */
  href?: string
  /** A picture or a button at its end. */
  side?: ReactNode
}

/** Something that stands in a message by itself: a call, a goal. */
export function Card({ label, sign, title, text, href, side }: CardProps) {
  return (
    <section className={styles.card} aria-label={label}>
      <span className={styles.sign}>{sign}</span>
      <div className={styles.words}>
        <b>{href ? <Link href={href}>{title}</Link> : title}</b>
        {text && <small>{text}</small>}
      </div>
      {side}
    </section>
  )
}
