import { listCircles } from '#modules/communities/contract-circles.ts'
import { useHere } from '#web/here.ts'
import { useQuery } from '#web/query.ts'
import type { GoalShown } from './use-goal-words.ts'

/** Where I could set a goal; the server decides, this only keeps what would be refused out of sight. */
export function useSteering() {
  const { community, memberId } = useHere()
  const asked = useQuery(listCircles, {})
  const role = community.me?.role
  const isSteward = role === 'owner' || role === 'steward'
  const circles = (asked.data?.items ?? []).filter(({ isIn, isHost }) => (isSteward ? isIn : isHost))
  const hosted = new Set(circles.map(({ id }) => id))
  return {
    isSteward,
    circles,
    maySetBelow: (goal: GoalShown) =>
      isSteward || goal.owner?.id === memberId || (goal.circleId !== null && hosted.has(goal.circleId)),
  }
}
