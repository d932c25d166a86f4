import { IconAlertCircle, IconBulb, IconCircleCheck, IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

const icons = { hint: IconBulb, good: IconCircleCheck, warn: IconClock, bad: IconAlertCircle }

/** One sentence that matters here, with one action at most. Not more than one per screen. */
export function Notice({
  is = 'hint',
  icon,
  action,
  children,
}: {
  is?: keyof typeof icons
  icon?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  const Icon = icons[is]
  return (
    <div className={styles.notice} data-is={is} role={is === 'bad' ? 'alert' : undefined}>
      {icon ?? <Icon aria-hidden />}
      <div>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
