/** Lent to later modules: the mission of a community that is being founded, and what something is for, by name. */
import type * as z from 'zod'
import type { NewGoal } from './contract-goals.ts'
import { insertGoal } from './insert-goal.ts'
import type { Recording } from './insert-metric.ts'
import { type CharterText, writeVersion } from './write-charter.ts'

export { namedPurpose } from './named.ts'
export { offerWaiting } from './next.ts'
export type { Recording }
export type FoundedMission = { charterId: string; valueIds: string[]; goalIds: string[] }

/**
 * Writes the first charter and the first goals, in founding's transaction after `enter`. `actor` is the founder as the
 * member they have just become (kind, memberId, role); they have accepted what they wrote.
 */
export async function foundMission(
  maker: Recording,
  { mission, values, goals }: Pick<CharterText, 'mission' | 'values'> & { goals: z.output<typeof NewGoal>[] },
): Promise<FoundedMission> {
  const written = await writeVersion(maker, { mission, values, inScope: [], outOfScope: [], reason: '' }, 0)
  const goalIds: string[] = []
  for (const goal of goals) goalIds.push((await insertGoal(maker, goal)).goalId)
  return { ...written, goalIds }
}
