/** What a member has written to be said later: theirs alone until its hour. Not in the log. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { holdUploads, releaseUploads } from '#modules/files/offers.ts'
import { filesIn } from '#modules/files/shapes.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { changeScheduled, listScheduled, type Scheduled, scheduleMessage, unschedule } from './contract-scheduled.ts'
import { momentToCome } from './moment.ts'
import { mayFollow, mayTalk } from './rules.ts'
import { findSaid } from './said.ts'

/** Kind of the delivery that wakes the house when something is to be said. */
export const SCHEDULED = 'conversation.scheduled'
const MOST_WAITING = 100

handle(scheduleMessage, {
  async find(asking) {
    const { subjectId, threadId } = asking.input
    const [subject, thread, waiting] = await Promise.all([
      findSubject(asking, subjectId),
      threadId === undefined ? undefined : findSaid(asking, threadId),
      asking.db.one(countWaiting({ community: asking.community.id, member: asking.actor.memberId })),
    ])
    return subject && { ...subject, thread, waiting: waiting!.many }
  },
  allow: mayTalk,
  async run(asking) {
    const { db, found, actor, community, input, now, refuse, made } = asking
    const { text, threadId = null, alsoInChannel = false, mentionMany = false, fileIds = [] } = input
    if (found.archivedAt) throw refuse('archived')
    if (text === '' && fileIds.length === 0) throw refuse('empty')
    if (threadId && (found.thread?.subjectId !== found.id || found.thread.threadId)) throw refuse('no_such_thread')
    if (found.waiting >= MOST_WAITING) throw refuse('too_many_scheduled')
    const due = (await momentToCome(asking, input.when)).at
    const of = { community: community.id, subject: found.id, member: actor.memberId! }
    if (fileIds.length > 0 && !(await holdUploads(db, { ...of, ids: fileIds }))) throw refuse('not_your_file')
    const id = newId()
    db.send(insertScheduled({ ...of, id, threadId, text, alsoInChannel, mentionMany, fileIds, due, now }))
    wake(db, { community: community.id, id, subject: found.id, due })
    made(id)
    return (await listShown(asking, id))[0]!
  },
  again: async (asking) => (await listShown(asking, asking.ref))[0]!,
})

/** One that was moved meanwhile is woken by another key. */
function wake(db: Db, { community, id, subject, due }: { community: string; id: string; subject: string; due: Date }) {
  const payload = { subjectId: subject, scheduledId: id }
  deliver(db, { community, kind: SCHEDULED, key: `${id} ${due.toISOString()}`, payload, at: due })
}

/** index scheduled_mine */
const countWaiting = prepared(
  (a: { community: string; member: string | null }) => sql<{ many: number }>`
    select count(*)::int as many from scheduled_message
    where community_id = ${a.community} and author_id = ${a.member}::uuid`,
)
type New = { community: string; id: string; subject: string; member: string; threadId: string | null; text: string }
type Terms = { alsoInChannel: boolean; mentionMany: boolean; fileIds: string[]; due: Date; now: Date }
const insertScheduled = prepared(
  (a: New & Terms) => sql`
    insert into scheduled_message (community_id, id, subject_id, thread_id, author_id, text, also_in_channel,
      mention_many, file_ids, due_at, created_at)
    values (${a.community}, ${a.id}, ${a.subject}, ${a.threadId}, ${a.member}, ${a.text}, ${a.alsoInChannel},
      ${a.mentionMany}, ${a.fileIds}::uuid[], ${a.due}, ${a.now})`,
)

type Asking = { db: Db; actor: Actor; community: CommunityRef }

