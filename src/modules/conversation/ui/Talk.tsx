/** One flow of messages with its composer: a channel's, or a thread's. */
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import type { Message } from '../contract.ts'
import type { Opening } from './apply.ts'
import { Composer } from './Composer.tsx'
import { type Begun, DeedHost } from './DeedHost.tsx'
import { draftPlace } from './drafts.ts'
import { EditRow } from './EditRow.tsx'
import { EditSending } from './EditSending.tsx'
import { HeldSheet } from './HeldSheet.tsx'
import { CountLine, DayLine, UnreadLine } from './lines.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageRow } from './MessageRow.tsx'
import { useSending } from './outbox.ts'
import { countNew } from './reading.ts'
import { type Row, rowsOf } from './rows.ts'
import { ScheduledLine } from './ScheduledLine.tsx'
import { SendingRow } from './SendingRow.tsx'
import styles from './Talk.module.css'
import { TypingLine } from './TypingLine.tsx'
import { useAnnounced } from './use-announced.ts'
import { useCommands } from './use-commands.ts'
import { useDoings } from './use-doings.ts'
import { usePlanning } from './use-planning.ts'
import { type OnRead, useReading } from './use-reading.ts'
import { useSaid } from './use-said.ts'
import { ManyQuestion, useSaying } from './use-saying.tsx'
import { useTalkNames } from './use-talk-names.ts'
import { useTyping } from './use-typing.ts'

export type TalkProps = {
  subjectId: string
  threadId?: string | null
  /** What the box says: "Nachricht an Cleanup September". */
  label: string
  mayTalk: boolean
  /** Instead of the composer where nothing can be said: archived, not joined. */
  instead?: ReactNode
  beginning?: ReactNode
  /** A message to begin at and to mark. */
  messageId?: string | undefined
  openThreadId?: string | null
  onReply: (message: Message) => void
  linkTo: (message: Message) => string
  onRead?: OnRead
  /** The link's message is no longer wanted: back to the newest. */
  onNewest?: () => void
  /** False: the composer waits to be asked. */
  takesFocus?: boolean
}

const nothing: readonly Message[] = []

