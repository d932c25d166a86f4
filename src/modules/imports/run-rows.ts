/** An import as a row: what is known of it, who works on it, how it ended. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Report, type Run, UNDO_DAYS } from './contract.ts'
import { named } from './figures.ts'
import { mayMoveIn } from './rules.ts'
import type { Opener } from './source.ts'
import { systems } from './systems.ts'

export type OfRun = { house: House; community: CommunityRef; importId: string }
const DAY = 86_400_000
/** Whoever works on a run says so three times in this time. */
export const LEASE_MS = 60_000

export type RunRow = Omit<Run, 'can' | 'undoUntil' | 'fetch'> & {
  space: string
  figures: Record<string, number>
  hasWritten: boolean
  fetches: boolean
  opens: string | null
}

/** Condition over `import_run r`. */
export function listRunRows(db: Db, community: string, which: RawBuilder<unknown>, most = 1): Promise<RunRow[]> {
  return db.rows(sql<RunRow>`
    select r.id, r.state, r.system, r.is_whole, r.space, r.name, r.size, r.received, r.total, r.cursor as done, r.report, r.problem,
      r.started_at, r.finished_at, r.figures, r.fetches, r.opens,
      (select json_build_object('id', m.id, 'name', m.name) from member m
        where m.community_id = r.community_id and m.id = r.made_by) as by,
      case when r.state = 'undone' then (select count(*)::int from imported i
        where i.community_id = r.community_id and i.import_id = r.id and i.kept is not null) else 0 end as kept,
      exists (select from imported i where i.community_id = r.community_id and i.import_id = r.id) as has_written
    from import_run r where r.community_id = ${community} and ${which}
    order by r.started_at desc, r.id desc limit ${most}`)
}

export async function findRun(
  { db, community, actor }: { db: Db; community: CommunityRef; actor: Actor },
  importId: string,
): Promise<RunRow | undefined> {
  // Who may not move anything in learns nothing of what was.
  if (!mayMoveIn({ actor })) return undefined
  return (await listRunRows(db, community.id, sql`r.id = ${importId}`))[0]
}

export function shownRun({ space: _, opens: __, figures, hasWritten, fetches, ...row }: RunRow, now: Date): Run {
  // A whole community is started, discarded and taken back by other operations.
  const isHistory = !row.isWhole
  const isOver = isHistory && (row.state === 'done' || (row.state === 'failed' && hasWritten))
  const until = row.finishedAt && new Date(Date.parse(row.finishedAt) + UNDO_DAYS * DAY)
  const undoUntil = isOver && until && until > now ? until.toISOString() : null
  const can = {
    start: isHistory && row.state === 'analysed',
    undo: undoUntil !== null,
    discard: isHistory && (['uploading', 'analysed'].includes(row.state) || (row.state === 'failed' && !hasWritten)),
  }
  const { fetched = 0, missed = 0, toFetch } = figures
  const fetch = fetches && toFetch ? { done: fetched + missed, missed, all: toFetch } : null
  return { ...row, fetch, undoUntil, can }
}

/** A run of the command: nobody else could go on with it, as nobody else has the file. Its lease tells when it died. */
export async function insertRun(
  { house, community, importId }: OfRun,
  { system, space, name }: { system: string; space: string; name: string },
): Promise<void> {
  const now = house.clock.now()
  const until = new Date(now.getTime() + LEASE_MS)
  await house.db.transaction(community.id, async (tx) =>
    tx.send(sql`
      insert into import_run (community_id, id, system, space, name, state, started_at, taken_until)
      values (${community.id}, ${importId}, ${system}, ${space}, ${name}, 'running', ${now}, ${until})`),
  )
}

type Found = { system: string; space: string; total: number; analysis: object }

export function keepAnalysis({ house, community, importId }: OfRun, found: Found): Promise<void> {
  return house.db.transaction(community.id, async (tx) =>
    tx.send(sql`
      update import_run set state = 'analysed', taken_until = null, system = ${found.system}, space = ${found.space},
        total = ${found.total}, analysis = ${JSON.stringify(found.analysis)}::jsonb
      where community_id = ${community.id} and id = ${importId} and state = 'analysing'`),
  )
}

