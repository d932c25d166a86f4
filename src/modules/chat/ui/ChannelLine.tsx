import { useTranslation } from 'react-i18next'
import { ago } from '#web/ago.ts'
import { useHere } from '#web/here.ts'
import { useQuery } from '#web/query.ts'
import { type ChannelInList, listChannels } from '../contract.ts'

/** "6 neue Nachrichten, zuletzt vor 20 Min.", of a channel I am in. */
export function ChannelLine({ id }: { id: string }) {
  const { t, i18n } = useTranslation('chat')
  const { me } = useHere()
  const asked = useQuery(listChannels, {})
  const channel: ChannelInList | undefined = asked.data?.items.find((one) => one.id === id)
  if (!channel) return null
  const { unread, lastMessageAt, topic } = channel
  const last = lastMessageAt && t('line.last', { when: ago(lastMessageAt, new Date(), i18n.language, me.timeZone) })
  const words = [unread > 0 && t('line.new', { count: unread }), last].filter(Boolean).join(', ') || topic
  return words ? <small>{words}</small> : null
}
