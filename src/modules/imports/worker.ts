/**
 * Does what takes time: analysing, carrying, taking back. A run is a row with a state and a place in its source; whoever
 * works on it says so by a lease. After a restart, or when a node died, another goes on where it was.
 */
import { sql } from 'kysely'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { analyse } from './analyse.ts'
import { asOperator, carry, localOf } from './carry.ts'
import { askMatched } from './claims.ts'
import { takeBack } from './contract-writing.ts'
import { fetchFiles, withoutSpared } from './fetch-files.ts'
import { knownIn } from './ledger.ts'
import { openExport, placeOf } from './open-export.ts'
import { bytesOf, dropParts } from './parts.ts'
import {
  endRun,
  keepAnalysis,
  LEASE_MS,
  listRunRows,
  type OfRun,
  opened,
  problemCode,
  type RunRow,
  takeRun,
  whileHeld,
} from './run-rows.ts'
import type { ImportSource } from './source.ts'
import { onDisk } from './spool.ts'
import { carryWhole, lookAtWhole } from './whole.ts'

const working = new Map<string, Promise<void>>()
const MOST_TRIES = 5
const AGAIN_MS = 60_000

/** Begins at once, unless somebody is at it; the row remembers what is to be done. */
export function goOn(of: OfRun): void {
  const key = of.importId
  const before = working.get(key)
  const work = (before ?? Promise.resolve())
    .then(() => workOn(of))
    .catch(() => {}) // the house is closing: the lease ends, and whoever comes next goes on
    .finally(() => {
      if (working.get(key) === work) working.delete(key)
    })
  working.set(key, work)
}

/** Nothing is being worked on here any more. */
export async function whenIdle(): Promise<void> {
  while (working.size > 0) await Promise.all(working.values())
}

schedule('imports.go_on', { everyMinutes: 1 }, async (house) => {
  const due = await house.clerk.rows(sql<{ communityId: string; slug: string; id: string }>`
    select community_id, slug, id from imports_due(${house.clock.now()}::timestamptz, 20)`)
  for (const { slug, id } of due) {
    const community = await house.tenancy.communityBySlug(slug)
    if (community) goOn({ house, community, importId: id })
  }
  return 0
})

async function workOn(of: OfRun): Promise<void> {
  const { house, community, importId: id } = of
  const now = house.clock.now()
  const lease = { community: community.id, id, now, until: new Date(now.getTime() + LEASE_MS) }
  const taken = await house.db.transaction(community.id, (tx) => tx.one(takeRun(lease)))
  if (!taken) return
  try {
    const [run] = await house.db.transaction(community.id, (tx) => listRunRows(tx, community.id, sql`r.id = ${id}`))
    if (run) await whileHeld(of, async () => doings[taken.state]?.(of, run))
  } catch (error) {
    await failed(of, error)
  }
}

/** What refuses will refuse again. What broke may have been the moment: it is tried a few times. */
async function failed(of: OfRun, error: unknown): Promise<void> {
  const { house, community, importId: id } = of
  // Another took it over while this one slept: it is theirs now.
  if (error instanceof Refusal && error.code === 'out_of_step') return
  if (!(error instanceof Refusal)) {
    const again = new Date(house.clock.now().getTime() + AGAIN_MS)
    const row = await house.db.transaction(community.id, (tx) =>
      tx.one(sql<{ tries: number }>`
        update import_run set taken_until = ${again}, figures = figures || jsonb_build_object('tries',
          coalesce((figures->>'tries')::int, 0) + 1)
        where community_id = ${community.id} and id = ${id} returning (figures->>'tries')::int as tries`),
    )
    if ((row?.tries ?? 0) < MOST_TRIES) return
  }
  await endRun(of, { state: 'failed', problem: problemCode(error) })
  await dropParts({ house, community: community.id, importId: id })
}

