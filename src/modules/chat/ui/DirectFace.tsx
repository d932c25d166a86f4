import { useCommunitySlug } from '#web/community.ts'
import { Face } from '#web/kit/Face.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { pictureUrl } from '#web/pictures.ts'
import styles from './DirectFace.module.css'

type Somebody = { id: string; name: string; face: string | null }

/** The face of whom I talk to; of several the first, and how many. */
export function DirectFace({ people }: { people: readonly Somebody[] }) {
  const community = useCommunitySlug() ?? ''
  const [first] = people
  if (!first) return null
  if (people.length === 1) return <PersonFace person={first} size={24} />
  return (
    <span className={styles.face}>
      <Face person={{ id: first.id, name: first.name, photo: pictureUrl(community, first.face) }} size={24} named />
      <i className={styles.more}>{people.length}</i>
    </span>
  )
}
