/** Who has this community open right now, as the live socket says. */
import { useSyncExternalStore } from 'react'
import { useLive } from './live.ts'

const nothing = () => {}

export function useIsHere(memberId: string | undefined): boolean {
  const live = useLive()
  return useSyncExternalStore(
    (hear) => live?.onState(hear) ?? nothing,
    () => memberId !== undefined && (live?.here().has(memberId) ?? false),
  )
}
