/** What the house does minute by minute, one thing after the other: where one fails, the others go on. */
import type { Query } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'

type One = { slug: string; id: string }
/** `resting`: not these. */
type Ask = { until: Date; most: number; resting: string[] }

/** What failed is tried again after so long; a restart tries it at once. */
const REST_MS = 3_600_000

export function scheduleEach(
  name: `${string}.${string}`,
  {
    due,
    most,
    does,
  }: { due: (ask: Ask) => Query<One>; most: number; does: (house: House, one: One) => Promise<unknown> },
): void {
  const rests = new Map<string, number>()
  schedule(name, { everyMinutes: 1 }, async (house, report) => {
    const now = house.clock.now().getTime()
    for (const [id, until] of rests) if (until <= now) rests.delete(id)
    const resting = [...rests.keys()]
    for (const one of await house.clerk.rows(due({ until: house.clock.now(), most, resting })))
      await does(house, one).catch((error) => {
        if (error instanceof Refusal) return // done by another node meanwhile
        rests.set(one.id, now + REST_MS)
        report(error)
      })
    return 0
  })
}