export function Talk(props: TalkProps) {
  const { subjectId, threadId = null, messageId, mayTalk } = props
  const { t } = useTranslation('conversation')
  const here = useHere()
  const me = here.memberId
  const [editing, setEditing] = useState<string>()
  const [held, setHeld] = useState<Message>()
  const [deed, setDeed] = useState<Begun>()
  const [place, setPlace] = useState<'unread' | 'newest'>('unread')
  const opened: Opening = messageId && !threadId ? { message: messageId } : place
  const { said, isFresh, error, busy, more, change, refetch } = useSaid({ subjectId, threadId, opened })
  const items = said?.items ?? nothing
  const sending = useSending(subjectId, threadId, items, me)
  const reading = useReading(isFresh ? said : undefined, props.onRead)
  const { typing, tell } = useTyping(subjectId, threadId)
  const names = useTalkNames(said?.first ?? null, items, sending)
  const { say, alsoInChannel, setAlso } = useSaying({ subjectId, threadId, items })
  const runCommand = useCommands({ subjectId, threadId })
  const plan = usePlanning({ subjectId, threadId, alsoInChannel })
  const doings = useDoings({
    subjectId,
    onDeed: (begun, message) => setDeed({ deed: begun, message }),
    change,
    refetch,
    linkTo: props.linkTo,
    onReply: props.onReply,
    onEdit: (message) => setEditing(message.id),
    onHold: setHeld,
    unreadFrom: reading.unreadFrom,
  })
  const hasOlder = said?.older != null
  const rows = useMemo(
    () => rowsOf({ items, sending, readSeq: reading.line, me, hasOlder }),
    [items, sending, reading.line, me, hasOlder],
  )
  const announced = useAnnounced(items, me, names)
  if (error) {
    const again = (
      <Button look="soft" onClick={() => void refetch()}>
        {t('again')}
      </Button>
    )
    return <EmptyState title={t('cannot_load')} text={t('cannot_load_text')} action={again} />
  }
  if (!said)
    return (
      <div className={styles.waiting}>
        <Skeletons count={5} />
      </div>
    )

  const shared = { me, names, doings, mayTalk, inThread: threadId !== null }
  const editLast = () => setEditing(items.findLast((one) => one.author.id === me && !one.deletedAt)?.id)
  const edited = (message: Message | undefined) => {
    setEditing(undefined)
    if (message) change((now) => replaced(now, message))
  }
  const row = (one: Row) => {
    if (one.kind === 'day') return threadId ? <span /> : <DayLine at={one.at} />
    if (one.kind === 'unread') return <UnreadLine at={one.at} />
    if (one.kind === 'sending' && one.key === editing)
      return <EditSending sending={one.sending} names={names} onDone={() => setEditing(undefined)} />
    if (one.kind === 'sending')
      return <SendingRow sending={one.sending} isNext={one.isNext} names={names} onEdit={() => setEditing(one.key)} />
    if (one.key === editing) return <EditRow message={one.message} names={names} onDone={edited} />
    return (
      <MessageRow
        {...shared}
        message={one.message}
        isNext={one.isNext}
        isSelected={one.key === props.openThreadId}
        isMarked={one.key === messageId}
      />
    )
  }
  const first = said.first && (
    <div className={styles.first}>
      <MessageRow {...shared} message={said.first} isNext={false} />
      <CountLine count={said.first.replyCount} />
    </div>
  )
  const toNewest = () => {
    setPlace('newest')
    props.onNewest?.()
  }
  return (
    <div className={styles.talk} data-talk>
      <MessageList
        key={typeof said.opened === 'string' ? said.opened : said.opened.message}
        label={t('messages')}
        rows={rows}
        beginning={first ?? props.beginning}
        hasOlder={hasOlder}
        hasNewer={said.newer !== null}
        busy={busy}
        onMore={(way) => void more(way)}
        isReady={isFresh}
        start={messageId}
        newBelow={countNew(items, reading.upTo, me)}
        onLook={reading.look}
        onJump={toNewest}
        fromTop={threadId !== null}
      >
        {row}
      </MessageList>
      <TypingLine members={typing} />
      {mayTalk && me && <ScheduledLine subjectId={subjectId} threadId={threadId} />}
      {mayTalk ? (
        <Composer
          key={`${subjectId} ${threadId}`}
          subjectId={subjectId}
          place={draftPlace(here, subjectId, threadId)}
          label={props.label}
          names={names}
          onSend={(written) => {
            if (said.newer !== null) toNewest()
            say(written)
          }}
          onPlan={plan}
          onCommand={runCommand}
          onTyping={tell}
          onEditLast={editLast}
          autoFocus={(props.takesFocus ?? true) && window.matchMedia('(pointer: fine)').matches && !messageId}
          narrow={threadId !== null}
          extra={
            threadId && (
              <label className={styles.also}>
                <input type="checkbox" checked={alsoInChannel} onChange={(event) => setAlso(event.target.checked)} />
                {t('also_in_channel')}
              </label>
            )
          }
        />
      ) : (
        props.instead
      )}
      <ManyQuestion subjectId={subjectId} threadId={threadId} />
      <HeldSheet
        message={held}
        doings={doings}
        me={me}
        mayTalk={mayTalk}
        inThread={threadId !== null}
        onClose={() => setHeld(undefined)}
      />
      {deed && <DeedHost begun={deed} linkTo={props.linkTo} onClose={() => setDeed(undefined)} />}
      <p className="sr" aria-live="polite">
        {announced}
      </p>
    </div>
  )
}

function replaced<Shown extends { items: Message[]; first: Message | null }>(said: Shown, message: Message): Shown {
  const one = (old: Message) => (old.id === message.id ? message : old)
  return { ...said, first: said.first && one(said.first), items: said.items.map(one) }
}
