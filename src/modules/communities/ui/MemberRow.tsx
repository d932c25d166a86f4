/** One person in a list: face, name, role, and what helps to recognise them. */
import type { ReactNode } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import styles from './MemberRow.module.css'
import { useSaid } from './said.ts'

type Shown = { id: string; name: string; face: string | null; kind: string; role: string }

export function MemberRow({ one, text, side }: { one: Shown; text?: ReactNode; side?: ReactNode }) {
  const { role } = useSaid()
  const { community } = useHere()
  const said = role(one)
  return (
    <div className={styles.row}>
      <Link href={inCommunity(community.slug, 'people', one.id)} className={styles.who}>
        <span className={styles.words}>
          <span className={styles.line}>
            <span className={styles.name}>{one.name}</span>
            {said && <span className={styles.role}>{said}</span>}
          </span>
          {text && <span className={styles.more}>{text}</span>}
        </span>
        {/* Seen first, heard last: the name comes before whether they are here. */}
        <span className={styles.face}>
          <PersonFace person={one} size={40} />
        </span>
      </Link>
      {side && <span className={styles.side}>{side}</span>}
    </div>
  )
}
