/** Fetches the code of what may be needed next while nothing else is to be done: a lost network then breaks no way. */
import type { QueryClient } from '@tanstack/react-query'

type Part = () => Promise<unknown>

/** Marked in the browser's timeline (User Timing, W3C) once all that is fetched ahead is there. */
export const FETCHED_AHEAD = 'leitstern:fetched-ahead'

/** Browsers without it get a pause instead. */
const PAUSE_MS = 300
const quietMoment = (): Promise<void> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(() => resolve()) : setTimeout(resolve, PAUSE_MS),
  )

/** So long nothing was asked or answered: what the screen shows has come, and was drawn. */
const SILENCE_MS = 500

/** Before it the screen itself needs the network and the machine. Returns how to give up. */
export function whenAnswered(client: QueryClient, then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (client.isFetching() > 0) return
      stop()
      then()
    }, SILENCE_MS)
  }
  const unhear = client.getQueryCache().subscribe(wait)
  const stop = () => {
    clearTimeout(timer)
    unhear()
  }
  wait()
  return stop
}

const reachable = (): Promise<unknown> =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise((resolve) => window.addEventListener('online', resolve, { once: true }))

/** One part after the other; what does not come is fetched when it is needed. Not where data is to be saved. */
export async function fetchQuietly(parts: readonly Part[]): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (connection?.saveData) return
  for (const part of parts) {
    await quietMoment()
    await reachable()
    await part().catch(() => {})
  }
  performance.mark(FETCHED_AHEAD)
}
