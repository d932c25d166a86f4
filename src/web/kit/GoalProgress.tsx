import type { ReactNode } from 'react'
import { Course, type CourseProps } from './Course.tsx'
import { cx } from './cx.ts'
import { GoalIcon } from './GoalIcon.tsx'
import styles from './GoalProgress.module.css'
import { Link } from './Link.tsx'
import { type Condition, StateWord } from './StateWord.tsx'

export type Progress = {
  href: string
  icon: string | null
  name: string
  /** Already in the member's numbers: "8.420" and "von 12.000 kg". */
  number: string
  of: string
  state: { is: Condition; words: string }
  until?: string
  course: CourseProps
}

/** One goal under the shared target line: course, name, number, condition. `wide`: alone, with the words beside its course. */
export function GoalProgress({ goal, wide }: { goal: Progress; wide?: boolean }) {
  return (
    <Link className={cx(styles.goal, wide && styles.wide)} href={goal.href}>
      <Course {...goal.course} />
      <span className={styles.name}>
        <GoalIcon name={goal.icon} />
        {goal.name}
      </span>
      <span className={styles.number}>
        <b>{goal.number}</b> {goal.of}
      </span>
      <span className={styles.state}>
        <StateWord is={goal.state.is}>{goal.state.words}</StateWord>
        {goal.until && <small>{goal.until}</small>}
      </span>
    </Link>
  )
}

/** One of many: name and number with the small course. */
export function GoalLine({ goal }: { goal: Progress }) {
  return (
    <Link className={styles.line} href={goal.href}>
      <Course {...goal.course} form="small" />
      <span className={styles.words}>
        <b>{goal.name}</b>
        <small>{goal.of ? `${goal.number} ${goal.of}` : goal.state.words}</small>
      </span>
    </Link>
  )
}

/** Up to four goals under one dashed line; on a phone they are swiped. */
export function Horizon({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.horizon}>
      <span className={styles.sky} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