/** Own words stay shown where the place no longer is; to a token only what it may see. Index scheduled_mine. */
const listMine = prepared(
  (a: Seer & { community: string; id: string | null }) => sql<Scheduled>`
    select w.id, w.thread_id, w.text, w.due_at, w.failed, ${filesIn(sql`f.id = any(w.file_ids)`, sql`w.community_id`)} as files,
      (select json_build_object('id', s.id, 'kind', s.kind, 'title', s.title) from subject s
        where s.community_id = w.community_id and s.id = w.subject_id and ${visible(a)}) as subject
    from scheduled_message w
    where w.community_id = ${a.community} and w.author_id = ${a.member}::uuid
      and (${a.id}::uuid is null or w.id = ${a.id}::uuid)
      and (${a.seesPrivate}::boolean or exists (select from subject s
        where s.community_id = w.community_id and s.id = w.subject_id and ${visible(a)}))
    order by w.due_at, w.id limit ${sql.lit(MOST_WAITING)}`,
)

function listShown({ db, actor, community }: Asking, id: string | null): Promise<Scheduled[]> {
  return db.rows(listMine({ ...seerOf(actor), community: community.id, id }))
}

handle(listScheduled, {
  find: theCommunity,
  allow: mayFollow,
  run: async (asking) => ({ items: await listShown(asking, null) }),
})

export type Waiting = {
  id: string
  subjectId: string
  threadId: string | null
  authorId: string
  text: string
  alsoInChannel: boolean
  mentionMany: boolean
  fileIds: string[]
  dueAt: string
}

/** One's own; primary key. */
export const findWaiting = prepared(
  (a: { community: string; member: string | null; id: string }) => sql<Waiting>`
    select id, subject_id, thread_id, author_id, text, also_in_channel, mention_many, file_ids, due_at
    from scheduled_message where community_id = ${a.community} and id = ${a.id} and author_id = ${a.member}::uuid`,
)
async function findMine(asking: Asking & { input: { scheduledId: string } }): Promise<Waiting | undefined> {
  const { db, actor, community, input } = asking
  const waiting = await db.one(findWaiting({ community: community.id, member: actor.memberId, id: input.scheduledId }))
  const isMine = waiting && (seerOf(actor).seesPrivate || (await findSubject(asking, waiting.subjectId)))
  return isMine ? waiting : undefined
}

const changeText = prepared(
  (a: { community: string; id: string; text: string }) => sql`
    update scheduled_message set text = ${a.text}, mention_many = mention_many and text = ${a.text}
    where community_id = ${a.community} and id = ${a.id}`,
)
/** A new hour is a new try. */
const changeDue = prepared(
  (a: { community: string; id: string; due: Date }) => sql`
    update scheduled_message set due_at = ${a.due}, failed = null where community_id = ${a.community} and id = ${a.id}`,
)

handle(changeScheduled, {
  find: findMine,
  allow: mayFollow,
  async run(asking) {
    const { db, found: waiting, community, input, refuse } = asking
    const of = { community: community.id, id: waiting.id }
    if (input.text === '' && waiting.fileIds.length === 0) throw refuse('empty')
    if (input.text !== undefined) db.send(changeText({ ...of, text: input.text }))
    if (input.when !== undefined) {
      const due = (await momentToCome(asking, input.when)).at
      db.send(changeDue({ ...of, due }))
      wake(db, { ...of, subject: waiting.subjectId, due })
    }
    const [shown] = await listShown(asking, waiting.id)
    return shown!
  },
})

/** Says whether it was this call that took it: what is taken is said, or dropped, once. */
export const takeWaiting = prepared(
  (a: { community: string; id: string }) => sql<{ id: string }>`
    delete from scheduled_message where community_id = ${a.community} and id = ${a.id} returning id`,
)

handle(unschedule, {
  find: findMine,
  allow: mayFollow,
  async run({ db, found: waiting, community }) {
    const of = { community: community.id, subject: waiting.subjectId, member: waiting.authorId }
    const taken = await db.one(takeWaiting({ community: community.id, id: waiting.id }))
    if (taken && waiting.fileIds.length > 0) releaseUploads(db, { ...of, ids: waiting.fileIds })
    return {}
  },
})
