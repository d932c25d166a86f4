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
  /** The row to begin at; otherwise the unread line, otherwise the end. */
  start?: string | undefined
  /** Told whenever the newest message is in view, and when it no longer is. */
  onBottom: (isThere: boolean) => void
  /** Words on the jump button. */
  newBelow: number
  onJump: () => void
  fromTop?: boolean
}

/** What scrolls must be reachable by keyboard, in every browser. */
const reachable = { tabIndex: 0 }
/** Pages are fetched this far before they are needed, in pixels. */
const AHEAD = 900
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

  const look = () => {
    const handle = list.current
    if (!handle) return
    const below = handle.scrollSize - handle.viewportSize - handle.scrollOffset
    const isThere = below < NEAR && !hasNewer
    stick.current = isThere
    if (isThere !== isAtEnd) setAtEnd(isThere)
    props.onBottom(isThere)
    if (busy) return
    if (hasOlder && handle.scrollOffset < AHEAD) onMore('before')
    else if (hasNewer && below < AHEAD) onMore('after')
  }
  const toEnd = () => list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  useLayoutEffect(() => {
    if (stick.current && rows.length > 0) list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
    else if (rows.length > 0) look()
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
        {busy === 'before' && (
          <div className={styles.waiting}>
            <Skeletons count={1} />
          </div>
        )}
        {!hasOlder && props.beginning}
        <div className={styles.stream}>
          <Virtualizer
            ref={list}
            scrollRef={scroll}
            shift={isPrepended}
            bufferSize={600}
            onScroll={look}
            onResize={() => stick.current && toEnd()}
          >
            {rows.map((row) => (
              <div key={row.key}>{props.children(row)}</div>
            ))}
          </Virtualizer>
        </div>
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

function useStart(list: { current: VirtualizerHandle | null }, { rows, start }: Props, stick: { current: boolean }) {
  const begun = useRef<string>(undefined)
  useLayoutEffect(() => {
    const wish = start ?? 'end'
    if (rows.length === 0 || begun.current === wish) return
    const isFirst = begun.current === undefined
    const wanted = start
      ? rows.findIndex((row) => row.key === start)
      : isFirst
        ? rows.findIndex((row) => row.kind === 'unread')
        : -1
    if (start && wanted < 0) return
    begun.current = wish
    if (wanted < 0) return
    stick.current = false
    list.current?.scrollToIndex(wanted, { align: start ? 'center' : 'start', offset: start ? 0 : -72 })
    // Rows are measured once they are shown: the second time lands exactly.
    requestAnimationFrame(() =>
      list.current?.scrollToIndex(wanted, { align: start ? 'center' : 'start', offset: start ? 0 : -72 }),
    )
  })
}

/** Arrows walk from message to message; what can be done stands beside the one with the focus. */
function walk(event: KeyboardEvent<HTMLDivElement>, list: VirtualizerHandle | null) {
  const here = event.target as HTMLElement
  const isMessage = here.matches('[data-message]')
  const way = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!way || (!isMessage && here !== event.currentTarget)) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')]
  const next = isMessage ? all[all.indexOf(here) + way] : way < 0 ? all.at(-1) : undefined
  event.preventDefault()
  if (!next) return void list?.scrollBy(way * 120)
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}
