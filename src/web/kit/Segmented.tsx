import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { cx } from './cx.ts'
import { Link } from './Link.tsx'
import styles from './Segmented.module.css'

/** One of two to five, seen at once. Radios in truth: arrows move, one stop with tab. */
export function Segmented<Value extends string>({
  label,
  parts,
  value,
  onChange,
}: {
  label: string
  parts: { value: Value; label: string; icon?: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className={styles.segmented}>
      <legend className="sr">{label}</legend>
      {parts.map((part) => (
        <label key={part.value}>
          <input type="radio" name={name} checked={part.value === value} onChange={() => onChange(part.value)} />
          <span className={styles.part}>
            {part.icon}
            {part.label}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export type View = { href: string; label: string; icon?: ReactNode; current?: boolean }

/** The views of one thing (board, table, calendar): links on a line, the current one underlined. */
export function Views({ label, views, className }: { label: string; views: View[]; className?: string }) {
  const row = useRef<HTMLElement>(null)
  const current = views.find((view) => view.current)?.href
  // On a phone not all of them fit: where I am is seen whole.
  useLayoutEffect(() => {
    const chosen = current && row.current?.querySelector('[aria-current]')?.getBoundingClientRect()
    const box = row.current?.getBoundingClientRect()
    if (chosen && box) row.current?.scrollBy({ left: (chosen.left + chosen.right - box.left - box.right) / 2 })
  }, [current])
  return (
    <nav ref={row} className={cx(styles.views, className)} aria-label={label}>
      {views.map((view) => (
        <Link key={view.href} href={view.href} className={styles.view} aria-current={view.current ? 'page' : undefined}>
          {view.icon}
          {view.label}
        </Link>
      ))}
    </nav>
  )
}
