import { IconHash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#modules/attention/contract.ts'
import { type ChannelInList, listChannels } from '#modules/chat/contract.ts'
import { ago } from '#web/ago.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { NewsRow } from '#web/kit/NewsRow.tsx'
import { OfferIcon } from '#web/kit/Offer.tsx'
import { Marked } from '#web/Marked.tsx'
import { useQuery } from '#web/query.ts'
import styles from './Home.module.css'

const MOST = 3
const MOST_COUNTED = 99

/** Channels in which something was said that no notice above speaks of already; those that were busy last come first. */
export function useUnreadChannels(notices: readonly Notice[]): ChannelInList[] {
  const asked = useQuery(listChannels, {}, { watch: { kinds: ['conversation.message_posted'] } })
  const told = new Set(notices.filter(({ seenAt }) => seenAt === null).map(({ subject }) => subject?.id))
  return (asked.data?.items ?? [])
    .filter(
      ({ id, audience, level, unread }) => unread > 0 && audience !== 'direct' && level !== 'nothing' && !told.has(id),
    )
    .sort((one, other) => (other.lastMessageAt ?? '').localeCompare(one.lastMessageAt ?? ''))
    .slice(0, MOST)
}

export function UnreadChannels({ channels }: { channels: readonly ChannelInList[] }) {
  const { t, i18n } = useTranslation('mission')
  const { community, me } = useHere()
  if (channels.length === 0) return null
  const sentence = ({ title, unread }: ChannelInList) =>
    t(unread > MOST_COUNTED ? 'news.unreadMost' : 'news.unread', { count: unread, channel: `\u0001${title}\u0001` })
  return (
    <div className={styles.group}>
      <h3>{t('news.channels')}</h3>
      <ul>
        {channels.map((channel) => (
          <NewsRow
            key={channel.id}
            face={
              <OfferIcon>
                <IconHash aria-hidden />
              </OfferIcon>
            }
            why={channel.topic || t('news.inChannel')}
            time={
              channel.lastMessageAt && (
                <time dateTime={channel.lastMessageAt}>
                  {ago(channel.lastMessageAt, new Date(), i18n.language, me.timeZone)}
                </time>
              )
            }
            href={inCommunity(community.slug, 'talk', channel.id)}
          >
            <Marked text={sentence(channel)} mark={'\u0001'} as="b" />
          </NewsRow>
        ))}
      </ul>
    </div>
  )
}
