/** What was deleted 30 days ago: its title and what its kind keeps of it go, with the talk on it; id, time and "deleted" stay. */
import { sql } from 'kysely'
import { type Db, prepared, type Query } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import { kindsShared } from './kinds.ts'

const UNDO_HOURS = 30 * 24
const AT_ONCE = 100

export type Purged = { community: string; ids: string[]; now: Date }

const hooks: ((of: Purged) => Query<unknown>)[] = []

/** What hangs on subjects of any kind goes with them: declared beside what keeps it, done in the same transaction. */
export function onSubjectPurged(forget: (of: Purged) => Query<unknown>): void {
  hooks.push(forget)
}

schedule('subjects.purge', { everyMinutes: 60, keptHours: UNDO_HOURS }, async (house) => {
  const now = house.clock.now()
  const kinds = kindsShared().flatMap(({ kind, purge }) => (purge ? [kind] : []))
  const before = new Date(now.getTime() - UNDO_HOURS * 3_600_000)
  const due = await house.clerk.rows(subjectsDue({ kinds, before, most: AT_ONCE }))
  for (const [community, subjects] of Map.groupBy(due, (one) => one.communityId)) {
    const ids = subjects.map(({ id }) => id)
    await house.db.transaction(community, (tx) => purgeSubjects(tx, { community, ids, now }))
  }
  return due.length
})

/** At once and for good. Only those that are deleted still: one may have been brought back meanwhile. */
export async function purgeSubjects(db: Db, of: Purged): Promise<void> {
  const gone = await db.rows(forgetTitles(of))
  const ids = gone.map(({ id }) => id)
  for (const { kind, purge } of kindsShared()) {
    const ofKind = gone.filter((one) => one.kind === kind).map(({ id }) => id)
    if (purge && ofKind.length > 0) for (const query of purge({ ...of, ids: ofKind })) db.send(query)
  }
  for (const forget of hooks) db.send(forget({ ...of, ids }))
}

const subjectsDue = prepared(
  (a: { kinds: string[]; before: Date; most: number }) => sql<{ communityId: string; id: string }>`
    select community_id, id from subjects_to_purge(${a.kinds}::text[], ${a.before}::timestamptz, ${a.most})`,
)
const forgetTitles = prepared(
  (a: Purged) => sql<{ id: string; kind: string }>`
    update subject set title = '', purged_at = ${a.now}
    where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and deleted_at is not null and purged_at is null
    returning id, kind`,
)
