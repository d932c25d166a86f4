/** Adding, listing and removing a community's own emoji. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { when } from '#kernel/when.ts'
import { keepEmoji, storePicture } from '#modules/files/offers.ts'
import { addEmoji, emojiAdded, emojiRemoved, listEmoji, MOST_BYTES, MOST_EMOJI, removeEmoji } from './contract.ts'
import { mayAdd, mayRemove, mayUse } from './rules.ts'

handle(addEmoji, {
  find: theCommunity,
  allow: mayAdd,
  async prepare(adding) {
    const { upload } = adding
    if (!upload) throw new Refusal('invalid', 'invalid', { '': 'expects the picture as the body' })
    if (upload.size !== undefined && upload.size > MOST_BYTES) throw new Refusal('too_large')
    return keepEmoji(adding, upload.stream, MOST_BYTES)
  },
  async run(adding) {
    const { db, actor, community, input, prepared: kept, now, record, refuse } = adding
    db.send(lock({ community: community.id }))
    const there = (await db.one(look({ community: community.id, name: input.name })))!
    if (there.isTaken) throw refuse('name_taken')
    if (there.many >= MOST_EMOJI) throw refuse('too_many_emoji')
    const fileId = storePicture({ db, community, actor, now }, { kept, name: input.name })
    const row = { community: community.id, name: input.name, file: fileId, by: actor.memberId!, at: now }
    const made = (await db.one(insert(row)))!
    record(emojiAdded, null, { fileId })
    return { name: input.name, fileId, addedBy: made.addedBy, addedAt: now.toISOString(), can: { remove: true } }
  },
})

/** Those who add at once come one after the other, so that the count holds. */
const lock = prepared(
  (a: { community: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('emoji ' || ${a.community}::text, 0))`,
)
const look = prepared(
  (a: { community: string; name: string }) => sql<{ isTaken: boolean; many: number }>`
    select coalesce(bool_or(name = ${a.name}), false) as is_taken, count(*)::int as many
    from custom_emoji where community_id = ${a.community}`,
)
const insert = prepared(
  (a: { community: string; name: string; file: string; by: string; at: Date }) => sql<{
    addedBy: { id: string; name: string }
  }>`
    with put as (
      insert into custom_emoji (community_id, name, file_id, added_by, added_at)
      values (${a.community}, ${a.name}, ${a.file}, ${a.by}, ${a.at}) returning community_id, added_by
    )
    select json_build_object('id', m.id, 'name', m.name) as added_by
    from put join member m on m.community_id = put.community_id and m.id = put.added_by`,
)

type Shown = { name: string; fileId: string; addedBy: { id: string; name: string } | null; addedAt: string }

/** primary key */
const listAll = prepared(
  (a: { community: string }) => sql<Shown>`
    select e.name, e.file_id, e.added_at,
      case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as added_by
    from custom_emoji e left join member m on m.community_id = e.community_id and m.id = e.added_by
    where e.community_id = ${a.community} order by e.name limit ${sql.lit(MOST_EMOJI)}`,
)

handle(listEmoji, {
  find: theCommunity,
  allow: mayUse,
  async run({ db, actor, community }) {
    const rows = await db.rows(listAll({ community: community.id }))
    const canRemove = ({ addedBy }: Shown) => mayRemove({ actor, found: { addedBy: addedBy?.id ?? null } })
    return { items: rows.map((row) => ({ ...row, can: { remove: canRemove(row) } })) }
  },
})

const find = prepared(
  (a: { community: string; name: string; member: string | null }) => sql<{ fileId: string; addedBy: string | null }>`
    select e.file_id, e.added_by from custom_emoji e
    where e.community_id = ${a.community} and e.name = ${a.name} and ${a.member}::uuid is not null`,
)
/** With its picture; the bytes follow with the next purge of files. */
const remove = prepared(
  (a: { community: string; file: string }) => sql<{ id: string }>`
    delete from file where community_id = ${a.community} and id = ${a.file} returning id`,
)

handle(removeEmoji, {
  find: ({ db, actor, community, input }) =>
    db.one(find({ community: community.id, name: input.emojiName, member: actor.memberId })),
  allow: mayRemove,
  async run({ db, found, community, record }) {
    const gone = await db.one(remove({ community: community.id, file: found.fileId }))
    if (gone) record(emojiRemoved, null, { fileId: found.fileId })
    return {}
  },
})

when(emojiAdded, { topics: ['community'], level: 'quiet' })
when(emojiRemoved, { topics: ['community'], level: 'quiet' })
