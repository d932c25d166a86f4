/** What waits for somebody elsewhere: each module says it of its own, home offers it among what they can do next. */
import type { Db, Query } from '#kernel/database.ts'
import type { Seer } from '#modules/subjects/visible.ts'

export type Asker = Seer & { community: string; now: Date }
/** How many wait, the first of them for how many days; no row where nothing does. */
type Waits = { count: number; days: number }
/** `name` is that of the `offers` in the module's screens. */
type Waiting = { name: `${string}.${string}`; look: (of: Asker) => Query<Waits> }

const known: Waiting[] = []

export function offerWaiting(waiting: Waiting): void {
  if (known.some(({ name }) => name === waiting.name)) throw new Error(`${waiting.name} is offered twice`)
  known.push(waiting)
}

/** What of all that waits for this member. */
export async function waitingFor(db: Db, asker: Asker): Promise<{ name: string; waiting: Waits }[]> {
  const rows = await Promise.all(known.map(({ look }) => db.one(look(asker))))
  return known.flatMap(({ name }, n) => (rows[n] ? [{ name, waiting: rows[n] }] : []))
}
