import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cx } from './cx.ts'
import styles from './IconButton.module.css'
import { Link, type LinkProps } from './Link.tsx'

type Look = { label: string; look?: 'plain' | 'send'; children: ReactNode }
export type IconButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> & { ref?: Ref<HTMLButtonElement> }

/** A button that is only an icon; its label is its name and its tooltip. */
export function IconButton({ label, look = 'plain', className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(styles.button, styles[look], className)}
      aria-label={label}
      data-tip={label}
    >
      {children}
    </button>
  )
}

export function IconLink({ label, look = 'plain', className, children, ...rest }: Look & LinkProps) {
  return (
    <Link {...rest} className={cx(styles.button, styles[look], className)} aria-label={label} data-tip={label}>
      {children}
    </Link>
  )
}
