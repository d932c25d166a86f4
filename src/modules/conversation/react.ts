/** Reactions: one emoji per member and kind, at most 50 kinds on a message. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { react, reactionsChanged, unreact } from './contract.ts'
import { mayTalk } from './rules.ts'
import { findSaid } from './said.ts'

const MOST_KINDS = 50

handle(react, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayTalk,
  async run({ db, input, found: said, actor, community, now, record, refuse }) {
    if (said.deletedAt) throw refuse('deleted')
    if (said.archivedAt) throw refuse('archived')
    const of = { community: community.id, message: said.id, emoji: input.emoji, member: actor.memberId! }
    db.send(lock(of))
    const put = await db.one(insertReaction({ ...of, subject: said.subjectId, at: now }))
    if (put!.isFull) throw refuse('too_many_reactions')
    if (put!.isNew) record(reactionsChanged, said.subjectId, { messageId: said.id })
    return {}
  },
})

handle(unreact, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayTalk,
  async run({ db, input, found: said, actor, community, record }) {
    const taken = await db.one(
      deleteReaction({ community: community.id, message: said.id, emoji: input.emoji, member: actor.memberId! }),
    )
    if (taken) record(reactionsChanged, said.subjectId, { messageId: said.id })
    return {}
  },
})

type Of = { community: string; message: string; emoji: string; member: string }

/** A statement of its own, so that the next one sees what others put while we waited. */
const lock = prepared(
  (a: Of) => sql`
    select from message where community_id = ${a.community} and id = ${a.message} for no key update`,
)

const insertReaction = prepared(
  (a: Of & { subject: string; at: Date }) => sql<{ isFull: boolean; isNew: boolean }>`
    with there as (
      select count(distinct emoji) as kinds, coalesce(bool_or(emoji = ${a.emoji}), false) as is_known from reaction
      where community_id = ${a.community} and message_id = ${a.message}
    ), put as (
      insert into reaction (community_id, message_id, emoji, member_id, subject_id, at)
      select ${a.community}::uuid, ${a.message}::uuid, ${a.emoji}, ${a.member}::uuid, ${a.subject}::uuid, ${a.at}::timestamptz
      from there where is_known or kinds < ${sql.lit(MOST_KINDS)} on conflict do nothing returning true
    )
    select not is_known and kinds >= ${sql.lit(MOST_KINDS)} as is_full, exists (select from put) as is_new from there`,
)

const deleteReaction = prepared(
  (a: Of) => sql<{ memberId: string }>`
    delete from reaction where community_id = ${a.community} and message_id = ${a.message} and emoji = ${a.emoji}
    and member_id = ${a.member} returning member_id`,
)
