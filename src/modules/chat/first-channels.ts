/** Whoever becomes a member is in the first channels. What was said there before is not unread. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { follow } from '#kernel/followers.ts'
import { memberJoined } from '#modules/communities/contract.ts'

const joinFirst = prepared(
  (a: { community: string; members: string[]; seqs: number[]; at: Date }) => sql`
    with came as (
      select t.member_id, max(t.seq) as seq from unnest(${a.members}::uuid[], ${a.seqs}::bigint[]) as t(member_id, seq)
      join member m on m.community_id = ${a.community} and m.id = t.member_id and m.standing = 'active' and m.kind = 'member'
      group by t.member_id
    ), places as (
      select came.member_id, s.id as subject_id, came.seq from came, subject s
      join channel c on c.community_id = s.community_id and c.id = s.id and c.is_first
      where s.community_id = ${a.community} and s.archived_at is null and s.deleted_at is null
        and s.audience in ('public', 'community')
    ), marked as (
      insert into read_mark (community_id, member_id, subject_id, read_seq)
      select ${a.community}::uuid, member_id, subject_id, seq from places on conflict do nothing
    )
    insert into watch (community_id, member_id, subject_id, since)
    select ${a.community}::uuid, member_id, subject_id, ${a.at}::timestamptz from places on conflict do nothing`,
)

follow({
  name: 'chat.first_channels',
  cares: ({ kind }) => kind === memberJoined.kind,
  async page(db, community, entries, { now }) {
    const came = entries.filter((entry) => entry.kind === memberJoined.kind)
    if (came.length === 0) return undefined
    const members = came.map((entry) => entry.data.memberId as string)
    db.send(joinFirst({ community, members, seqs: came.map((entry) => entry.seq), at: now }))
    return undefined
  },
})
