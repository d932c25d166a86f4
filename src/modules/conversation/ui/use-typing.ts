/** Who is writing here right now; said at most every three seconds, forgotten after five. */
import { useEffect, useRef, useState } from 'react'
import { useHere } from '#web/here.ts'
import { useLive } from '#web/live.ts'

const TELL_MS = 3_000
const FORGET_MS = 5_000

export function useTyping(subjectId: string, threadId: string | null) {
  const live = useLive()
  const { memberId } = useHere()
  const [typing, setTyping] = useState<readonly string[]>([])
  const toldAt = useRef(0)
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const forget = (member: string) => setTyping((all) => all.filter((one) => one !== member))
    const stop = live?.hearTyping(({ member, subject, thread }) => {
      if (subject !== subjectId || thread !== threadId || member === memberId) return
      clearTimeout(timers.get(member))
      timers.set(member, setTimeout(forget, FORGET_MS, member))
      setTyping((all) => (all.includes(member) ? all : [...all, member]))
    })
    // Who just said it no longer writes it.
    const unhear = live?.hear((frame) => {
      const author = frame !== 'reset' && (frame.patch as { message?: { author: { id: string } } })?.message?.author.id
      if (author) forget(author)
    })
    return () => {
      stop?.()
      unhear?.()
      for (const timer of timers.values()) clearTimeout(timer)
      setTyping([])
    }
  }, [live, subjectId, threadId, memberId])
  const tell = () => {
    if (Date.now() - toldAt.current < TELL_MS) return
    toldAt.current = Date.now()
    live?.typing(subjectId, threadId)
  }
  return { typing, tell }
}
