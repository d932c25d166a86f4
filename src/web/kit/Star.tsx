import { cx } from './cx.ts'
import styles from './Star.module.css'

/** A target, a reached target or a thank-you. Nothing else. It turns once when it has just been reached. */
export function Star({
  size = 16,
  open,
  reached,
  className,
}: {
  size?: number
  open?: boolean
  reached?: boolean
  className?: string
}) {
  return (
    <svg
      className={cx(styles.star, open && styles.open, reached && styles.reached, className)}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d="M12 1.5c.9 6.2 3.4 9 10.5 10.5-7.1 1.5-9.6 4.3-10.5 10.5-.9-6.2-3.4-9-10.5-10.5 7.1-1.5 9.6-4.3 10.5-10.5Z" />
    </svg>
  )
}
