/** The conversation on any subject: a channel, a goal, an event. The only file of these screens others import. */
import { IconBell, IconBellOff, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { toast } from '#web/kit/toast.ts'
import { followThread, listThread, type Message } from '../contract.ts'
import { hearPosted } from './outbox.ts'
import styles from './Talk.module.css'
import { Talk } from './Talk.tsx'
import type { OnRead } from './use-reading.ts'

export type ConversationProps = {
  subjectId: string
  /** What the box says: "Nachricht an Cleanup September". Without it: a general word. */
  label?: string
  mayTalk?: boolean
  /** Instead of the composer, where only reading is possible. */
  instead?: ReactNode
  /** Above the oldest message: how this began, or the empty state. */
  beginning?: ReactNode
  messageId?: string | undefined
  /** With `onThread` the thread opens where the caller puts it (see `Thread`), otherwise in the place of the conversation. */
  threadId?: string | null
  onThread?: (message: Message) => void
  linkTo?: (message: Message) => string
  onRead?: OnRead
  onNewest?: () => void
  /** False where it stands beside something else: the composer then waits to be asked. */
  takesFocus?: boolean
}

export function Conversation({
  subjectId,
  label,
  mayTalk = true,
  threadId = null,
  onThread,
  linkTo,
  ...rest
}: ConversationProps) {
  const { t } = useTranslation('conversation')
  const [own, setOwn] = useState<string>()
  const link = linkTo ?? ((message: Message) => `${location.pathname}?message=${message.id}`)
  if (own)
    return (
      <Thread subjectId={subjectId} threadId={own} mayTalk={mayTalk} linkTo={link} onClose={() => setOwn(undefined)} />
    )
  return (
    <Talk
      {...rest}
      key={subjectId}
      subjectId={subjectId}
      label={label ?? t('write')}
      mayTalk={mayTalk}
      openThreadId={threadId}
      linkTo={link}
      onReply={(message) => (onThread ? onThread(message) : setOwn(message.threadId ?? message.id))}
    />
  )
}

export type ThreadProps = {
  subjectId: string
  threadId: string
  mayTalk?: boolean
  instead?: ReactNode
  messageId?: string | undefined
  linkTo: (message: Message) => string
  onRead?: OnRead
  /** Where the phone's back arrow leads. */
  back?: string
  onClose: () => void
}

export function Thread({ subjectId, threadId, mayTalk = true, back, onClose, ...rest }: ThreadProps) {
  const { t } = useTranslation('conversation')
  return (
    <div className={styles.thread}>
      <ColumnHead
        title={t('thread')}
        {...(back && { back })}
        actions={
          <>
            <Follow threadId={threadId} />
            <IconButton label={t('close_thread')} onClick={onClose}>
              <IconX aria-hidden />
            </IconButton>
          </>
        }
      />
      <Talk
        {...rest}
        key={threadId}
        subjectId={subjectId}
        threadId={threadId}
        label={t('reply_here')}
        mayTalk={mayTalk}
        onReply={() => {}}
      />
    </div>
  )
}

function Follow({ threadId }: { threadId: string }) {
  const { t } = useTranslation('conversation')
  const community = useCommunitySlug()
  const client = useQueryClient()
  const key = ['conversation.follows', community, threadId]
  const { data: follows, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => (await call(listThread, { messageId: threadId, most: 1 }, { community })).follows,
  })
  // Whoever answers follows.
  useEffect(() => hearPosted((message) => void (message.threadId === threadId && refetch())), [threadId, refetch])
  if (follows === undefined) return null
  const toggle = async () => {
    client.setQueryData(key, !follows)
    await call(followThread, { messageId: threadId, follows: !follows }, { community }).then(
      () => toast({ text: t(follows ? 'unfollowed' : 'followed') }),
      () => client.setQueryData(key, follows),
    )
  }
  return (
    <IconButton label={t(follows ? 'unfollow' : 'follow')} aria-pressed={follows} onClick={() => void toggle()}>
      {follows ? <IconBell aria-hidden /> : <IconBellOff aria-hidden />}
    </IconButton>
  )
}
