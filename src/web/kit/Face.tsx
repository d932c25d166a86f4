import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Face.module.css'
import { groundOf, initials } from './initials.ts'

export type Person = { id: string; name: string; photo?: string | null }
export type FaceSize = 24 | 30 | 34 | 36 | 40 | 56 | 96

/**
 * A photo, else initials on a quiet ground. Where the name stands beside it, the face is silent (`named`), otherwise it says the name.
 */
export function Face({
  person,
  size = 40,
  named,
  badge,
  hot,
  here,
}: {
  person: Person
  size?: FaceSize
  named?: boolean
  /** A small icon for what this is about. */
  badge?: ReactNode
  hot?: boolean
  /** Words for a dot that says they are here right now: "gerade da". */
  here?: string | false | undefined
}) {
  // Where the second letter would not fit or hide behind the badge, one says enough.
  const small = size <= 30 || Boolean(badge)
  const speaks = named ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': person.name } as const)
  const face = person.photo ? (
    <img
      className={styles.face}
      src={person.photo}
      alt={named ? '' : person.name}
      width={size}
      height={size}
      loading="lazy"
    />
  ) : (
    <span
      className={cx(styles.face, styles.initials)}
      data-ground={groundOf(person.id)}
      data-small={small || undefined}
      {...speaks}
    >
      {initials(person.name, small ? 1 : 2)}
    </span>
  )
  return (
    <span className={styles.who} style={{ '--size': `${size}px` }}>
      {face}
      {badge && (
        <span className={styles.badge} data-hot={hot || undefined} aria-hidden="true">
          {badge}
        </span>
      )}
      {here && (
        <span className={styles.here}>
          <span className="sr">{here}</span>
        </span>
      )}
    </span>
  )
}

/** At most four faces and how many more; one name for all of it ("Lea, Tom und 43 andere"). */
export function FaceStack({
  people,
  total = people.length,
  size = 30,
  label,
  ground,
}: {
  people: readonly Person[]
  total?: number
  size?: FaceSize
  label: string
  /** What the stack stands on, for the ring between faces. */
  ground?: 'paper' | 'surface' | 'raised'
}) {
  const shown = people.slice(0, 4)
  const more = total - shown.length
  return (
    <span className={styles.stack} role="img" aria-label={label} data-ground={ground}>
      {shown.map((person) => (
        <Face key={person.id} person={person} size={size} named />
      ))}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </span>
  )
}
