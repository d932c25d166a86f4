/** In place of a screen: one sentence, what is safe, the way on. Inside a community the rail stays, elsewhere the name. */
import { type ReactNode, useEffect, useRef } from 'react'
import lobby from './door/Lobby.module.css'
import { useIsHere } from './here.ts'
import styles from './Instead.module.css'
import { EmptyState } from './kit/EmptyState.tsx'
import { Link } from './kit/Link.tsx'
import { Star } from './kit/Star.tsx'
import { Place } from './Place.tsx'

type InsteadProps = { title: string; text: string; action: ReactNode }

export function Instead(props: InsteadProps) {
  const isHere = useIsHere()
  const place = useRef<HTMLDivElement>(null)
  // It may come while someone is reading or writing: the focus would be lost, and readers would not hear of it.
  useEffect(() => place.current?.focus(), [])
  const said = (
    <div className={styles.instead} ref={place} tabIndex={-1}>
      <EmptyState level={1} {...props} />
    </div>
  )
  if (isHere) return <Place>{said}</Place>
  return (
    <div className={lobby.lobby}>
      <header className={lobby.top}>
        <Link href="/" className={lobby.mark}>
          <Star size={18} />
          Leitstern
        </Link>
      </header>
      <main className={lobby.page}>{said}</main>
    </div>
  )
}
