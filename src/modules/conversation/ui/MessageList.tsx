import { IconArrowDown } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import styles from './MessageList.module.css'
import type { Row } from './rows.ts'

type Way = 'before' | 'after'
type Props = {
  label: string
  rows: readonly Row[]
  children: (row: Row) => ReactElement
  /** Above the first row, when nothing older is left: how it began. */
  beginning?: ReactNode
  hasOlder: boolean
  hasNewer: boolean
  busy: Way | undefined
  onMore: (way: Way) => void
  /** What is shown is what the house says now: from then on it stands where it begins. */
  isReady: boolean
  /** The row to begin at; otherwise the unread line, otherwise the end. */
  start?: string | undefined
  /** Told what is in view: the log number of the last message, and whether that is the newest. */
  onLook: (seq: number, isEnd: boolean) => void
  /** Words on the jump button. */
  newBelow: number
  onJump: () => void
  fromTop?: boolean
}

/** What scrolls must be reachable by keyboard, in every browser. */
const reachable = { tabIndex: 0 }
/** Pages are fetched this far before they are needed, in pixels. */
const AHEAD = 1_600
/** So close to the end counts as the end. */
const NEAR = 40

/** Long histories, smooth both ways: only what is near is in the page. */
export function MessageList(props: Props) {
  const { rows, hasOlder, hasNewer, busy, onMore } = props
  const { t } = useTranslation('conversation')
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const stick = useRef(true)
  const isPrepended = usePrepended(rows)
  useStart(list, props, stick)
  useOwnWords(rows, stick)

  const look = () => {
    const box = scroll.current
    if (!box) return
    const below = box.scrollHeight - box.clientHeight - box.scrollTop
    const isThere = below < NEAR && !hasNewer
    stick.current = isThere
    if (isThere !== isAtEnd) setAtEnd(isThere)
    props.onLook(lastInView(rows, list.current), isThere)
    if (busy) return
    if (hasOlder && box.scrollTop < AHEAD) onMore('before')
    else if (hasNewer && below < AHEAD) onMore('after')
  }
  const toEnd = () => {
    if (scroll.current) scroll.current.scrollTop = scroll.current.scrollHeight
  }
  useLayoutEffect(() => {
    if (rows.length === 0) return
    if (stick.current) toEnd()
    look()
  })
  const jump = () => {
    stick.current = true
    if (hasNewer) props.onJump()
    else toEnd()
  }
  return (
    <div className={styles.frame}>
      <div
        className={styles.scroll}
        ref={scroll}
        role="log"
        aria-label={props.label}
        aria-live="off"
        {...reachable}
        onKeyDown={(event) => walk(event, list.current)}
      >
        {!props.fromTop && <div className={styles.spacer} />}
        <Virtualizer
          ref={list}
          scrollRef={scroll}
          shift={isPrepended}
          bufferSize={600}
          onScroll={look}
          onResize={() => stick.current && toEnd()}
        >
          {/* The first row is always there, so that nothing stands before the list: its places stay exact. */}
          <div key="start" className={styles.start}>
            {hasOlder ? <Coming /> : props.beginning}
          </div>
          {rows.map((row) => (
            <div key={row.key} className={styles.row}>
              {props.children(row)}
            </div>
          ))}
          {hasNewer && (
            <div key="end">
              <Coming />
            </div>
          )}
        </Virtualizer>
      </div>
      {!isAtEnd && (
        <button type="button" className={styles.jump} onClick={jump}>
          <IconArrowDown aria-hidden />
          {props.newBelow > 0 ? t('new_below', { count: props.newBelow }) : t('to_newest')}
        </button>
      )}
    </div>
  )
}

/** Of one height from the first: a page that comes in its place moves nothing. */
function Coming() {
  return (
    <div className={styles.coming}>
      <Skeletons count={1} />
    </div>
  )
}

/** The greatest log number among the messages down to the lower edge; those moved in from elsewhere have none. */
function lastInView(rows: readonly Row[], list: VirtualizerHandle | null): number {
  if (!list) return 0
  const last = list.findItemIndex(list.scrollOffset + list.viewportSize - 1) - 1
  const seen = rows.slice(0, Math.max(0, last)).findLast((row) => row.kind === 'message' && row.message.seq !== null)
  return seen?.kind === 'message' ? (seen.message.seq ?? 0) : 0
}

/** Whoever says something wants to see it. */
function useOwnWords(rows: readonly Row[], stick: { current: boolean }) {
  const last = rows.at(-1)
  const sending = last?.kind === 'sending' ? last.key : undefined
  const before = useRef(sending)
  useLayoutEffect(() => {
    if (sending && sending !== before.current) stick.current = true
    before.current = sending
  }, [sending, stick])
}

/** Whether rows came in before the first one: then the place is kept from the end. */
function usePrepended(rows: readonly Row[]): boolean {
  const firstMessage = rows.find((row) => row.kind === 'message')?.key
  const before = useRef(firstMessage)
  const isPrepended =
    before.current !== undefined && before.current !== firstMessage && rows.some((row) => row.key === before.current)
  useLayoutEffect(() => {
    before.current = firstMessage
  })
  return isPrepended
}

/** Begins at the wished message, else at the unread line, else at the end. */
function useStart(list: { current: VirtualizerHandle | null }, props: Props, stick: { current: boolean }) {
  const { rows, start, isReady } = props
  const begun = useRef<string>(undefined)
  useLayoutEffect(() => {
    const wish = start ?? 'end'
    if (!isReady || rows.length === 0 || begun.current === wish) return
    const isUnread = (row: Row) => begun.current === undefined && row.kind === 'unread'
    const wanted = rows.findIndex((row) => (start ? row.key === start : isUnread(row)))
    if (start && wanted < 0) return
    begun.current = wish
    if (wanted < 0) return
    stick.current = false
    const go = () =>
      list.current?.scrollToIndex(wanted + 1, { align: start ? 'center' : 'start', offset: start ? 0 : -72 })
    go()
    // Rows are measured once they are shown: the second time lands exactly.
    requestAnimationFrame(go)
  })
}

/** Arrows walk from message to message, below the last one and by Escape to where one writes. */
function walk(event: KeyboardEvent<HTMLDivElement>, list: VirtualizerHandle | null) {
  const here = event.target as HTMLElement
  const box = event.currentTarget
  const isMessage = here.matches('[data-message]')
  if (event.key === 'Escape' && isMessage) return write(event)
  const way = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!way || (!isMessage && here !== box)) return
  const all = [...box.querySelectorAll<HTMLElement>('[data-message]')]
  const lower = box.getBoundingClientRect().bottom
  const lastSeen = all.findLast((one) => one.getBoundingClientRect().bottom <= lower + 1)
  const next = isMessage ? all[all.indexOf(here) + way] : way < 0 ? lastSeen : undefined
  if (isMessage && way > 0 && !next) return write(event)
  event.preventDefault()
  if (!next) return void list?.scrollBy(way * 120)
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

function write(event: KeyboardEvent<HTMLDivElement>) {
  const box = event.currentTarget.closest('[data-talk]')?.querySelector<HTMLElement>('[data-writes]')
  if (!box) return
  event.preventDefault()
  box.focus()
}
