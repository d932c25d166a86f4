import type { Refused } from '#web/call.ts'
import { toast } from '#web/kit/toast.ts'
import { getCircle, listCircles } from '../contract-circles.ts'
import { useSaid } from './said.ts'

/** What is the same for everything done to a circle: what looks again, and how a refusal is said. */
export function useTold() {
  const { refused } = useSaid()
  const onRefused = (no: Refused) => void toast({ text: refused(no), kind: 'bad' })
  return { refreshes: [getCircle, listCircles], onRefused }
}
