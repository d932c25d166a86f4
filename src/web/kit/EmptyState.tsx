import type { ReactNode } from 'react'
import { Course } from './Course.tsx'
import styles from './EmptyState.module.css'

/** The first step, where there is nothing yet: a sentence, a line, one button; with a goal nearby its dotted way. */
export function EmptyState({
  title,
  text,
  action,
  way,
}: {
  title: string
  text?: ReactNode
  action?: ReactNode
  way?: string
}) {
  return (
    <div className={styles.empty}>
      {way && (
        <div className={styles.way}>
          <Course baseline={0} target={1} readings={[]} sentence={way} targetLine />
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
