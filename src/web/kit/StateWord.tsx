import {
  IconAlertCircle,
  IconArrowUpRight,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconPlayerPause,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './StateWord.module.css'

/** `rest`: it pauses; `none`: there is nothing to say yet. */
const icons = {
  good: IconArrowUpRight,
  done: IconCheck,
  warn: IconClock,
  bad: IconAlertCircle,
  rest: IconPlayerPause,
  none: IconCircleDashed,
}
export type Condition = keyof typeof icons

/** A condition: colour, icon and word together, never colour alone. */
export function StateWord({ is, icon, children }: { is: Condition; icon?: ReactNode; children: ReactNode }) {
  const Icon = icons[is]
  return (
    <span className={cx(styles.state, styles[is])}>
      {icon ?? <Icon aria-hidden />}
      {children}
    </span>
  )
}