const doings: Record<string, (of: OfRun, run: RunRow) => Promise<void>> = {
  analysing: (of, run) =>
    run.isWhole
      ? onDiskAgain(of, run, (path) => lookAtWhole(of, path))
      : withSource(of, run, (source) => look(of, source)),
  running: (of, run) =>
    run.isWhole
      ? onDiskAgain(of, run, (path) => carryWhole(of, path))
      : withSource(of, run, (source) => move(of, run, source)),
  undoing: (of) => moveBack(of),
}

function onDiskAgain(of: OfRun, { size }: RunRow, work: (path: string) => Promise<void>): Promise<void> {
  const { house, community, importId } = of
  // The command's file ended with its process; what it brought is here, and the command may be given again.
  if (size === 0) throw new Refusal('refused', 'archive_is_gone')
  return onDisk(bytesOf({ house, community: community.id, importId }), size, work)
}

const withSource = (of: OfRun, run: RunRow, work: (source: ImportSource) => Promise<void>): Promise<void> =>
  onDiskAgain(of, run, async (path) => {
    const source = await openExport(path, undefined, run.name)
    try {
      await work(source)
    } finally {
      source.close()
    }
  })

async function look(of: OfRun, source: ImportSource): Promise<void> {
  const { house, community } = of
  const place = placeOf(source)
  const unknown = t(community.language, 'imports:unknownPerson')
  const analysed = await analyse(source, {
    unknown,
    local: localOf(community),
    knows: knownIn(house, community.id, place),
  })
  await keepAnalysis(of, { ...place, total: analysed.total, analysis: analysed })
}

async function move(of: OfRun, run: RunRow, source: ImportSource): Promise<void> {
  const { house, community, importId } = of
  const batch = { ...placeOf(source), importId }
  const audiences = await chosenIn(of)
  const choose = (key: string) => audiences.get(key)
  const rest = await carry({ house, community, source, batch, cursor: run.done, choose, hostId: run.by?.id ?? null })
  await askMatched(of, batch)
  if (run.fetches) await fetchFiles({ ...of, source, opener: opened(of, run) })
  await endRun(of, { state: 'done', rest: run.fetches ? withoutSpared(source, rest) : rest })
  await dropParts({ house, community: community.id, importId })
}

async function chosenIn({ house, community, importId }: OfRun): Promise<Map<string, 'community' | 'circle'>> {
  const row = await house.db.transaction(community.id, (tx) =>
    tx.one(sql<{ audiences: { key: string; audience: 'community' | 'circle' }[] }>`
      select audiences from import_run where community_id = ${community.id} and id = ${importId}`),
  )
  return new Map(row?.audiences.map(({ key, audience }) => [key, audience]))
}

async function moveBack(of: OfRun): Promise<void> {
  const { house, community, importId } = of
  while (!(await asOperator(of, takeBack, { importId })).isOver);
  await house.db.transaction(community.id, async (tx) =>
    tx.send(sql`
      update import_run set state = 'undone', taken_until = null where community_id = ${community.id} and id = ${importId}
        and state = 'undoing'`),
  )
}

/** Archives that nobody went on with hold what people wrote to each other: a week is enough to come back. */
const IDLE_MS = 7 * 86_400_000

schedule('imports.forget', { everyMinutes: 60, keptHours: IDLE_MS / 3_600_000 }, async (house: House) => {
  const before = new Date(house.clock.now().getTime() - IDLE_MS)
  const idle = await house.clerk.rows(sql<{ communityId: string; id: string }>`
    select community_id, id from imports_idle(${before}::timestamptz, 20)`)
  for (const { communityId, id } of idle) {
    await dropParts({ house, community: communityId, importId: id })
    await house.db.transaction(communityId, async (tx) => {
      // What wrote something stays for its undo; the rest is as if it had never been.
      tx.send(sql`
        delete from import_run r where r.community_id = ${communityId} and r.id = ${id} and not exists (
          select from imported i where i.community_id = r.community_id and i.import_id = r.id)`)
      tx.send(sql`
        update import_run set analysis = null, opens = null where community_id = ${communityId} and id = ${id}`)
    })
  }
  return idle.length
})
