import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#modules/conversation/contract.ts'
import { Conversation, Thread } from '#modules/conversation/ui/Conversation.tsx'
import { Pins } from '#modules/conversation/ui/Pins.tsx'
import { BesidePane } from '#web/Beside.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { useOffered } from '#web/offered.ts'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { getChannel } from '../contract.ts'
import { Beginning } from './Beginning.tsx'
import { ChannelHead } from './ChannelHead.tsx'
import { ChannelList } from './ChannelList.tsx'
import { Details } from './Details.tsx'
import { Instead } from './Instead.tsx'
import { LoadError } from './LoadError.tsx'
import { rememberChannel } from './last-channel.ts'
import { nameOf } from './names.ts'
import { useChannels, useSayRead } from './use-channels.ts'

type Search = { message?: string | undefined; thread?: string | undefined; show?: string | undefined }

export default function Channel() {
  const { t } = useTranslation('chat')
  const { channel: id } = useParams({ strict: false }) as { channel: string }
  const { message, thread, show } = useSearch({ strict: false }) as Search
  const { community } = useHere()
  const { data: channels } = useChannels()
  const {
    data: about,
    error,
    refetch,
  } = useQuery(getChannel, { channelId: id }, { watch: { subjects: [id], kinds: ['chat.'], apply: keepsTalk } })
  const beside = useOffered().beside.find((one) => one.name === show)
  const { sayRead, sayThreadRead } = useSayRead()
  const navigate = useNavigate()
  const path = inCommunity(community.slug, 'talk', id)
  const go = (search: Search) => void navigate({ to: path, search: search as never })
  useEffect(() => {
    if (about) rememberChannel(community.slug, about.id)
  }, [about, community.slug])

  if (error?.status === 404) return <NotFound />
  const inList = channels?.items.find((one) => one.id === id)
  const people = inList?.people ?? []
  const name = about ? nameOf({ ...about, people }, t('you_alone')) : ((inList && nameOf(inList, t('you_alone'))) ?? '')
  const mayTalk = about ? about.can.talk && about.isJoined : true
  const linkTo = (one: Message) => `${path}?message=${one.id}${one.threadId ? `&thread=${one.threadId}` : ''}`
  const instead = about && <Instead channel={about} />
  const pane = thread ? (
    <Thread
      subjectId={id}
      threadId={thread}
      mayTalk={mayTalk}
      instead={instead}
      messageId={message}
      linkTo={linkTo}
      back={path}
      onRead={sayThreadRead}
      onClose={() => go({})}
    />
  ) : show === 'details' && about ? (
    <Details channel={about} name={name} back={path} onClose={() => go({})} />
  ) : show === 'pins' ? (
    <Pins subjectId={id} mayTalk={mayTalk} linkTo={linkTo} back={path} onClose={() => go({})} />
  ) : beside ? (
    <BesidePane beside={beside} on={{ subjectId: id }} back={path} onClose={() => go({})} />
  ) : null
  const paneLabel = thread
    ? t('conversation:thread')
    : show === 'pins'
      ? t('conversation:pinned')
      : t((beside?.label as 'details' | undefined) ?? 'details')
  return (
    <Place
      area="talk"
      fixed
      hidesBar
      list={<ChannelList current={id} />}
      listLabel={t('title')}
      head={<ChannelHead channel={about} name={name} people={people} onShow={(what) => go({ show: what })} />}
      pane={pane}
      paneLabel={paneLabel}
      onClosePane={() => go({})}
    >
      {error && !about && <LoadError onAgain={() => void refetch()} />}
      {!about && !error && <Skeletons count={5} />}
      {about && (
        <Conversation
          subjectId={id}
          label={t('message_to', { name })}
          mayTalk={mayTalk}
          instead={instead}
          beginning={<Beginning channel={about} name={name} />}
          messageId={message}
          threadId={thread ?? null}
          onThread={(one) => go({ thread: one.threadId ?? one.id })}
          linkTo={linkTo}
          onRead={(upTo, left) => sayRead(id, upTo, left)}
          onNewest={() => go(thread ? { thread } : {})}
        />
      )}
    </Place>
  )
}

/** What is said changes nothing about the channel itself. */
const keepsTalk = <Shown,>(shown: Shown, { kind }: { kind: string }): Shown | undefined =>
  kind.startsWith('chat.') || kind.startsWith('subjects.') ? undefined : shown
