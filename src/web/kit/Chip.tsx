import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Chip.module.css'
import { cx } from './cx.ts'

/** A filter or a suggestion. With `on` it is a switch that says whether it is pressed. */
export function Chip({
  on,
  icon,
  className,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { on?: boolean; icon?: ReactNode }) {
  return (
    <button type="button" {...rest} className={cx(styles.chip, className)} aria-pressed={on}>
      {icon}
      {children}
    </button>
  )
}

export function Chips({ children }: { children: ReactNode }) {
  return <div className={styles.chips}>{children}</div>
}
