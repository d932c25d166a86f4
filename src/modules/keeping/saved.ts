/** Messages saved for later. Not in the log: what one saves is nobody's business. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { pageOf } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { cursorOf, findSaid, readCursor } from '#modules/conversation/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type Seer, seerOf } from '#modules/subjects/visible.ts'
import { listSaved, listSavedOn, markDone, type Saved, saveMessage, unsaveMessage } from './contract.ts'
import { limits } from './limits.ts'
import { mayKeep, mayKeepFrom } from './rules.ts'
import { about, place, stillMine, withExcerpts } from './shown.ts'

handle(saveMessage, {
  find: (asking) => findSaid(asking, asking.input.messageId),
  allow: mayKeepFrom,
  async run({ db, found: said, actor, community, now, refuse }) {
    if (said.deletedAt) throw refuse('deleted')
    const of = { community: community.id, member: actor.memberId! }
    const { many } = (await db.one(countSaved(of)))!
    if (many >= limits.saved) throw refuse('too_many_saved')
    db.send(insertSaved({ ...of, id: newId(), subject: said.subjectId, message: said.id, at: now }))
    return {}
  },
})

handle(unsaveMessage, {
  find: (asking) => findSaid(asking, asking.input.messageId),
  allow: mayKeepFrom,
  async run({ db, found: said, actor, community }) {
    db.send(deleteSaved({ community: community.id, member: actor.memberId!, message: said.id }))
    return {}
  },
})

handle(markDone, {
  find: ({ db, actor, community, input }) =>
    db.one(findMine({ community: community.id, member: actor.memberId, id: input.savedId })),
  allow: mayKeep,
  async run({ db, found: saved, community, input, now }) {
    db.send(setDone({ community: community.id, id: saved.id, at: input.done ? now : null }))
    return {}
  },
})

type Mine = { community: string; member: string }

/** index saved_newest */
const countSaved = prepared(
  (a: Mine) => sql<{ many: number }>`
    select count(*)::int as many from saved
    where community_id = ${a.community} and member_id = ${a.member} and done_at is null`,
)
/** Saved once more, what was ticked off waits again, on top. */
const insertSaved = prepared(
  (a: Mine & { id: string; subject: string; message: string; at: Date }) => sql`
    insert into saved (community_id, id, member_id, subject_id, message_id, at)
    values (${a.community}, ${a.id}, ${a.member}, ${a.subject}, ${a.message}, ${a.at})
    on conflict (community_id, member_id, subject_id, message_id)
      do update set at = excluded.at, done_at = null where saved.done_at is not null`,
)
const deleteSaved = prepared(
  (a: Mine & { message: string }) => sql`
    delete from saved where community_id = ${a.community} and member_id = ${a.member} and message_id = ${a.message}`,
)
const findMine = prepared(
  (a: { community: string; member: string | null; id: string }) => sql<{ id: string }>`
    select id from saved where community_id = ${a.community} and id = ${a.id} and member_id = ${a.member}::uuid`,
)
const setDone = prepared(
  (a: { community: string; id: string; at: Date | null }) => sql`
    update saved set done_at = ${a.at}::timestamptz where community_id = ${a.community} and id = ${a.id}`,
)

type Ask = Seer & { community: string; done: boolean; at: string; id: string; most: number }
type Row = Omit<Saved, 'excerpt'> & { text: string; cursor: string }

/** index saved_newest */
const listMine = prepared(
  (a: Ask) => sql<Row>`
    select k.id, k.at, k.done_at, ${place} as subject, ${about} as message, m.text, ${cursorOf('k')} as cursor
    from saved k join member me on me.community_id = k.community_id and me.id = k.member_id
    join subject s on s.community_id = k.community_id and s.id = k.subject_id
    join message m on m.community_id = k.community_id and m.id = k.message_id and m.deleted_at is null
    where k.community_id = ${a.community} and k.member_id = ${a.member}::uuid and ${stillMine(a)}
      and (k.done_at is not null) = ${a.done}::boolean and (k.at, k.id) < (${a.at}::timestamptz, ${a.id}::uuid)
    order by k.at desc, k.id desc limit ${a.most}::int + 1`,
)

handle(listSaved, {
  find: theCommunity,
  allow: mayKeep,
  async run(asking) {
    const { db, actor, community, input } = asking
    const from = readCursor(input.after, 'infinity')
    const done = input.done === true
    const rows = await db.rows(listMine({ ...seerOf(actor), community: community.id, done, ...from, most: input.most }))
    const { items: page, next } = pageOf(rows, input.most, (last) => last.cursor)
    const items = await withExcerpts(asking, page)
    return { items: items.map(({ cursor: _, ...item }) => item), next }
  },
})

const listOn = prepared(
  (a: Mine & { subject: string }) => sql<{ messageId: string }>`
    select message_id from saved where community_id = ${a.community} and member_id = ${a.member}
      and subject_id = ${a.subject} and message_id is not null and done_at is null`,
)

handle(listSavedOn, {
  find: (asking) => findSubject(asking, asking.input.subjectId),
  allow: mayKeepFrom,
  async run({ db, actor, community, found: subject }) {
    const rows = await db.rows(listOn({ community: community.id, member: actor.memberId!, subject: subject.id }))
    return { messageIds: rows.map((row) => row.messageId) }
  },
})
