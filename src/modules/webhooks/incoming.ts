/** Letting programs in, and ending it. Each speaks as an app: a member without a person. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { mayHear, mayTalk } from '#modules/conversation/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import {
  addIncoming,
  editIncoming,
  endIncoming,
  type IncomingHook,
  incomingAdded,
  incomingChanged,
  incomingEnded,
  listIncoming,
  MOST_INCOMING,
  renewAddress,
} from './contract-incoming.ts'
import { mayConnect, mayTurn } from './rules.ts'

const listAll = prepared(
  (a: { community: string; member: string | null }) => sql<Omit<IncomingHook, 'can'>>`
    select h.id, app.id as app_id, app.name, app.face_file_id as face, h.created_at, h.used_at,
      json_build_object('id', m.id, 'name', m.name) as made_by,
      (select json_build_object('id', s.id, 'title', s.title) from subject s
        join member me on me.community_id = s.community_id and me.id = ${a.member}::uuid
        where s.community_id = h.community_id and s.id = h.subject_id and ${mayHear('me', 's')}) as channel
    from incoming_hook h
    join member app on app.community_id = h.community_id and app.id = h.member_id
    join member m on m.community_id = h.community_id and m.id = h.made_by
    where h.community_id = ${a.community} order by h.created_at, h.id`,
)

handle(listIncoming, {
  find: theCommunity,
  allow: mayConnect,
  async run({ db, actor, community }) {
    const rows = await db.rows(listAll({ community: community.id, member: actor.memberId }))
    return { items: rows.map((row) => ({ ...row, can: { edit: row.madeBy.id === actor.memberId } })) }
  },
})

handle(addIncoming, {
  find: theCommunity,
  allow: mayConnect,
  async run(adding) {
    const { db, actor, community, house, input, now, record, refuse } = adding
    const channel = await findSubject(adding, input.channelId)
    const isOurs = channel?.kind === 'channel' && channel.audience !== 'direct' && mayTalk({ actor, found: channel })
    if (!isOurs) throw refuse('no_such_channel')
    if (input.face) await mustBeOwnPicture(adding, input.face)
    db.send(sql`select pg_advisory_xact_lock(hashtextextended('incoming hooks ' || ${community.id}::text, 0))`)
    const there = await db.one(sql<{ many: number }>`
      select count(*)::int as many from incoming_hook where community_id = ${community.id}`)
    if (there!.many >= MOST_INCOMING) throw refuse('too_many_incoming')
    const [id, appId, secret] = [newId(), newId(), newSecret()]
    db.send(sql`
      insert into member (community_id, id, kind, standing, name, face_file_id, invited_by, created_at)
      values (${community.id}, ${appId}, 'app', 'active', ${input.name}, ${input.face ?? null}, ${actor.memberId}, ${now})`)
    db.send(sql`
      insert into incoming_hook (community_id, id, member_id, subject_id, secret_hash, made_by, created_at)
      values (${community.id}, ${id}, ${appId}, ${channel.id}, ${hashSecret(secret)}, ${actor.memberId}, ${now})`)
    record(incomingAdded, channel.id, { hookId: id, appId })
    return { id, url: addressOf(house.baseUrl, secret) }
  },
})

type Found = { id: string; appId: string; subjectId: string; madeBy: string }
type About = { db: Db; actor: Actor; community: CommunityRef; input: { hookId: string } }

const find = prepared(
  (a: { community: string; id: string; member: string | null }) => sql<Found>`
    select h.id, h.member_id as app_id, h.subject_id, h.made_by from incoming_hook h
    where h.community_id = ${a.community} and h.id = ${a.id} and exists (select from member me
      where me.community_id = h.community_id and me.id = ${a.member}::uuid and me.standing = 'active'
        and me.role in ('owner', 'steward'))`,
)
const findHook = ({ db, actor, community, input }: About) =>
  db.one(find({ community: community.id, id: input.hookId, member: actor.memberId }))

handle(editIncoming, {
  find: findHook,
  allow: mayConnect,
  async run(editing) {
    const { db, community, found, input, record } = editing
    if (input.face) await mustBeOwnPicture(editing, input.face)
    db.send(sql`
      update member set name = coalesce(${input.name ?? null}::text, name),
        face_file_id = case when ${input.face === undefined} then face_file_id else ${input.face ?? null}::uuid end
      where community_id = ${community.id} and id = ${found.appId}`)
    record(incomingChanged, found.subjectId, { hookId: found.id, appId: found.appId })
    return {}
  },
})

handle(renewAddress, {
  find: findHook,
  allow: mayTurn,
  async run({ db, community, house, found, record }) {
    const secret = newSecret()
    db.send(sql`
      update incoming_hook set secret_hash = ${hashSecret(secret)}
      where community_id = ${community.id} and id = ${found.id}`)
    record(incomingChanged, found.subjectId, { hookId: found.id, appId: found.appId })
    return { id: found.id, url: addressOf(house.baseUrl, secret) }
  },
})

handle(endIncoming, {
  find: findHook,
  allow: mayConnect,
  async run({ db, community, found, now, record }) {
    db.send(sql`delete from incoming_hook where community_id = ${community.id} and id = ${found.id}`)
    db.send(sql`
      update member set standing = 'left', left_at = ${now} where community_id = ${community.id} and id = ${found.appId}`)
    record(incomingEnded, found.subjectId, { hookId: found.id, appId: found.appId })
    return {}
  },
})

const addressOf = (baseUrl: string, secret: string): string => `${baseUrl}/hooks/${secret}`

type Picturing = { db: Db; actor: Actor; community: CommunityRef; refuse(code: string): Error }

async function mustBeOwnPicture({ db, actor, community, refuse }: Picturing, file: string) {
  const own = await db.one(sql`
    select true as own from file where community_id = ${community.id} and id = ${file} and subject_id is null
      and uploaded_by = ${actor.memberId}::uuid and deleted_at is null and starts_with(type, 'image/')`)
  if (!own) throw refuse('no_such_picture')
}

for (const activity of [incomingAdded, incomingChanged, incomingEnded]) when(activity, { level: 'quiet' })
