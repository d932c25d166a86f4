/** Messages as everyone is shown them, written as JSON by the database: one query for a whole page. */
import { type RawBuilder, sql } from 'kysely'
import { author, authorOf } from '#modules/communities/shapes.ts'
import { filesIn } from '#modules/files/shapes.ts'

/** The JSON of one `message` row under the given alias. Holds nothing that depends on who reads. */
export function shownMessage(alias = 'm'): RawBuilder<unknown> {
  const m = sql.ref(alias)
  return sql`json_build_object(
    'id', ${m}.id, 'subjectId', ${m}.subject_id, 'threadId', ${m}.thread_id, 'inChannel', ${m}.in_channel,
    'author', ${authorOf(sql`${m}.community_id`, sql`${m}.author_id`)},
    'at', iso(${m}.at), 'seq', ${m}.seq,
    'text', case when ${m}.deleted_at is null then ${m}.text else '' end,
    'editedAt', iso(${m}.edited_at), 'deletedAt', iso(${m}.deleted_at),
    'replyCount', ${m}.reply_count, 'lastReplyAt', iso(${m}.last_reply_at),
    'repliers', ${repliers(m)}, 'reactions', ${reactions(m)}, 'files', ${files(m)},
    'previews', ${previews(m)},
    'card', case when ${m}.deleted_at is null then ${m}.card end,
    'pinnedAt', ${pinnedAt(m)})`
}

/** Up to 4 of the last who replied. */
export const repliers = (m: RawBuilder<unknown>) => sql`case when ${m}.reply_count = 0 then '[]'::json else coalesce((
  select json_agg(${author('p')}) from (
    select distinct r.author_id from (
      select author_id from message where community_id = ${m}.community_id and thread_id = ${m}.id and deleted_at is null
      order by at desc, id desc limit 20) r limit 4) last
  join member p on p.community_id = ${m}.community_id and p.id = last.author_id), '[]'::json) end`

export const reactions = (
  m: RawBuilder<unknown>,
) => sql`case when ${m}.deleted_at is not null then '[]'::json else coalesce((
  select json_agg(json_build_object('emoji', r.emoji, 'members', r.members) order by r.first, r.emoji) from (
    select emoji, min(at) as first, (array_agg(member_id order by at, member_id))[1:500] as members
    from reaction where community_id = ${m}.community_id and message_id = ${m}.id group by emoji) r), '[]'::json) end`

const files = (m: RawBuilder<unknown>) => sql`case when ${m}.deleted_at is not null then '[]'::json
  else ${filesIn(sql`f.message_id = ${m}.id`, sql`${m}.community_id`)} end`

/** Only where the text may link to something is anything looked up. Primary keys. */
export const previews = (
  m: RawBuilder<unknown>,
) => sql`case when ${m}.deleted_at is not null or (strpos(${m}.text, '://') = 0
  and strpos(${m}.text, 'www.') = 0) then '[]'::json else coalesce((
  select json_agg(json_build_object('id', o.id, 'url', o.url, 'host', o.host, 'site', o.site, 'title', o.title,
    'description', o.description, 'picture', o.file_id) order by x.position)
  from message_preview x join outside_page o on o.community_id = x.community_id and o.id = x.page_id
  where x.community_id = ${m}.community_id and x.message_id = ${m}.id and x.hidden_at is null and o.title is not null),
  '[]'::json) end`

/** primary key */
export const pinnedAt = (m: RawBuilder<unknown>) => sql`case when ${m}.deleted_at is null then (
  select iso(pin.at) from pin where pin.community_id = ${m}.community_id and pin.message_id = ${m}.id) end`

/** Where a page ends: instant with microseconds, and id. */
export function cursorOf(alias: string): RawBuilder<string> {
  const m = sql.ref(alias)
  return sql<string>`to_char(${m}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${m}.id`
}

/** Reads a cursor; an invalid one is the given end of time. */
export function readCursor(
  cursor: string | undefined,
  otherwise: 'infinity' | '-infinity',
): { at: string; id: string } {
  const [at, id] = (cursor ?? '').split('_')
  const isCursor = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at ?? '') && /^[0-9a-f-]{36}$/.test(id ?? '')
  return isCursor && !Number.isNaN(Date.parse(at!)) ? { at: at!, id: id! } : { at: otherwise, id: LAST_ID }
}
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
