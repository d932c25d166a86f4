import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'

const load = () => import('./MenuBox.tsx')
const MenuBox = lazy(() => load().then((module) => ({ default: module.MenuBox })))

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

/**
 * What else can be done here, behind one button. Arrows move, letters jump, Escape returns to the button.
 * What floats is fetched when the button is first approached.
 */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false)
  const button = cloneElement(props.button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setAsked(true),
  })
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <MenuBox {...props} />
    </Suspense>
  )
}
