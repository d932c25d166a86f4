import { cloneElement, lazy, Suspense, useState } from 'react'
import type { MenuProps } from './menu-item.ts'

const load = () => import('./MenuBox.tsx')
const MenuBox = lazy(() => load().then((module) => ({ default: module.MenuBox })))

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
