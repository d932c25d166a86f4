import type { ReactNode } from 'react'
import { Course } from './Course.tsx'
import styles from './EmptyState.module.css'

/** The first step, where there is nothing yet: a sentence, a line, one button; with a goal nearby its dotted way. */
export function EmptyState({
  title,
  text,
  action,
  way,
  level,
}: {
  title: string
  text?: ReactNode
  action?: ReactNode
  way?: string
  /** It stands for the whole screen. */
  level?: 1
}) {
  const Title = level === 1 ? 'h1' : 'p'
  return (
    <div className={styles.empty}>
      {way && (
        <div className={styles.way}>
          <Course baseline={0} target={1} readings={[]} sentence={way} targetLine />
        </div>
      )}
      <Title className={styles.title}>{title}</Title>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
