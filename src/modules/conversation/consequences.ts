/** What follows from talking: whom it tells, and what screens receive so that they need not fetch. */
import { type RawBuilder, sql } from 'kysely'
import { type Tells, when } from '#kernel/when.ts'
import { messageDeleted, messageEdited, messagePosted, messageRestored, reactionsChanged } from './contract.ts'
import { messagePinned, messageUnpinned } from './contract-pins.ts'
import { previewsChanged } from './contract-previews.ts'
import { pinnedAt, previews, reactions, repliers, shownMessage } from './shown.ts'

const messageOfPage = sql`message m on m.community_id = p.community_id and m.id = (p.data->>'messageId')::uuid`

/** `{ type: 'message', message, thread }`: `thread` is what changed on the first message of a reply's thread. */
const messagePatch: RawBuilder<{ seq: number; patch: unknown }> = sql`
  select p.seq, json_build_object('type', 'message', 'message', ${shownMessage('m')}, 'thread',
    (select json_build_object('id', t.id, 'replyCount', t.reply_count, 'lastReplyAt', iso(t.last_reply_at),
      'repliers', ${repliers(sql.ref('t'))}) from message t where t.community_id = m.community_id and t.id = m.thread_id)) as patch
  from page p join ${messageOfPage}`

const reactionsPatch: RawBuilder<{ seq: number; patch: unknown }> = sql`
  select p.seq, json_build_object('type', 'reactions', 'messageId', m.id, 'subjectId', m.subject_id,
    'threadId', m.thread_id, 'reactions', ${reactions(sql.ref('m'))}) as patch
  from page p join ${messageOfPage}`

const previewsPatch: RawBuilder<{ seq: number; patch: unknown }> = sql`
  select p.seq, json_build_object('type', 'previews', 'messageId', m.id, 'subjectId', m.subject_id,
    'previews', ${previews(sql.ref('m'))}) as patch
  from page p join ${messageOfPage}`

const pinPatch: RawBuilder<{ seq: number; patch: unknown }> = sql`
  select p.seq, json_build_object('type', 'pin', 'messageId', m.id, 'subjectId', m.subject_id,
    'pinnedAt', ${pinnedAt(sql.ref('m'))}) as patch
  from page p join ${messageOfPage}`

/** Who was named by this very activity; a level of its own by how. Whoever stopped following the thread is left alone. */
const named: Tells = sql`
  select p.seq, n.member_id, m.id as message_id,
    case n.how when 'member' then 'mentioned' when 'circle' then 'mentioned_circle' when 'here' then 'mentioned_here'
      else 'mentioned_all' end as why,
    case n.how when 'all' then 'today' else 'now' end as level
  from page p join ${messageOfPage} and m.deleted_at is null
  join mention n on n.community_id = m.community_id and n.message_id = m.id and n.seq = p.seq
  where not exists (select from thread_follow f where f.community_id = m.community_id and f.thread_id = m.thread_id
    and f.member_id = n.member_id and not f.follows)`

/** Everyone let into a direct conversation. */
const directs = sql`
  select p.seq, l.member_id, m.id, 'direct', 'now'
  from page p join ${messageOfPage} and m.deleted_at is null
  join subject s on s.community_id = p.community_id and s.id = p.subject_id and s.audience = 'direct'
  join let_in l on l.community_id = s.community_id and l.subject_id = s.id`

const threadFollowers = sql`
  select p.seq, f.member_id, m.id, 'followed_thread', 'today'
  from page p join ${messageOfPage} and m.deleted_at is null
  join thread_follow f on f.community_id = m.community_id and f.thread_id = m.thread_id and f.follows`

when(messagePosted, {
  heardOutside: true,
  tells: sql`${named} union all ${directs} union all ${threadFollowers}`,
  tellsIf: 'tells',
  patch: messagePatch,
  counts: 'presence',
})
when(messageEdited, { heardOutside: true, tells: named, patch: messagePatch })
when(messageDeleted, { heardOutside: true, patch: messagePatch })
when(messageRestored, { patch: messagePatch })
when(reactionsChanged, { patch: reactionsPatch })
when(previewsChanged, { patch: previewsPatch })
when(messagePinned, { patch: pinPatch })
when(messageUnpinned, { patch: pinPatch })
