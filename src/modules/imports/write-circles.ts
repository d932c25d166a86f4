/** Hidden circles of those who were in something closed elsewhere; whoever brought it may host it. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'

type Pairs = { community: string; now: Date; circles: string[]; members: string[]; hosts: (string | null)[] }
type Closed = { circleId: string | null; title: string; memberIds: string[]; hostId?: string | null }

const insertCircles = prepared(
  (a: { community: string; now: Date; ids: string[]; names: string[] }) => sql`
    insert into circle (community_id, id, name, openness, created_at)
    select ${a.community}::uuid, t.id, t.name, 'hidden', ${a.now}::timestamptz
    from unnest(${a.ids}::uuid[], ${a.names}::text[]) as t(id, name)`,
)
const fillCircles = prepared(
  (a: Pairs) => sql`
    insert into circle_member (community_id, circle_id, member_id, joined_at, is_host)
    select ${a.community}::uuid, t.circle_id, t.member_id, ${a.now}::timestamptz, t.host_id is not distinct from t.member_id
    from unnest(${a.circles}::uuid[], ${a.members}::uuid[], ${a.hosts}::uuid[]) as t(circle_id, member_id, host_id)
    on conflict do nothing`,
)

export function writeCircles(db: Db, at: { community: string; now: Date }, subjects: Closed[]): void {
  const closed = subjects.filter(({ circleId }) => circleId !== null)
  if (closed.length === 0) return
  const ids = closed.map(({ circleId }) => circleId!)
  db.send(insertCircles({ ...at, ids, names: closed.map(({ title }) => title) }))
  const pairs = closed.flatMap(({ circleId, memberIds, hostId = null }) =>
    [...new Set([...memberIds, ...(hostId ? [hostId] : [])])].map((member) => ({ circle: circleId!, member, hostId })),
  )
  const [circles, members] = [pairs.map(({ circle }) => circle), pairs.map(({ member }) => member)]
  db.send(fillCircles({ ...at, circles, members, hosts: pairs.map(({ hostId }) => hostId) }))
}