type End = { state: 'done'; rest: Pick<Report, 'skipped' | 'changed' | 'lost'> } | { state: 'failed'; problem: string }

export function endRun(
  of: OfRun,
  end: { state: 'done'; rest: Pick<Report, 'skipped' | 'changed' | 'lost'> },
): Promise<Report>
export function endRun(of: OfRun, end: { state: 'failed'; problem: string }): Promise<undefined>
/** The archive is not needed any more, nor what was found in it. */
export async function endRun({ house, community, importId }: OfRun, end: End): Promise<Report | undefined> {
  const now = house.clock.now()
  return house.db.transaction(community.id, async (tx) => {
    const row = (await listRunRows(tx, community.id, sql`r.id = ${importId}`))[0]!
    const report = end.state === 'done' ? reportOf(row, end.rest) : undefined
    const problem = end.state === 'failed' ? end.problem : null
    tx.send(sql`
      update import_run set state = ${end.state}, report = ${report ?? null}::jsonb, problem = ${problem}::text,
        finished_at = ${now}, taken_until = null, analysis = null, matches = '[]', audiences = '[]', opens = null
      where community_id = ${community.id} and id = ${importId}`)
    return report
  })
}

function reportOf({ system, figures }: RunRow, rest: Pick<Report, 'skipped' | 'changed' | 'lost'>): Report {
  const of = (what: string) => figures[what] ?? 0
  const known = of('known')
  const unkept = { file_damaged: of('damaged'), file_not_accepted: of('notAccepted'), file_not_fetched: of('missed') }
  const lost = Object.entries(unkept).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : []))
  const skipped = [...rest.skipped, ...(known > 0 ? [{ reason: 'already_here', count: known }] : [])]
  return {
    system,
    ...named(bringsOf(system), { ...figures, withBytes: of('withBytes') + of('fetched') }),
    ...rest,
    lost: [...rest.lost, ...lost].sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1)),
    skipped: skipped.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  }
}

const bringsOf = (system: string) => systems.find(({ name }) => name === system)?.brings ?? 'talk'

const sealedFor = ({ community, importId }: OfRun): string => `import ${community.id} ${importId}`

/** What opens files elsewhere waits for its run sealed, and goes with its end. */
export const closed = (of: OfRun, opener: Opener): string => of.house.seal.close(JSON.stringify(opener), sealedFor(of))
export function opened(of: OfRun, { opens }: Pick<RunRow, 'opens'>): Opener | undefined {
  const text = opens === null ? undefined : of.house.seal.open(opens, sealedFor(of))
  return text === undefined ? undefined : JSON.parse(text)
}

/** A refusal's code, else that something broke: never a message, which may quote what people wrote. */
export const problemCode = (error: unknown): string => (error instanceof Refusal ? error.code : 'bug')

/** Of several nodes one gets it; none while somebody works on it. */
export const takeRun = prepared(
  (a: { community: string; id: string; now: Date; until: Date }) => sql<{ state: string }>`
    update import_run set taken_until = ${a.until}
    where community_id = ${a.community} and id = ${a.id} and taken_until <= ${a.now}
      and state in ('analysing', 'running', 'undoing') returning state`,
)
const holdRun = prepared(
  (a: { community: string; id: string; until: Date }) => sql`
    update import_run set taken_until = ${a.until}
    where community_id = ${a.community} and id = ${a.id} and taken_until is not null`,
)

/** Says all the while that somebody is at it. */
export async function whileHeld<T>({ house, community, importId: id }: OfRun, work: () => Promise<T>): Promise<T> {
  const hold = () => {
    const until = new Date(house.clock.now().getTime() + LEASE_MS)
    return house.db.transaction(community.id, async (tx) => tx.send(holdRun({ community: community.id, id, until })))
  }
  const beat = setInterval(() => void hold().catch(() => {}), LEASE_MS / 3)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}
