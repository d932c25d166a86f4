/** Exports of a community: by an owner in the background, by the operator as a stream. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { schedule } from '#kernel/jobs.ts'
import { keeps } from '#kernel/keeping.ts'
import { type House, handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { downloadExport, type Export, exportCommunity, listExports, startExport } from '../contract.ts'
import { isOperator, isOwner } from '../rules.ts'
import { packed } from '../zip.ts'
import { packCommunity } from './pack.ts'

/** Gone within a week, whoever made it. */
keeps('leaving.exports', { names: { 'export_run.made_by': 'stays' } })

const DAY = 86_400_000
const KEPT_DAYS = 7
/** Whoever packs for longer has died. */
const LONGEST_MS = DAY / 4
const MOST_BYTES = 200 * 1024 ** 3

type Stored = Omit<Export, 'endsAt'>
const listOf = prepared(
  (a: { community: string; member: string | null }) => sql<Stored>`
    select id, state, size, started_at from export_run where community_id = ${a.community}
      and made_by = ${a.member}::uuid order by started_at desc limit 50`,
)
const shown = (row: Stored, now: Date): Export => {
  const begun = Date.parse(row.startedAt)
  const isDead = row.state === 'running' && now.getTime() - begun > LONGEST_MS
  return { ...row, state: isDead ? 'failed' : row.state, endsAt: new Date(begun + KEPT_DAYS * DAY).toISOString() }
}

handle(listExports, {
  find: theCommunity,
  allow: isOwner,
  async run({ db, community, actor, now }) {
    const rows = await db.rows(listOf({ community: community.id, member: actor.memberId }))
    return { items: rows.map((row) => shown(row, now)) }
  },
})

handle(startExport, {
  find: theCommunity,
  allow: isOwner,
  async run({ db, house, community, actor, now, refuse, afterCommit }) {
    const member = actor.memberId!
    await db.rows(sql`select from member where community_id = ${community.id} and id = ${member} for no key update`)
    const rows = await db.rows(listOf({ community: community.id, member }))
    if (rows.some((row) => shown(row, now).state === 'running')) throw refuse('export_running')
    const id = newId()
    const startedAt = now.toISOString()
    db.send(sql`insert into export_run (community_id, id, made_by, state, started_at)
      values (${community.id}, ${id}, ${member}, 'running', ${now})`)
    afterCommit(() => void pack(house, { community: community.id, member, id }))
    return shown({ id, state: 'running', size: null, startedAt }, now)
  },
})

type Run = { community: string; member: string; id: string }
const packing = new Map<string, Promise<void>>()
/** For tests: until nothing is being packed. */
export const allPacked = async (): Promise<void> => void (await Promise.all(packing.values()))

function pack(house: House, run: Run): void {
  const work = async () => {
    const kept = await house.blobs
      .put(
        packed((put) => packCommunity(house, run, put)),
        MOST_BYTES,
        run.community,
      )
      .catch(() => undefined)
    await house.db.transaction(run.community, async (tx) =>
      tx.send(sql`update export_run set state = ${kept ? 'done' : 'failed'}, finished_at = ${house.clock.now()},
        blob = ${kept?.key ?? null}::text, size = ${kept?.size ?? null}::bigint
        where community_id = ${run.community} and id = ${run.id}`),
    )
  }
  packing.set(
    run.id,
    work()
      .catch(() => {}) // the house closes: the run is shown as failed in time
      .finally(() => packing.delete(run.id)),
  )
}

handle(downloadExport, {
  find: ({ db, community, actor, input }) =>
    db.one(sql<{ blob: string; startedAt: string }>`select blob, started_at from export_run
      where community_id = ${community.id} and id = ${input.exportId} and made_by = ${actor.memberId}::uuid
        and state = 'done'`),
  allow: isOwner,
  async run({ house, found, community }) {
    const bytes = await house.blobs.open(found.blob)
    if (!bytes) throw new Refusal('not_found')
    return { ...bytes, type: 'application/zip', name: nameOf(community.slug, found.startedAt), inline: false }
  },
})

const nameOf = (slug: string, at: string): string => `${slug}-${at.slice(0, 10)}.zip`

handle(exportCommunity, {
  find: theCommunity,
  allow: isOperator,
  run: async ({ house, community, now }) => ({
    stream: packed((put) => packCommunity(house, { community: community.id, member: null }, put)),
    type: 'application/zip',
    name: nameOf(community.slug, now.toISOString()),
    inline: false,
  }),
})

schedule('leaving.forget', { everyMinutes: 60, keptHours: KEPT_DAYS * 24 }, async ({ clerk, db, blobs, clock }) => {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * DAY)
  const due = await clerk.rows(sql<{ communityId: string; id: string }>`
    select * from exports_to_forget(${before}::timestamptz, 100)`)
  for (const { communityId: community, id } of due) {
    const [gone] = await db.transaction(community, (tx) =>
      tx.rows(sql<{ blob: string | null; isUsed: boolean }>`
        with gone as (delete from export_run where community_id = ${community} and id = ${id} returning blob)
        select blob, exists (select from file f where f.community_id = ${community} and f.blob = gone.blob) as is_used
        from gone`),
    )
    if (gone?.blob && !gone.isUsed) await blobs.remove(gone.blob)
  }
  return due.length
})
