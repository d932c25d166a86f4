/** The goals above one, the nearest first. Pure. */
export function ancestorsOf<G extends { id: string; parentId: string | null }>(goals: readonly G[], id: string): G[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]))
  const above: G[] = []
  let goal = known.get(known.get(id)?.parentId ?? '')
  while (goal && !above.includes(goal)) {
    above.push(goal)
    goal = known.get(goal.parentId ?? '')
  }
  return above
}

type Shared = { id: string; parentId: string | null; state: string; intendedShare: number | null }

/** What the open goals beside one want of all effort together, in percent. */
export function sharesBeside(goals: readonly Shared[], id: string | undefined, parentId: string | null): number {
  return goals
    .filter((goal) => goal.id !== id && goal.state === 'open' && (goal.parentId ?? null) === parentId)
    .reduce((sum, { intendedShare }) => sum + (intendedShare ?? 0), 0)
}
