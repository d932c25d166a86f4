/** A module as a third kind of subject brings it, in one file: boats, with what is written on them and who minds them. */
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'
import { type Db, prepared } from '#kernel/database.ts'
import { exported, ofSeen } from '#kernel/exporting.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { Purpose, subjectKind } from '#modules/subjects/contract.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import {
  createSubject,
  findDeleted,
  mayBringBack,
  mayTakePart,
  mayTend,
  putBack,
  shareable,
  takeAway,
  watch,
  watchers,
} from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'

/** As a migration would. */
export const boatTable = `
  create table boat (
    community_id uuid not null,
    id uuid not null,
    about text not null,
    minded_by uuid,
    primary key (community_id, id),
    foreign key (community_id, id) references subject on delete cascade,
    foreign key (community_id, minded_by) references member
  );
  select wall('boat')`

// contract.ts
export const boatKind = subjectKind({ kind: 'boat', page: 'boats/{id}' })
const Boat = z.object({ id: Id, title: z.string(), about: z.string(), mindedBy: Id.nullable() })
const ofBoat = z.object({ boatId: Id })
export const makeBoat = operation({
  name: 'boats.makeBoat',
  does: 'Add a boat',
  http: 'POST /boats',
  input: z.object({
    title: z.string().min(1).max(80),
    about: z.string().max(1_000).default(''),
    circleId: Id.optional(),
    purpose: Purpose.optional(),
  }),
  output: Boat,
})
export const getBoat = operation({
  name: 'boats.getBoat',
  does: 'Read about a boat',
  http: 'GET /boats/{boatId}',
  input: ofBoat,
  output: Boat,
})
export const repairBoat = operation({
  name: 'boats.repairBoat',
  does: 'Say that a boat is repaired',
  http: 'POST /boats/{boatId}/repairs',
  input: ofBoat.extend({ hours: z.number().int().min(1).max(100) }),
  output: Nothing,
})
export const deleteBoat = operation({
  name: 'boats.deleteBoat',
  does: 'Delete a boat; for 30 days it can be brought back',
  http: 'DELETE /boats/{boatId}',
  input: ofBoat,
  output: Nothing,
})
export const bringBackBoat = operation({
  name: 'boats.bringBackBoat',
  does: 'Bring a boat back',
  http: 'POST /boats/{boatId}/bring-back',
  input: ofBoat,
  output: Nothing,
})
const boatMade = activity({ kind: 'boats.boat_made', data: z.object({}) })
const boatRepaired = activity({ kind: 'boats.boat_repaired', data: z.object({ hours: z.number().int() }) })
const boatDeleted = activity({ kind: 'boats.boat_deleted', data: z.object({}) })
const boatBroughtBack = activity({ kind: 'boats.boat_brought_back', data: z.object({}) })

// kind.ts
const hours = (when: RawBuilder<boolean>) => sql`(select sum((a.data->>'hours')::numeric) from activity a
  join served on served.community_id = a.community_id and served.id = a.subject_id
  where a.kind = 'boats.boat_repaired' and ${when})`
shareable(boatKind, {
  counts: sql`select count(*) filter (where s.archived_at is null) as open, 0 as done,
    ${hours(sql`true`)} as hours, ${hours(sql`a.at >= (select since from lately)`)} as hours_lately
    from served join subject s on s.community_id = served.community_id and s.id = served.id`,
  purge: (of) => [forgetAbout(of)],
})
const forgetAbout = prepared(
  (a: { community: string; ids: string[] }) => sql`
    update boat set about = '', minded_by = null where community_id = ${a.community} and id = any(${a.ids}::uuid[])`,
)

// find.ts, boats.ts
type About = { db: Db; actor: Actor; community: CommunityRef; input: { boatId: string } }
async function findBoat(about: About): Promise<SubjectSeen | undefined> {
  const subject = await findSubject(about, about.input.boatId)
  return subject?.kind === boatKind.kind ? subject : undefined
}
const readBoat = prepared(
  (a: { community: string; id: string }) => sql<z.output<typeof Boat>>`
    select s.id, s.title, b.about, b.minded_by from boat b join subject s on s.community_id = b.community_id and s.id = b.id
    where b.community_id = ${a.community} and b.id = ${a.id}`,
)

