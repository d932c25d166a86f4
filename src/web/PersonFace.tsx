import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from './community.ts'
import { Face, type FaceSize } from './kit/Face.tsx'
import { pictureUrl } from './pictures.ts'
import { useIsHere } from './presence.ts'

/** The face of a member beside their name, with a dot while they are here. */
export function PersonFace({
  person,
  size = 34,
}: {
  person: { id: string; name: string; face: string | null }
  size?: FaceSize
}) {
  const { t } = useTranslation('web')
  const community = useCommunitySlug() ?? ''
  const isHere = useIsHere(person.id)
  const { id, name, face } = person
  return <Face person={{ id, name, photo: pictureUrl(community, face) }} size={size} named here={isHere && t('here')} />
}
