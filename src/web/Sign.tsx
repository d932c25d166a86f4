/** A community's crest: its logo, else its first letter on its own colour, wherever it stands. */
import type { CSSProperties } from 'react'
import { cx } from './kit/cx.ts'
import { initials } from './kit/initials.ts'
import styles from './Sign.module.css'

const sizes = { s: styles.small, m: '', l: styles.large }

type SignProps = {
  name: string
  logo: string | null
  /** Of another community than the one the page wears. */
  colors?: { accentLight: string; accentDark: string }
  size?: keyof typeof sizes
}

export function Sign({ name, logo, colors, size = 'm' }: SignProps) {
  const own = colors && {
    '--accent': `light-dark(${colors.accentLight}, ${colors.accentDark})`,
    '--on-accent': 'light-dark(#ffffff, #080f17)',
  }
  return (
    <span className={cx(styles.sign, sizes[size])} style={own as CSSProperties} aria-hidden="true">
      {logo ? <img src={logo} alt="" /> : initials(name, 1)}
    </span>
  )
}