handle(makeBoat, {
  find: theCommunity,
  allow: ({ actor }) => actor.kind === 'member',
  async run(about) {
    const { db, community, actor, now, input, record, made } = about
    const { title, circleId, purpose = null } = input
    const audience = circleId ? 'circle' : 'community'
    const { id } = await createSubject(about, { kind: boatKind.kind, title, audience, circleId, purpose })
    const mindedBy = actor.memberId!
    db.send(sql`insert into boat (community_id, id, about, minded_by)
      values (${community.id}, ${id}, ${input.about}, ${mindedBy})`)
    db.send(watch({ community: community.id, subject: id, members: [mindedBy], at: now }))
    record(boatMade, id, {})
    made(id)
    return { id, title, about: input.about, mindedBy }
  },
})
handle(getBoat, {
  find: findBoat,
  allow: () => true,
  run: async ({ db, community, found }) => (await db.one(readBoat({ community: community.id, id: found.id })))!,
})
handle(repairBoat, {
  find: findBoat,
  allow: mayTakePart,
  async run({ found, input, record }) {
    record(boatRepaired, found.id, { hours: input.hours })
    return {}
  },
})
handle(deleteBoat, {
  find: findBoat,
  allow: mayTend,
  async run({ db, community, actor, now, found, record }) {
    db.send(takeAway({ community: community.id, id: found.id, by: actor.memberId, at: now }))
    record(boatDeleted, found.id, {})
    return {}
  },
})
handle(bringBackBoat, {
  find: (about) => findDeleted(about, { id: about.input.boatId, kind: boatKind.kind }),
  allow: mayBringBack,
  async run({ db, community, found, record }) {
    db.send(putBack({ community: community.id, id: found.id }))
    record(boatBroughtBack, found.id, {})
    return {}
  },
})

// consequences.ts
when(boatMade, { topics: ['audience'], counts: 'contribution', history: true, heardOutside: true })
when(boatRepaired, {
  topics: ['audience'],
  level: 'today',
  tells: watchers('followed'),
  counts: 'contribution',
  history: sql`select page.seq, json_build_object('boat', s.title) as names from page
    join subject s on s.community_id = page.community_id and s.id = page.subject_id`,
})
when(boatDeleted, { topics: ['audience'], history: true })
when(boatBroughtBack, { topics: ['audience'], history: true })

// searchable.ts
searchable({
  kind: boatKind.kind,
  isMarkdown: true,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, s.created_by as author_id, s.created_at as at,
        s.title || ' ' || b.about as text, '{}'::text[] as flags
      from subject s join boat b on b.community_id = s.community_id and b.id = s.id
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null`,
  ),
  shown: ({ actor, community, ids }) => shownBoats({ ...seerOf(actor), community: community.id, ids }),
})
const shownBoats = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<ShownFound>`
    select s.id, s.created_at as at, s.title, b.about as text, ${authorOf(sql`s.community_id`, sql`s.created_by`)} as author,
      null as place, '{}'::json as more
    from subject s join boat b on b.community_id = s.community_id and b.id = s.id
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)
findAgain(boatKind.kind, [boatMade, boatDeleted, boatBroughtBack], sql`select subject_id as id from page`)

// erase.ts
keeps('boats.boats', {
  names: { 'boat.minded_by': 'goes' },
  forget: ({ db, community, member }) => db.send(mindNothing({ community, member })),
  own: { boats: (of) => ownBoats(of) },
})
const mindNothing = prepared(
  (a: Whose) => sql`update boat set minded_by = null where community_id = ${a.community} and minded_by = ${a.member}`,
)
const ownBoats = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select b.id, s.title, b.about from boat b join subject s on s.community_id = b.community_id and s.id = b.id
    where b.community_id = ${a.community} and s.created_by = ${a.member} and s.deleted_at is null and b.id > ${a.after}::uuid
    order by b.id limit ${a.most}`,
)

// export.ts
exported({
  name: 'boats',
  table: 'boat',
  columns: ['id', 'about', 'minded_by'],
  from: ofSeen('id'),
  order: 't.id',
  // This module stands before all others here; after them it would not have to say so.
  after: ['members', 'circles', 'subjects'],
  found: { kind: boatKind.kind, by: 'id' },
})
