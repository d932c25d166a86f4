import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from '#web/community.ts'
import { Face } from '#web/kit/Face.tsx'
import { useLive } from '#web/live.ts'
import { pictureUrl } from '#web/pictures.ts'
import styles from './DirectFace.module.css'

type Somebody = { id: string; name: string; face: string | null }

/** The face of whom I talk to; a dot when they are here right now. */
export function DirectFace({ people }: { people: readonly Somebody[] }) {
  const { t } = useTranslation('chat')
  const community = useCommunitySlug() ?? ''
  const isHere = useIsHere(people.length === 1 ? people[0]?.id : undefined)
  const [first] = people
  if (!first) return null
  return (
    <span className={styles.face}>
      <Face person={{ id: first.id, name: first.name, photo: pictureUrl(community, first.face) }} size={24} named />
      {people.length > 1 && <i className={styles.more}>{people.length}</i>}
      {isHere && (
        <i className={styles.here}>
          <span className="sr">{t('here')}</span>
        </i>
      )}
    </span>
  )
}

export function useIsHere(memberId: string | undefined): boolean {
  const live = useLive()
  return useSyncExternalStore(
    (hear) => live?.onState(hear) ?? (() => {}),
    () => memberId !== undefined && (live?.here().has(memberId) ?? false),
  )
}
