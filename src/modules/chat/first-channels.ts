/** Whoever becomes a member is in the first channels, whoever comes into a circle in its channels. What was said there before is not unread. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { follow } from '#kernel/followers.ts'
import type { LogEntry } from '#kernel/log.ts'
import { memberJoined } from '#modules/communities/contract.ts'
import { circleJoined } from '#modules/communities/contract-circles.ts'

type Came = { community: string; members: string[]; circles: string[] | null; seqs: number[]; at: Date }

/** With `circles`: the n-th member came into the n-th circle; without: into the community. */
const joinWhatIsTheirs = prepared(
  (a: Came) => sql`
    with came as (
      select t.member_id, t.circle_id, max(t.seq) as seq
      from unnest(${a.members}::uuid[], ${a.circles}::uuid[], ${a.seqs}::bigint[]) as t(member_id, circle_id, seq)
      join member m on m.community_id = ${a.community} and m.id = t.member_id and m.standing = 'active'
        and (m.kind = 'member' or (m.kind = 'guest' and t.circle_id is not null))
      where t.circle_id is null or exists (select from circle_member cm where cm.community_id = ${a.community}
        and cm.circle_id = t.circle_id and cm.member_id = t.member_id and cm.standing = 'in')
      group by t.member_id, t.circle_id
    ), places as (
      select came.member_id, s.id as subject_id, came.seq from came, subject s
      join channel c on c.community_id = s.community_id and c.id = s.id
      where s.community_id = ${a.community} and s.archived_at is null and s.deleted_at is null
        and case when came.circle_id is null then c.is_first and s.audience in ('public', 'community')
          else s.audience = 'circle' and s.circle_id = came.circle_id end
    ), marked as (
      insert into read_mark (community_id, member_id, subject_id, read_seq)
      select ${a.community}::uuid, member_id, subject_id, seq from places on conflict do nothing
    )
    insert into watch (community_id, member_id, subject_id, since)
    select ${a.community}::uuid, member_id, subject_id, ${a.at}::timestamptz from places on conflict do nothing`,
)

const kinds: string[] = [memberJoined.kind, circleJoined.kind]

follow({
  name: 'chat.first_channels',
  cares: () => kinds.map((kind) => ({ kind })),
  async page(db, community, entries, { now }) {
    const joins = (some: LogEntry[], circles: string[] | null) => {
      if (some.length === 0) return
      const members = some.map((entry) => entry.data.memberId as string)
      db.send(joinWhatIsTheirs({ community, members, circles, seqs: some.map((entry) => entry.seq), at: now }))
    }
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind)
    const intoCircles = of(circleJoined.kind)
    joins(of(memberJoined.kind), null)
    joins(
      intoCircles,
      intoCircles.map((entry) => entry.data.circleId as string),
    )
    return undefined
  },
})
