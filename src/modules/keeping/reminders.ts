/** Reminders: of a message, or of own words. Asked for in words, kept as an instant. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSaid, momentToCome } from '#modules/conversation/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type Seer, seerOf } from '#modules/subjects/visible.ts'
import { changeReminder, dropReminder, listReminders, type Reminder, remind } from './contract.ts'
import { limits } from './limits.ts'
import { mayKeep, mayKeepFrom } from './rules.ts'
import { about, place, stillMine, withExcerpts } from './shown.ts'

export const DELIVERY = 'keeping.reminder'

handle(remind, {
  async find(asking) {
    const { subjectId, messageId } = asking.input
    const [subject, said, many] = await Promise.all([
      findSubject(asking, subjectId),
      messageId === undefined ? undefined : findSaid(asking, messageId),
      asking.db.one(countWaiting({ community: asking.community.id, member: asking.actor.memberId })),
    ])
    if (!subject || (messageId !== undefined && said?.subjectId !== subjectId)) return undefined
    return { ...subject, said, waiting: many!.many }
  },
  allow: mayKeepFrom,
  async run(asking) {
    const { db, found, actor, community, now, refuse, made } = asking
    if (found.said?.deletedAt) throw refuse('deleted')
    if (found.waiting >= limits.reminders) throw refuse('too_many_reminders')
    const moment = await momentToCome(asking, asking.input.when)
    const text = found.said ? '' : moment.rest
    if (!found.said && !text) throw refuse('nothing_to_remind')
    if (text.length > limits.textLength) throw refuse('too_long')
    const id = newId()
    const of = { community: community.id, id, member: actor.memberId!, due: moment.at }
    db.send(insertReminder({ ...of, subject: found.id, message: found.said?.id ?? null, text, at: now }))
    wake(db, of)
    made(id)
    return (await listShown(asking, id))[0]!
  },
  again: async (asking) => (await listShown(asking, asking.ref))[0]!,
})

/** Comes back when it is time; a reminder that was moved meanwhile is woken by another key. */
function wake(db: Db, { community, id, due }: { community: string; id: string; due: Date }) {
  deliver(db, { community, kind: DELIVERY, key: `${id} ${due.toISOString()}`, payload: { reminderId: id }, at: due })
}

type Asking = { db: Db; actor: Actor; community: CommunityRef }

/** index reminder_waiting */
const countWaiting = prepared(
  (a: { community: string; member: string | null }) => sql<{ many: number }>`
    select count(*)::int as many from reminder
    where community_id = ${a.community} and member_id = ${a.member}::uuid and fired_at is null`,
)
type New = { community: string; id: string; member: string; subject: string; message: string | null; text: string }
const insertReminder = prepared(
  (a: New & { due: Date; at: Date }) => sql`
    insert into reminder (community_id, id, member_id, subject_id, message_id, text, due_at, created_at)
    values (${a.community}, ${a.id}, ${a.member}, ${a.subject}, ${a.message}, ${a.text}, ${a.due}, ${a.at})`,
)

type Row = Omit<Reminder, 'excerpt'> & { text: string }

/** Own words stay one's own, whatever becomes of the place, but for a token; of a message only while it may be read. Index reminder_waiting. */
const listMine = prepared(
  (a: Seer & { community: string; id: string | null }) => sql<Row>`
    select r.id, r.due_at, case when ${stillMine(a)} then ${place} end as subject, ${about} as message, coalesce(nullif(r.text, ''), m.text, '') as text
    from reminder r join member me on me.community_id = r.community_id and me.id = r.member_id
    join subject s on s.community_id = r.community_id and s.id = r.subject_id
    left join message m on m.community_id = r.community_id and m.id = r.message_id and m.deleted_at is null
    where r.community_id = ${a.community} and r.member_id = ${a.member}::uuid and r.fired_at is null
      and (${a.id}::uuid is null or r.id = ${a.id}::uuid) and (r.message_id is null or m.id is not null)
      and (${stillMine(a)} or (r.message_id is null and ${a.seesPrivate}::boolean))
    order by r.due_at, r.id limit ${sql.lit(limits.reminders)}`,
)

async function listShown(asking: Asking, id: string | null): Promise<Reminder[]> {
  const { db, actor, community } = asking
  return withExcerpts(asking, await db.rows(listMine({ ...seerOf(actor), community: community.id, id })))
}

handle(listReminders, {
  find: theCommunity,
  allow: mayKeep,
  run: async (asking) => ({ items: await listShown(asking, null) }),
})

const findMine = ({ db, actor, community, input }: Asking & { input: { reminderId: string } }) =>
  db.one(findReminder({ community: community.id, member: actor.memberId, id: input.reminderId }))

const findReminder = prepared(
  (a: { community: string; member: string | null; id: string }) => sql<{ id: string }>`
    select id from reminder
    where community_id = ${a.community} and id = ${a.id} and member_id = ${a.member}::uuid`,
)
const moveReminder = prepared(
  (a: { community: string; id: string; due: Date }) => sql<{ id: string }>`
    update reminder set due_at = ${a.due} where community_id = ${a.community} and id = ${a.id} and fired_at is null
    returning id`,
)

handle(changeReminder, {
  find: findMine,
  allow: mayKeep,
  async run(asking) {
    const { db, found, community, refuse } = asking
    const of = { community: community.id, id: found.id, due: (await momentToCome(asking, asking.input.when)).at }
    const moved = await db.one(moveReminder(of))
    const [shown] = moved ? await listShown(asking, found.id) : []
    if (!shown) throw refuse('already_reminded')
    wake(db, of)
    return shown
  },
})

const deleteReminder = prepared(
  (a: { community: string; id: string }) => sql`
    delete from reminder where community_id = ${a.community} and id = ${a.id} and fired_at is null`,
)

handle(dropReminder, {
  find: findMine,
  allow: mayKeep,
  async run({ db, found, community }) {
    db.send(deleteReminder({ community: community.id, id: found.id }))
    return {}
  },
})
