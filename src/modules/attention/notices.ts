/** The notification centre: what waits, newest first. What was read in its conversation counts as seen. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { pageOf, readNumber } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { countNotices, listNotices, markSeen, type Notice } from './contract.ts'
import { excerpts } from './excerpts.ts'
import { announce, quoted } from './offers.ts'
import { isRead, isThere } from './open.ts'
import { mayAttend } from './rules.ts'

type Ask = Seer & { community: string; before: number; unseen: boolean; most: number }
type Row = Omit<Notice, 'excerpt'> & { text: string | null }

/** Of what is still there and I may still see. */
const shownToMe = (
  a: Seer & { community: string },
) => sql`n.community_id = ${a.community} and n.member_id = ${a.member}::uuid
  and ${isThere('n')} and (n.subject_id is null or exists (
    select from subject s where s.community_id = n.community_id and s.id = n.subject_id and ${visible(a)}))`

const author = (id: RawBuilder<unknown>) => authorOf(sql`n.community_id`, id)

/** primary key, backwards */
const listMine = prepared(
  (a: Ask) => sql<Row>`
    select n.seq, n.kind, n.why, n.level, coalesce(n.message_id, q.message_id) as message_id,
      coalesce(m.thread_id, q.thread_id) as thread_id, coalesce(m.text, q.text) as text, n.at,
      coalesce(n.seen_at, case when ${isRead('n')} then n.at end) as seen_at,
      y.data, ${author(sql`y.actor_id`)} as actor, ${author(sql`(y.data->>'memberId')::uuid`)} as member,
      (select json_build_object('id', c.id, 'name', c.name) from circle c
        where c.community_id = n.community_id and c.id = (y.data->>'circleId')::uuid and (c.openness <> 'hidden' or exists (
          select from circle_member cm where cm.community_id = c.community_id and cm.circle_id = c.id
            and cm.member_id = ${a.member}::uuid and cm.standing = 'in'))) as circle,
      (select json_build_object('id', s.id, 'kind', s.kind, 'title', s.title)
        from subject s where s.community_id = n.community_id and s.id = coalesce(n.subject_id, q.subject_id)) as subject
    from notice n
    join activity y on y.community_id = n.community_id and y.seq = n.seq
    left join message m on m.community_id = n.community_id and m.id = n.message_id
    left join lateral ${quoted()} q on true
    where ${shownToMe(a)} and n.seq < ${a.before}::bigint
      and (not ${a.unseen}::boolean or (n.seen_at is null and not ${isRead('n')}))
    order by n.seq desc limit ${a.most}::int + 1`,
)

handle(listNotices, {
  find: theCommunity,
  allow: mayAttend,
  async run({ db, actor, community, input }) {
    const before = readNumber(input.after)
    const of = { ...seerOf(actor), community: community.id, unseen: input.unseen === true }
    const rows = await db.rows(listMine({ ...of, before, most: input.most }))
    const { items: page, next } = pageOf(rows, input.most, (last) => `${last.seq}`)
    const shown = await excerpts(
      { db, actor, community },
      page.map((row) => row.text ?? ''),
    )
    const items = page.map(({ text: _, ...row }, index) => ({ ...row, excerpt: shown[index]! }))
    return { items, next }
  },
})

/** index notice_unseen */
const countMine = prepared(
  (a: Seer & { community: string }) => sql<{ unseen: number; now: number }>`
    select count(*)::int as unseen, (count(*) filter (where level = 'now'))::int as now from (
      select n.level from notice n where ${shownToMe(a)} and n.seen_at is null and not ${isRead('n')} limit 100) few`,
)

handle(countNotices, {
  find: theCommunity,
  allow: mayAttend,
  run: async ({ db, actor, community }) => (await db.one(countMine({ ...seerOf(actor), community: community.id })))!,
})

const closeMine = prepared(
  (a: { community: string; member: string; upTo: number; seqs: number[]; at: Date }) => sql`
    update notice set seen_at = ${a.at}
    where community_id = ${a.community} and member_id = ${a.member} and seen_at is null
      and (seq <= ${a.upTo}::bigint or seq = any(${a.seqs}::bigint[]))`,
)

handle(markSeen, {
  find: theCommunity,
  allow: mayAttend,
  async run({ db, actor, community, house, input, now, afterCommit }) {
    const member = actor.memberId!
    db.send(closeMine({ community: community.id, member, upTo: input.upTo ?? -1, seqs: input.seqs ?? [], at: now }))
    afterCommit(() => announce(house.bus, community.id, [member])) // the badges of my other screens
    return {}
  },
})
