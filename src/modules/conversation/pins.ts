/** Pins: whoever may write there may pin and unpin; everyone who reads there sees them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, json } from '#kernel/perform.ts'
import { author } from '#modules/communities/shapes.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { listPins, MOST_PINS, messagePinned, messageUnpinned, pinMessage, unpinMessage } from './contract-pins.ts'
import { mayListen, mayTalk } from './rules.ts'
import { findSaid } from './said.ts'
import { shownMessage } from './shown.ts'

handle(pinMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayTalk,
  async run({ db, found: said, actor, community, now, record, refuse }) {
    if (said.deletedAt) throw refuse('deleted')
    if (said.archivedAt) throw refuse('archived')
    const of = { community: community.id, message: said.id, subject: said.subjectId }
    db.send(lockSubject(of))
    const put = await db.one(insertPin({ ...of, member: actor.memberId!, at: now }))
    if (put!.isFull) throw refuse('too_many_pins')
    if (put!.isNew) record(messagePinned, said.subjectId, { messageId: said.id })
    return {}
  },
})

handle(unpinMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayTalk,
  async run({ db, found: said, community, record, refuse }) {
    if (said.archivedAt) throw refuse('archived')
    const taken = await db.one(deletePin({ community: community.id, message: said.id }))
    if (taken) record(messageUnpinned, said.subjectId, { messageId: said.id })
    return {}
  },
})

type Of = { community: string; message: string; subject: string }

/** A statement of its own, so that the next one counts what others pinned while we waited. */
const lockSubject = prepared(
  (a: Of) => sql`select from subject where community_id = ${a.community} and id = ${a.subject} for no key update`,
)

/** index pin_newest */
const insertPin = prepared(
  (a: Of & { member: string; at: Date }) => sql<{ isFull: boolean; isNew: boolean }>`
    with there as (
      select count(*) as pins, coalesce(bool_or(message_id = ${a.message}), false) as is_known from pin
      where community_id = ${a.community} and subject_id = ${a.subject}
    ), put as (
      insert into pin (community_id, message_id, subject_id, member_id, at)
      select ${a.community}::uuid, ${a.message}::uuid, ${a.subject}::uuid, ${a.member}::uuid, ${a.at}::timestamptz
      from there where pins < ${sql.lit(MOST_PINS)} on conflict do nothing returning true
    )
    select not is_known and pins >= ${sql.lit(MOST_PINS)} as is_full, exists (select from put) as is_new from there`,
)

const deletePin = prepared(
  (a: { community: string; message: string }) => sql<{ messageId: string }>`
    delete from pin where community_id = ${a.community} and message_id = ${a.message} returning message_id`,
)

/** index pin_newest */
const listOn = prepared(
  (a: { community: string; subject: string }) => sql<{ answer: string }>`
    select json_build_object('items', coalesce(json_agg(json_build_object('message', ${shownMessage('m')},
      'by', ${author('b')}, 'at', iso(p.at)) order by p.at desc, p.message_id desc), '[]'::json))::text as answer
    from pin p join message m on m.community_id = p.community_id and m.id = p.message_id and m.deleted_at is null
    join member b on b.community_id = p.community_id and b.id = p.member_id
    where p.community_id = ${a.community} and p.subject_id = ${a.subject}`,
)

handle(listPins, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayListen,
  async run({ db, found: subject, community }) {
    return json((await db.one(listOn({ community: community.id, subject: subject.id })))!.answer)
  },
})
