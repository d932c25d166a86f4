import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { cx } from './cx.ts'
import { Link, type LinkProps } from './Link.tsx'

type Look = {
  look?: 'primary' | 'soft' | 'line' | 'quiet' | 'danger'
  size?: 's' | 'm' | 'l'
  /** Fills the width it stands in. */
  wide?: boolean
  icon?: ReactNode
}
export type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** What is being done right now ("Wird gespeichert …"): shown instead of the label, which keeps its width. */
    busy?: string | false
    ref?: Ref<HTMLButtonElement>
  }

export function Button({ look, size, wide, icon, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(classes(look, size, wide), className)}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : rest['aria-disabled']}
      onClick={busy ? prevent : onClick}
    >
      <span className={cx(styles.label, busy && styles.away)} aria-hidden={busy ? true : undefined}>
        {icon}
        {children}
      </span>
      {busy && (
        <span className={styles.busy}>
          <span className={styles.wheel} aria-hidden="true" />
          {busy}
        </span>
      )}
    </button>
  )
}

export function ButtonLink({ look, size, wide, icon, className, children, ...rest }: Look & LinkProps) {
  return (
    <Link {...rest} className={cx(classes(look, size, wide), className)}>
      <span className={styles.label}>
        {icon}
        {children}
      </span>
    </Link>
  )
}

function classes(look: Look['look'] = 'primary', size: Look['size'] = 'm', wide?: boolean) {
  return cx(styles.button, styles[look], styles[size], wide && styles.wide)
}

function prevent(event: { preventDefault: () => void }) {
  event.preventDefault()
}
