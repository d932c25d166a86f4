/** How far one has read: said when the newest message is in view and someone is really there. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '#web/call.ts'
import { useCommunitySlug } from '#web/community.ts'
import { markRead } from '../contract.ts'
import type { Said } from './apply.ts'
import { isNew, lastSeq } from './rows.ts'

type Reading = { me: string | null; onRead: ((seq: number) => void) | undefined }

export function useReading(said: Said | undefined, { me, onRead }: Reading) {
  const community = useCommunitySlug()
  const [line, setLine] = useState<number | null>(null)
  const isAtBottom = useRef(false)
  /** After "mark unread" nothing counts as read until one leaves. */
  const isHeld = useRef(false)
  const told = useRef(0)
  const heard = useRef(onRead)
  heard.current = onRead
  // In a thread never read before, all of it is new: a line would say nothing.
  const from = said?.threadId && said.readSeq === 0 ? Number.MAX_SAFE_INTEGER : said?.readSeq
  if (from !== undefined && line === null) setLine(from)

  const subjectId = said?.subjectId
  const threadId = said?.threadId
  const newest = said ? lastSeq(said.items) : 0
  const readSeq = said?.readSeq ?? 0
  const catchUp = useCatchUp(said, me, setLine)
  const tell = useCallback(() => {
    const isHere = document.visibilityState === 'visible' && isAtBottom.current && !isHeld.current
    catchUp.current(isHere)
    if (!subjectId || !isHere) return
    if (newest <= Math.max(told.current, readSeq)) return
    told.current = newest
    const thread = threadId ? { threadId } : {}
    void call(markRead, { subjectId, ...thread, seq: newest }, { community })
      .then(() => heard.current?.(newest))
      .catch(() => {
        // It is told again with the next message or visit.
        told.current = 0
      })
  }, [subjectId, threadId, newest, readSeq, community, catchUp])
  useEffect(() => {
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [tell])

  const onBottom = (isThere: boolean) => {
    isAtBottom.current = isThere
    if (isThere) tell()
  }
  const unreadFrom = async (seq: number) => {
    if (!subjectId) return
    isHeld.current = true
    await call(
      markRead,
      { subjectId, ...(threadId && { threadId }), seq: Math.max(0, seq - 1), back: true },
      { community },
    )
    told.current = 0
    setLine(Math.max(0, seq - 1))
    heard.current?.(-1)
  }
  return { line, onBottom, unreadFrom, isAtBottom }
}

/** Whoever watches it come has missed nothing: then the line goes along, instead of standing above what was just read. */
function useCatchUp(said: Said | undefined, me: string | null, setLine: (seq: number) => void) {
  const known = useRef<{ newest: number; isBehind: boolean }>(undefined)
  if (said && !known.current) {
    const isBehind = said.items.some((one) => isNew(one, said.readSeq, me))
    known.current = { newest: lastSeq(said.items), isBehind }
  }
  const latest = useRef((_isHere: boolean) => {})
  latest.current = (isHere) => {
    const newest = said ? lastSeq(said.items) : 0
    if (!known.current || newest <= known.current.newest) return
    known.current.newest = newest
    if (!isHere) known.current.isBehind = true
    else if (!known.current.isBehind) setLine(newest)
  }
  return latest
}
