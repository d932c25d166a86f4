import { Menu as Floating } from '@mantine/core'
import { cloneElement, useEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { Link } from './Link.tsx'
import styles from './Menu.module.css'
import type { MenuItem, MenuProps } from './menu-item.ts'

export function MenuBox({ button, items, place = 'bottom-end' }: MenuProps) {
  const target = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  // The button was drawn anew when this was fetched: it takes the focus first, so that Escape can give it back.
  useEffect(() => {
    target.current?.focus()
    setOpen(true)
  }, [])
  return (
    <Floating
      opened={open}
      onChange={setOpen}
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
      <Floating.Target>{cloneElement(button, { ref: target })}</Floating.Target>
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
