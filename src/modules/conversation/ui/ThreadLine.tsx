import { useTranslation } from 'react-i18next'
import { useCommunitySlug } from '#web/community.ts'
import { FaceStack } from '#web/kit/Face.tsx'
import { pictureUrl } from '#web/pictures.ts'
import type { Message } from '../contract.ts'
import styles from './ThreadLine.module.css'
import { momentOf } from './when-said.ts'

/** "4 Antworten, zuletzt heute, 8:02": the way into the thread. */
export function ThreadLine({ message, onOpen }: { message: Message; onOpen: (message: Message) => void }) {
  const { t, i18n } = useTranslation('conversation')
  const community = useCommunitySlug() ?? ''
  if (message.replyCount === 0) return null
  const people = message.repliers.map(({ id, name, face }) => ({ id, name, photo: pictureUrl(community, face) }))
  return (
    <button type="button" className={styles.line} onClick={() => onOpen(message)}>
      <FaceStack people={people} size={24} ground="surface" label={people.map((one) => one.name).join(', ')} />
      <b>{t('replies', { count: message.replyCount })}</b>
      {message.lastReplyAt && <span>{t('last_reply', { when: momentOf(message.lastReplyAt, i18n.language) })}</span>}
    </button>
  )
}
