/** One flow of messages with its composer: a channel's, or a thread's. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import type { Message } from '../contract.ts'
import { Composer } from './Composer.tsx'
import { EditRow } from './EditRow.tsx'
import { HeldSheet } from './HeldSheet.tsx'
import { CountLine, DayLine, UnreadLine } from './lines.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageRow } from './MessageRow.tsx'
import { useSending } from './outbox.ts'
import { isNew, type Row, rowsOf } from './rows.ts'
import { SendingRow } from './SendingRow.tsx'
import styles from './Talk.module.css'
import { TypingLine } from './TypingLine.tsx'
import { useDoings } from './use-doings.ts'
import { useNames } from './use-names.ts'
import { useReading } from './use-reading.ts'
import { useSaid } from './use-said.ts'
import { ManyQuestion, useSaying } from './use-saying.tsx'
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
  onRead?: (seq: number) => void
  /** The link's message is no longer wanted: back to the newest. */
  onNewest?: () => void
}

const nothing: readonly Message[] = []

export function Talk(props: TalkProps) {
  const { subjectId, threadId = null, messageId, mayTalk } = props
  const { t } = useTranslation('conversation')
  const { memberId: me } = useHere()
  const [editing, setEditing] = useState<string>()
  const [held, setHeld] = useState<Message>()
  const { said, error, busy, more, change, refetch } = useSaid({
    subjectId,
    threadId,
    around: threadId ? undefined : messageId,
  })
  const items = said?.items ?? nothing
  const sending = useSending(subjectId, threadId, items)
  const reading = useReading(said, { me, onRead: props.onRead })
  const { typing, tell } = useTyping(subjectId, threadId)
  const names = useNames(useMemo(() => textsOf(said?.first, items, sending), [said?.first, items, sending]))
  const { say, alsoInChannel, setAlso } = useSaying({ subjectId, threadId, items })
  const doings = useDoings({
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
  const [leftAt, setLeftAt] = useState<number>()
  const newest = items.at(-1)?.seq ?? 0
  useAnnounced(items, me)
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
    if (one.kind === 'sending') return <SendingRow sending={one.sending} isNext={one.isNext} names={names} />
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
  const newBelow = leftAt === undefined ? 0 : items.filter((one) => isNew(one, leftAt, me)).length
  return (
    <div className={styles.talk}>
      <MessageList
        label={props.label}
        rows={rows}
        beginning={first ?? props.beginning}
        hasOlder={hasOlder}
        hasNewer={said.newer !== null}
        busy={busy}
        onMore={(way) => void more(way)}
        start={messageId}
        newBelow={newBelow}
        onBottom={(isThere) => {
          reading.onBottom(isThere)
          if (isThere) setLeftAt(undefined)
          else if (leftAt === undefined) setLeftAt(newest)
        }}
        onJump={() => props.onNewest?.()}
        fromTop={threadId !== null}
      >
        {row}
      </MessageList>
      <TypingLine members={typing} />
      {mayTalk ? (
        <Composer
          key={`${subjectId} ${threadId}`}
          subjectId={subjectId}
          place={`${subjectId} ${threadId ?? ''}`}
          label={props.label}
          names={names}
          onSend={(written) => {
            if (said.newer !== null) props.onNewest?.()
            say(written)
          }}
          onTyping={tell}
          onEditLast={editLast}
          autoFocus={window.matchMedia('(pointer: fine)').matches && !messageId}
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
      <p className="sr" aria-live="polite" id={`said ${subjectId} ${threadId}`} />
    </div>
  )
}

function replaced<Shown extends { items: Message[]; first: Message | null }>(said: Shown, message: Message): Shown {
  const one = (old: Message) => (old.id === message.id ? message : old)
  return { ...said, first: said.first && one(said.first), items: said.items.map(one) }
}

function textsOf(first: Message | null | undefined, items: readonly Message[], sending: readonly { text: string }[]) {
  return [...(first ? [first] : []), ...items, ...sending].map((one) => one.text)
}

/** Readers hear new messages by others: the name and the first words. */
function useAnnounced(items: readonly Message[], me: string | null) {
  const [last, setLast] = useState<string>()
  const newest = items.at(-1)
  useEffect(() => {
    if (!newest || newest.id === last) return
    setLast(newest.id)
    if (last === undefined || newest.author.id === me || newest.deletedAt) return
    const line = document.getElementById(`said ${newest.subjectId} ${newest.threadId}`)
    if (line) line.textContent = `${newest.author.name}: ${newest.text.slice(0, 80)}`
  }, [newest, last, me])
}
