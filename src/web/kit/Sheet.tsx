import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Dialog.module.css'
import { Dialog } from './Dialog.tsx'
import { Link } from './Link.tsx'
import type { MenuItem } from './menu-item.ts'

/** The menu of a long press: actions in a sheet from below, large enough for a thumb. */
export function Sheet({
  open,
  onClose,
  title,
  items,
  children,
}: {
  open: boolean
  onClose: () => void
  title: string
  items: MenuItem[]
  /** Above the actions, for example the quick reactions. */
  children?: ReactNode
}) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {children}
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            <SheetRow item={item} onDone={onClose} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function SheetRow({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const className = cx(styles.item, item.danger && styles.danger)
  if (item.href) {
    return (
      <Link className={className} href={item.href} onClick={onDone}>
        {item.icon}
        {item.label}
      </Link>
    )
  }
  const pick = () => {
    onDone()
    item.onPick?.()
  }
  return (
    <button type="button" className={className} onClick={pick}>
      {item.icon}
      {item.label}
    </button>
  )
}
