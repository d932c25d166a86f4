/** What a menu is given. */
import type { ReactElement, ReactNode } from 'react'

export type MenuItem = {
  label: string
  icon?: ReactNode
  /** A quiet word at the right: the present value or the keys. */
  side?: ReactNode
  danger?: boolean
  /** A hairline above. */
  parted?: boolean
} & ({ onPick: () => void; href?: undefined } | { href: string; onPick?: undefined })

export type MenuProps = {
  /** A Button or IconButton; the menu gives it what it needs. */
  button: ReactElement<Record<string, unknown>>
  items: MenuItem[]
  place?: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start'
}
