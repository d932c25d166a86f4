/** In place of a screen: one sentence, what is safe, the way on. Inside a community the rail stays. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useIsHere } from './here.ts'
import styles from './Instead.module.css'
import { EmptyState } from './kit/EmptyState.tsx'
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
  return isHere ? <Place>{said}</Place> : <main>{said}</main>
}
