/** What is done now and then: declared beside what it cleans, done by one node at a time, in steps that may be cut. */
import { sql } from 'kysely'
import { prepared } from './database.ts'
import type { House } from './perform.ts'
import { kindOfError } from './refusal.ts'

/**
 * One bounded step: answers how many things it did, and is asked again until that is none. Safe to run twice at once.
 * `report`: of what failed in it while the rest went on.
 */
type Step = (house: House, report: (error: unknown) => void) => Promise<number>
/** `keptHours`: how long what it cleans is kept after it has ended; for the report on retention. */
type Rhythm = { everyMinutes: number; keptHours?: number }
type Job = Rhythm & { name: string; step: Step }

const jobs = new Map<string, Job>()

export function schedule(name: `${string}.${string}`, rhythm: Rhythm, step: Step): void {
  if (jobs.has(name)) throw new Error(`${name} is scheduled twice`)
  jobs.set(name, { name, ...rhythm, step })
}

const FORGOTTEN_AT_ONCE = 1_000

/** What is kept for so long after it has ended; `by`: the clerk's function (before, most) that answers how many went. */
export function scheduleForgetting(
  name: `${string}.${string}`,
  { afterHours, by }: { afterHours: number; by: string },
) {
  schedule(name, { everyMinutes: 60, keptHours: afterHours }, async (house) => {
    const before = minutesFrom(house, -60 * afterHours)
    const forget = sql<{ n: number }>`select ${sql.id(by)}(${before}::timestamptz, ${FORGOTTEN_AT_ONCE}::int) as n`
    return (await house.clerk.rows(forget))[0]!.n
  })
}

export const jobsScheduled = (): string[] => [...jobs.keys()]
/** Of those that forget. */
export const retentions = (): { name: string; keptHours: number }[] =>
  [...jobs.values()].flatMap(({ name, keptHours }) => (keptHours === undefined ? [] : { name, keptHours }))

const MINUTE = 60_000
const LOOK_MS = MINUTE
/** Whoever took a job and is silent for so long has died. A step takes far less. */
const TAKEN_MINUTES = 10
const AGAIN_MINUTES = 10
/** The rest waits for the next look: other jobs get their turn. */
const MOST_STEPS = 500

export function runJobs(house: House, report: (error: unknown, where: string) => void) {
  let current: Promise<void> | undefined
  let stopped = false
  const take = (name: string) =>
    house.db.rows(claim({ name, now: house.clock.now(), until: minutesFrom(house, TAKEN_MINUTES) }))
  const leave = (name: string, nextIn: number, { done = null, error = null, removed = 0 }: Partial<Outcome> = {}) =>
    house.db.rows(release({ name, next: minutesFrom(house, nextIn), now: house.clock.now(), done, error, removed }))

  const work = async () => {
    for (const job of jobs.values()) if (!stopped && (await take(job.name)).length > 0) await run(job)
  }
  const run = async ({ name, everyMinutes, step }: Job) => {
    let removed = 0
    try {
      for (let steps = 0; !stopped && steps < MOST_STEPS; steps++) {
        const some = await step(house, (error) => report(error, name))
        removed += some
        if (some === 0) return await leave(name, everyMinutes, { done: house.clock.now(), removed })
        await house.db.rows(hold({ name, until: minutesFrom(house, TAKEN_MINUTES) }))
      }
      await leave(name, 0, { removed })
    } catch (error) {
      report(error, name)
      await leave(name, Math.min(everyMinutes, AGAIN_MINUTES), { error: kindOfError(error), removed })
    }
  }
  const look = () => {
    current ??= work()
      .catch((error) => report(error, 'jobs'))
      .finally(() => {
        current = undefined
      })
    return current
  }
  const poll = setInterval(look, LOOK_MS)
  poll.unref()
  return {
    /** Until nothing is due. */
    settle: look,
    stop: async () => {
      stopped = true
      clearInterval(poll)
      await current
    },
  }
}

/** Times are the house's, never the database's. */
const minutesFrom = ({ clock }: House, minutes: number): Date => new Date(clock.now().getTime() + minutes * MINUTE)

/** One statement, one row: of several nodes exactly one gets it. */
const claim = prepared(
  (a: { name: string; now: Date; until: Date }) => sql<{ name: string }>`
    insert into job (name, next_at, taken_until) values (${a.name}, ${a.now}, ${a.until})
    on conflict (name) do update set taken_until = excluded.taken_until
      where job.next_at <= ${a.now} and job.taken_until <= ${a.now} returning name`,
)
const hold = prepared(
  (a: { name: string; until: Date }) => sql`update job set taken_until = ${a.until} where name = ${a.name}`,
)
type Outcome = { done: Date | null; error: string | null; removed: number }
const release = prepared(
  (a: Outcome & { name: string; next: Date; now: Date }) => sql`
    update job set next_at = ${a.next}, taken_until = '-infinity', done_at = coalesce(${a.done}::timestamptz, done_at),
      failures = case when ${a.error}::text is null then 0 else failures + 1 end, last_error = ${a.error}::text,
      removed = removed + ${a.removed}::bigint,
      last_removed = case when ${a.removed}::bigint > 0 then ${a.removed}::bigint else last_removed end,
      last_removed_at = case when ${a.removed}::bigint > 0 then ${a.now}::timestamptz else last_removed_at end
    where name = ${a.name}`,
)
