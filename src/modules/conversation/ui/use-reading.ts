/** How far one has read: told to the house once messages were in view and someone was really there. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { markRead } from '../contract.ts'
import type { Said } from './apply.ts'
import { answered, beginReading, countNew, looked, missed, putBack, type Reading } from './reading.ts'
import { lastSeq } from './rows.ts'

/** Told up to a log number; how many new ones are left, where that is known. */
export type OnRead = (upTo: number, left: number | undefined) => void

/** While someone scrolls through what is new: so long after they stop, it counts as read. */
const REST_MS = 700

export function useReading(said: Said | undefined, onRead: OnRead | undefined) {
  const community = useCommunitySlug()
  const { memberId: me } = useHere()
  const [reading, setReading] = useState<Reading>()
  if (said && !reading) setReading(beginReading(said, me))
  const now = useRef({ said, reading, onRead, me })
  now.current = { said, reading, onRead, me }
  const view = useRef({ seq: 0, isEnd: false })
  const told = useRef(0)
  /** After "mark unread" nothing counts as read until one leaves. */
  const isHeld = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const tell = useCallback(
    async (seq: number) => {
      const { said: shown } = now.current
      if (!shown || isHeld.current || seq <= Math.max(told.current, shown.readSeq)) return
      told.current = seq
      const thread = shown.threadId ? { threadId: shown.threadId } : {}
      try {
        await call(markRead, { subjectId: shown.subjectId, ...thread, seq }, { community })
        const { said: then, onRead: hear } = now.current
        hear?.(seq, then && then.newer === null ? countNew(then.items, seq, now.current.me) : undefined)
      } catch {
        // It is told again with the next message or visit.
        told.current = 0
      }
    },
    [community],
  )

  const attend = useCallback(() => {
    clearTimeout(timer.current)
    const { said: shown, reading: before } = now.current
    if (!shown || !before || isHeld.current) return
    const isHere = document.visibilityState === 'visible'
    const { isEnd } = view.current
    const seq = isEnd ? lastSeq(shown.items) : view.current.seq
    const after = isHere ? looked(before, { seq, isEnd }) : before
    const lined =
      isHere && isEnd ? answered(after, shown.items, now.current.me) : missed(after, shown.items, now.current.me)
    if (lined !== before) setReading(lined)
    if (!isHere) return
    if (isEnd) void tell(seq)
    else timer.current = setTimeout(() => void tell(seq), REST_MS)
  }, [tell])

  const newest = said?.items.at(-1)?.id
  useEffect(() => {
    if (newest !== undefined) attend()
    document.addEventListener('visibilitychange', attend)
    return () => document.removeEventListener('visibilitychange', attend)
  }, [attend, newest])
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = (seq: number, isEnd: boolean) => {
    if (view.current.seq === seq && view.current.isEnd === isEnd) return
    view.current = { seq, isEnd }
    attend()
  }
  const unreadFrom = async (seq: number) => {
    const { said: shown } = now.current
    if (!shown) return
    isHeld.current = true
    const before = Math.max(0, seq - 1)
    const thread = shown.threadId ? { threadId: shown.threadId } : {}
    await call(markRead, { subjectId: shown.subjectId, ...thread, seq: before, back: true }, { community })
    told.current = 0
    setReading(putBack(before))
    now.current.onRead?.(before, countNew(shown.items, before, now.current.me))
  }
  return { line: reading?.line ?? null, upTo: reading?.upTo ?? 0, look, unreadFrom }
}
