/** My channels, the ones I could join, and one in full. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { INSTANCE } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle, json, theCommunity } from '#kernel/perform.ts'
import { author } from '#modules/communities/shapes.ts'
import { followedBy, unreadOn } from '#modules/conversation/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { browseChannels, getChannel, listChannels } from './contract.ts'
import { findChannel } from './find.ts'
import { isCoordinating, mayAsk, mayOpenDirect } from './rules.ts'
import { byName, channelFields, lastMessageAt, peopleIn, readChannel } from './shown.ts'

/** One query, whatever the number of channels. */
const listMine = prepared(
  (a: Seer & { community: string; archived: boolean }) => sql<{ answer: string }>`
    select json_build_object('items', coalesce(json_agg(json_build_object(${channelFields(a)},
        'people', case when s.audience = 'direct' then coalesce((select json_agg(${author('p')} order by p.name, p.id)
          from let_in li join member p on p.community_id = li.community_id and p.id = li.member_id
          where li.community_id = s.community_id and li.subject_id = s.id and li.member_id <> ${a.member}::uuid), '[]'::json)
          else '[]'::json end,
        'level', f.level, 'lastMessageAt', ${lastMessageAt},
        'readSeq', u.read_seq, 'unread', u.unread, 'mentions', u.mentions) order by s.title ${byName}, s.id), '[]'::json),
      'seq', (select seq from log_head where community_id = ${a.community}))::text as answer
    from ${followedBy(a)} f
    join subject s on s.community_id = ${a.community} and s.id = f.subject_id and s.kind = 'channel'
      and (s.archived_at is not null) = ${a.archived}::boolean and ${visible(a)}
    join channel c on c.community_id = s.community_id and c.id = s.id,
    ${unreadOn('s', a)} u`,
)

handle(listChannels, {
  find: theCommunity,
  allow: mayAsk,
  async run({ db, actor, community, input }) {
    const of = { ...seerOf(actor), community: community.id, archived: input.archived === true }
    return json((await db.one(listMine(of)))!.answer)
  },
})

type Browse = Seer & {
  community: string
  archived: boolean
  query: string
  tends: boolean
  title: string
  id: string
  most: number
}

/** index subject_kind; a community has hundreds of channels, not millions */
const listOthers = prepared(
  (a: Browse) => sql<{ channel: { id: string; title: string } }>`
    select json_build_object(${channelFields(a)}, 'lastMessageAt', ${lastMessageAt},
      'memberCount', (select count(*) from (select from ${peopleIn} limit 10000) few),
      'can', json_build_object('unarchive', ${a.archived}::boolean and (${a.tends}::boolean
        or s.created_by = ${a.member}::uuid or exists (select from circle_member h where h.community_id = s.community_id
          and h.circle_id = s.circle_id and h.member_id = ${a.member}::uuid and h.is_host and h.standing = 'in')))) as channel
    from subject s join channel c on c.community_id = s.community_id and c.id = s.id
    where s.community_id = ${a.community} and s.kind = 'channel' and s.audience <> 'direct'
      and (s.archived_at is not null) = ${a.archived}::boolean
      and ${visible(a)} and (s.title ${byName}, s.id) > (${a.title}::text, ${a.id}::uuid)
      and position(lower(${a.query}::text) in lower(s.title || ' ' || c.topic)) > 0
      and (${a.archived}::boolean or not exists (select from ${followedBy(a)} f where f.subject_id = s.id))
    order by s.title ${byName}, s.id limit ${a.most}::int + 1`,
)

handle(browseChannels, {
  find: theCommunity,
  allow: mayOpenDirect,
  async run({ db, actor, community, input }) {
    const { archived = false, query = '', most } = input
    const [title = '', id = INSTANCE] = readCursor(input.after, 2) ?? []
    const tends = isCoordinating(actor)
    const rows = await db.rows(
      listOthers({ ...seerOf(actor), community: community.id, archived, query, tends, title, id, most }),
    )
    const channels = rows.map((row) => row.channel)
    const { items, next } = pageOf(channels, most, (last) => cursorFrom(last.title, last.id))
    return { items: items as never[], next }
  },
})

/** Public channels are described to anyone; their people are not. */
handle(getChannel, {
  find: findChannel,
  allow: () => true,
  run: (about) => readChannel(about, about.found),
})
