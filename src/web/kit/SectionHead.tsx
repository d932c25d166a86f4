import type { ReactNode } from 'react'
import styles from './SectionHead.module.css'

/** A heading with one quiet action at its right. */
export function SectionHead({ title, level = 2, side }: { title: string; level?: 2 | 3; side?: ReactNode }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={styles.head}>
      <Heading>{title}</Heading>
      {side && <span className={styles.side}>{side}</span>}
    </div>
  )
}

/** Small facts with icons in one wrapping line. */
export function Meta({ children }: { children: ReactNode }) {
  return <div className={styles.meta}>{children}</div>
}

/** Something that can be picked up: the lifted ground of tasks, events and forms. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>
}
