import { Menu as Floating } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Link } from './Link.tsx'
import styles from './Menu.module.css'

export type MenuItem = {
  label: string
  icon?: ReactNode
  /** A quiet word at the right: the present value or the keys. */
  side?: ReactNode
  danger?: boolean
  /** A hairline above. */
  parted?: boolean
} & ({ onPick: () => void; href?: undefined } | { href: string; onPick?: undefined })

/** What else can be done here, behind one button. Arrows move, letters jump, Escape returns to the button. */
export function Menu({
  button,
  items,
  place = 'bottom-end',
}: {
  button: ReactElement
  items: MenuItem[]
  place?: 'bottom-end' | 'bottom-start'
}) {
  return (
    <Floating
      position={place}
      offset={6}
      withInitialFocusPlaceholder={false}
      zIndex="var(--z-float)"
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{
        dropdown: styles.menu,
        item: styles.item,
        itemSection: styles.section,
        itemLabel: styles.label,
        divider: styles.line,
      }}
    >
      <Floating.Target>{button}</Floating.Target>
      <Floating.Dropdown>{items.flatMap(row)}</Floating.Dropdown>
    </Floating>
  )
}

function row(item: MenuItem) {
  const shared = {
    leftSection: item.icon,
    rightSection: item.side,
    className: cx(styles.item, item.danger && styles.danger),
  }
  const one = item.href ? (
    <Floating.Item key={item.label} {...shared} renderRoot={(props) => <Link {...props} href={item.href} />}>
      {item.label}
    </Floating.Item>
  ) : (
    <Floating.Item key={item.label} {...shared} onClick={item.onPick}>
      {item.label}
    </Floating.Item>
  )
  return item.parted ? [<Floating.Divider key={`${item.label} line`} />, one] : [one]
}
