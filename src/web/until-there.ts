/** Waits for the house: looks now and then, and at once when the network comes back or another call was answered. */
import { useCallback, useEffect, useRef } from 'react'
import { onReached } from './reached.ts'

const LOOK_MS = 5_000

const isThere = (): Promise<boolean> =>
  fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  )

/** `then` each time it was found to be there. Answers with a way to look at once. */
export function useUntilThere(then: () => void): () => void {
  const latest = useRef(then)
  latest.current = then
  const look = useCallback(async () => {
    if (await isThere()) latest.current()
  }, [])
  useEffect(() => {
    const timer = setInterval(look, LOOK_MS)
    const unreach = onReached(look)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      unreach()
      window.removeEventListener('online', look)
    }
  }, [look])
  return look
}
