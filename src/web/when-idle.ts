/** What is asked anew before it has come would never come on a slow network. */
import type { QueryClient } from '@tanstack/react-query'

type Waiting = {
  look: () => void
  /** How to give up what waits: taken out again when it is done. */
  waiting: Set<() => void>
}

/** At once, or as soon as nothing of this query is on its way. */
export function whenIdle(client: QueryClient, queryKey: readonly unknown[], { look, waiting }: Waiting): void {
  const isIdle = () => client.isFetching({ queryKey, exact: true }) === 0
  if (isIdle()) {
    look()
    return
  }
  const unhear = client.getQueryCache().subscribe(() => {
    if (!isIdle()) return
    stop()
    look()
  })
  const stop = () => {
    unhear()
    waiting.delete(stop)
  }
  waiting.add(stop)
}
