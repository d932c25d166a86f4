/** A new version of the charter. Values live on as subjects; each version keeps how it worded them. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { when } from '#kernel/when.ts'
import { createSubject } from '#modules/subjects/offers.ts'
import { accept, findCharter, shownCharter } from './charter.ts'
import { charterWritten, type NewValue, writeCharter } from './contract.ts'
import type { Recording } from './insert-metric.ts'
import { mayWriteCharter } from './rules.ts'

export type CharterText = {
  mission: string
  values: z.output<typeof NewValue>[]
  inScope: string[]
  outOfScope: string[]
  reason: string
}

handle(writeCharter, {
  find: theCommunity,
  allow: mayWriteCharter,
  async run(about) {
    const { basedOn, ...text } = about.input
    if (basedOn > 0 && text.reason === '') throw about.refuse('change_unexplained')
    await writeVersion(about, text, basedOn)
    const written = await findCharter({ ...about, input: {} })
    return shownCharter(written!, about.actor)
  },
  // Two who write at once: the unique index lets one through.
  conflicts: { charter_version: 'written_meanwhile' },
})

when(charterWritten, {
  topics: ['community'],
  level: 'week',
  tells: sql`select page.seq, m.id as member_id, 'charter' as why from page
    join member m on m.community_id = page.community_id and m.standing = 'active' and m.kind = 'member'
    where m.id is distinct from page.actor_id`,
})

export async function writeVersion(maker: Recording, text: CharterText, basedOn: number) {
  const { db, community, actor, now, record } = maker
  const newest = await db.one(newestOf({ community: community.id }))
  if ((newest?.version ?? 0) !== basedOn) throw new Refusal('refused', 'written_meanwhile')
  const version = basedOn + 1
  const by = actor.memberId!
  const { id } = await createSubject(maker, { kind: 'charter', title: '', audience: 'community' })
  const { mission, inScope, outOfScope, reason } = text
  const row = { community: community.id, id, version, mission, inScope, outOfScope, reason, by, now }
  await db.rows(insertCharter(row))
  const valueIds = await writeValues(maker, id, text.values)
  db.send(mirrorMission({ community: community.id, mission }))
  db.send(accept({ community: community.id, member: by, version, now }))
  record(charterWritten, id, { version })
  return { charterId: id, valueIds }
}

/** Known values go on, new ones become subjects, those left out are archived: what served them still says so. */
async function writeValues(maker: Recording, charter: string, values: CharterText['values']): Promise<string[]> {
  const { db, community, now } = maker
  const known = values.flatMap((value) => value.id ?? [])
  const found = await db.rows(findValues({ community: community.id, ids: known }))
  if (found.length !== known.length) throw new Refusal('refused', 'no_such_value')
  const ids = values.map((value) => value.id ?? newId())
  for (const [index, { id, title }] of values.entries()) {
    if (!id)
      await createSubject(maker, { id: ids[index], kind: 'value', title, audience: 'community', purpose: 'itself' })
  }
  const at = { community: community.id, ids }
  db.send(archiveOthers({ ...at, now }))
  const texts = {
    titles: values.map((v) => v.title),
    does: values.map((v) => v.weDo),
    donts: values.map((v) => v.weDont),
  }
  db.send(nameValues({ ...at, titles: texts.titles }))
  db.send(insertValues({ ...at, charter, ...texts }))
  return ids
}

const newestOf = prepared(
  (a: { community: string }) => sql<{ version: number }>`
    select version from charter where community_id = ${a.community} order by version desc limit 1`,
)

type Row = Omit<CharterText, 'values'> & { community: string; id: string; version: number; by: string; now: Date }

const insertCharter = prepared(
  (a: Row) => sql`
    insert into charter (community_id, id, version, mission, in_scope, out_of_scope, reason, written_by, written_at)
    values (${a.community}, ${a.id}, ${a.version}, ${a.mission}, ${a.inScope}, ${a.outOfScope}, ${a.reason}, ${a.by}, ${a.now})`,
)

type Values = { community: string; ids: string[] }

const findValues = prepared(
  (a: Values) => sql<{ id: string }>`
    select id from subject where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and kind = 'value'`,
)

const archiveOthers = prepared(
  (a: Values & { now: Date }) => sql`
    update subject set archived_at = ${a.now} where community_id = ${a.community} and kind = 'value'
      and id <> all(${a.ids}::uuid[]) and archived_at is null`,
)

const nameValues = prepared(
  (a: Values & { titles: string[] }) => sql`
    update subject s set title = t.title, archived_at = null from unnest(${a.ids}::uuid[], ${a.titles}::text[]) as t(id, title)
    where s.community_id = ${a.community} and s.id = t.id and s.kind = 'value'`,
)

const insertValues = prepared(
  (a: Values & { charter: string; titles: string[]; does: string[]; donts: string[] }) => sql`
    insert into charter_value (community_id, charter_id, value_id, position, title, we_do, we_dont)
    select ${a.community}::uuid, ${a.charter}::uuid, t.id, t.place, t.title, t.we_do, t.we_dont
    from unnest(${a.ids}::uuid[], ${a.titles}::text[], ${a.does}::text[], ${a.donts}::text[])
      with ordinality as t(id, title, we_do, we_dont, place)`,
)

/** The first screens and the public card read the mission where the community's name stands. */
const mirrorMission = prepared(
  (a: { community: string; mission: string }) =>
    sql`update community set mission = ${a.mission} where id = ${a.community}`,
)
