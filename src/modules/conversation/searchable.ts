/** Messages and the files that hang on them, as they are found. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { type Asked, findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { letIn, type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { messageDeleted, messageEdited, messagePosted, messageRestored, reactionsChanged } from './contract.ts'

type Ask = Seer & { community: string; ids: string[]; isMember: boolean }
const ask = ({ actor, community, ids }: Asked): Ask => ({
  ...seerOf(actor),
  community: community.id,
  ids,
  isMember: actor.kind === 'member',
})

/** As `mayListen`, over `subject s`. */
const mayListen = (a: Ask): RawBuilder<boolean> =>
  sql`(${visible(a)} and (s.talk_is_open or ${a.isMember}::boolean or ${letIn(a)}))`

/** A direct conversation is called after its people. */
const place = (a: Ask) => sql`json_build_object('id', s.id, 'kind', s.kind, 'audience', s.audience, 'title', case
  when s.audience = 'direct' then coalesce((select string_agg(p.name, ', ' order by p.name) from let_in l
    join member p on p.community_id = l.community_id and p.id = l.member_id
    where l.community_id = s.community_id and l.subject_id = s.id and l.member_id <> ${a.member}::uuid), '')
  else s.title end)`

searchable({
  kind: 'message',
  isMarkdown: true,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select m.id, m.subject_id, true as is_talk, m.author_id, m.at, m.text,
        array_remove(array[case when f.some then 'file' end, case when f.pictures then 'picture' end,
          case when m.reply_count > 0 then 'thread' end, case when exists (select from reaction r
            where r.community_id = m.community_id and r.message_id = m.id) then 'reaction' end], null) as flags
      from message m cross join lateral (
        select count(*) > 0 as some, coalesce(bool_or(f.type like 'image/%'), false) as pictures from file f
        where f.community_id = m.community_id and f.message_id = m.id and f.deleted_at is null) f
      where m.community_id = ${a.community} and m.id = any(${a.ids}::uuid[]) and m.deleted_at is null`,
  ),
  shown: (asked) => shownMessages(ask(asked)),
})

const shownMessages = prepared(
  (a: Ask) => sql<ShownFound>`
    select m.id, m.at, '' as title, m.text, ${authorOf(sql`s.community_id`, sql`m.author_id`)} as author, ${place(a)} as place,
      json_build_object('threadId', m.thread_id, 'inChannel', m.in_channel, 'replyCount', m.reply_count, 'files',
        (select count(*)::int from file f where f.community_id = m.community_id and f.message_id = m.id and f.deleted_at is null)) as more
    from message m join subject s on s.community_id = m.community_id and s.id = m.subject_id
    where m.community_id = ${a.community} and m.id = any(${a.ids}::uuid[]) and m.deleted_at is null and ${mayListen(a)}`,
)

const said = [messagePosted, messageEdited, messageDeleted, messageRestored, reactionsChanged]
findAgain(
  'message',
  said,
  sql`select (data->>'messageId')::uuid as id from page
    union select (data->>'threadId')::uuid from page where data->>'threadId' is not null`,
)

searchable({
  kind: 'file',
  isMarkdown: false,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select f.id, f.subject_id, true as is_talk, f.uploaded_by as author_id, f.uploaded_at as at, f.name as text,
        case when f.type like 'image/%' then array['file', 'picture'] else array['file'] end as flags
      from file f join message m on m.community_id = f.community_id and m.id = f.message_id and m.deleted_at is null
      where f.community_id = ${a.community} and f.id = any(${a.ids}::uuid[]) and f.deleted_at is null`,
  ),
  shown: (asked) => shownFiles(ask(asked)),
})

const shownFiles = prepared(
  (a: Ask) => sql<ShownFound>`
    select f.id, f.uploaded_at as at, f.name as title, '' as text, ${authorOf(sql`s.community_id`, sql`f.uploaded_by`)} as author, ${place(a)} as place,
      json_build_object('messageId', m.id, 'threadId', m.thread_id, 'type', f.type, 'size', f.size,
        'hasPreview', f.preview is not null) as more
    from file f join message m on m.community_id = f.community_id and m.id = f.message_id and m.deleted_at is null
    join subject s on s.community_id = f.community_id and s.id = f.subject_id
    where f.community_id = ${a.community} and f.id = any(${a.ids}::uuid[]) and f.deleted_at is null and ${mayListen(a)}`,
)

/** index file_message */
findAgain(
  'file',
  [messagePosted, messageDeleted, messageRestored],
  sql`select f.id from page join file f on f.community_id = page.community_id and f.message_id = (page.data->>'messageId')::uuid`,
)
