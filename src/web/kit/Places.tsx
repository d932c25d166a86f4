import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Link } from './Link.tsx'
import styles from './Places.module.css'

export type Place = {
  key: string
  label: string
  icon: ReactNode
  href: string
  current?: boolean
  /** Something is new there; its words are read aloud ("Neues"). Never a count. */
  dot?: string | false
}

/** The areas, as rail or as the phone's bar: soft pill and bold label for where I am. */
export function Places({ places, label, bar }: { places: Place[]; label: string; bar?: boolean }) {
  return (
    <nav className={cx(styles.places, bar ? styles.bar : styles.rail)} aria-label={label}>
      {places.map((place) => (
        <RailLink key={place.key} place={place} />
      ))}
    </nav>
  )
}

/** One area; also used alone for search in the foot of the rail. */
export function RailLink({ place }: { place: Place }) {
  return (
    <Link className={styles.place} href={place.href} aria-current={place.current ? 'page' : undefined}>
      <span className={styles.pill}>
        {place.icon}
        {place.dot && <span className={styles.dot} />}
      </span>
      {place.label}
      {place.dot && <span className="sr">, {place.dot}</span>}
    </Link>
  )
}
