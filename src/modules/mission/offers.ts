/** Lent to later modules: the mission of a community that is being founded, and what something is for, by name. */
import type * as z from 'zod'
import type { NewGoal } from './contract-goals.ts'
import { insertGoal } from './insert-goal.ts'
import type { Recording } from './insert-metric.ts'
import { type CharterText, writeVersion } from './write-charter.ts'

export { contributes } from './contributions.ts'
export { namedPurpose } from './named.ts'
export type { Recording }
export type FoundedMission = { charterId: string; valueIds: string[]; goalId: string | null; metricId: string | null }

/**
 * Writes the first charter and the first goal, in founding's transaction after `enter`. `actor` is the founder as the
 * member they have just become (kind, memberId, role); they have accepted what they wrote.
 */
export async function foundMission(
  maker: Recording,
  { mission, values, goal }: Pick<CharterText, 'mission' | 'values'> & { goal: z.output<typeof NewGoal> | null },
): Promise<FoundedMission> {
  const written = await writeVersion(maker, { mission, values, inScope: [], outOfScope: [], reason: '' }, 0)
  const made = goal ? await insertGoal(maker, goal) : { goalId: null, metricId: null }
  return { ...written, ...made }
}
