/** Making subjects: the one way to insert a subject row, with the audience and purpose that follow from its parent. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import type { Purpose } from './contract.ts'
import { kindNamed } from './kinds.ts'
import { lockTree, mustServe, shareTree, writeBelow } from './purpose.ts'

export { type CircleSeen, findCircle } from './circle.ts'
export { type DeletedSubject, deletedSubjects, findDeleted, rightsOfDeleted } from './deleted.ts'
export { type Counted, kindsShared, kindsUnlisted, pathTo, shareable } from './kinds.ts'
export { onSubjectPurged, type Purged, purgeSubjects } from './purge.ts'
export { samePurpose, shareTree } from './purpose.ts'
export { mayBringBack, mayOverrule, mayTakePart, mayTend } from './rules.ts'
export { archive, putBack, putBackTree, rename, takeAway, takeAwayTree, unarchive } from './tending.ts'
export { setLevel, watch, watchers } from './watching.ts'

/** Whoever makes a subject: a handler's context, or one put together where a community is being founded. */
export type Maker = { db: Db; community: { id: string }; now: Date; actor: Actor }

export type Audience = 'public' | 'community' | 'circle' | 'direct'

export type NewSubject = {
  /** Where its own table's row shares it; otherwise made here. */
  id?: string
  kind: string
  title: string
  /** Left out: the parent's. Given: never wider than the parent's. */
  audience?: Audience
  circleId?: string | null
  /** A subject the maker was found to see. */
  parentId?: string | null
  /** What was chosen; otherwise the parent's. `itself`: goals and values serve themselves. */
  purpose?: Purpose | 'itself' | null
  /** Guests of the parent come along, now and later. */
  guestsOfParent?: boolean
}

export type SubjectMade = {
  id: string
  audience: Audience
  circleId: string | null
  purposeKind: Purpose['kind'] | null
  purposeId: string | null
}

/** Refuses with `wider_than_parent` and `no_such_purpose`. A direct child is shared with those in its direct parent. */
export async function createSubject(maker: Maker, subject: NewSubject): Promise<SubjectMade> {
  const { db, community, now, actor } = maker
  kindNamed(subject.kind)
  const id = subject.id ?? newId()
  const parent = subject.parentId ?? null
  const purpose = subject.purpose === 'itself' ? selfPurpose(subject.kind, id) : (subject.purpose ?? null)
  if (subject.purpose !== 'itself') await mustServe(maker, purpose)
  if (parent) shareTree(db, community.id)
  const made = await db.one(
    insert({
      community: community.id,
      id,
      parent,
      kind: subject.kind,
      title: subject.title,
      audience: subject.audience ?? (parent ? null : 'community'),
      circle: subject.circleId ?? null,
      purpose: purpose?.kind ?? null,
      purposeId: purpose && 'id' in purpose ? purpose.id : null,
      guests: subject.guestsOfParent ?? false,
      by: actor.memberId,
      now,
    }),
  )
  if (!made) throw new Refusal('refused', 'wider_than_parent')
  const guests = subject.guestsOfParent ?? false
  if (parent && (guests || made.audience === 'direct'))
    db.send(letInAlike({ community: community.id, id, parent, guests }))
  return made
}

/** `audience`: where the parent is public, the community only. */
type Children = { kind: string; parentId: string; ids: string[]; audience?: 'community' | null }

/** Many children of one subject that was found, alike in all but their ids, with the purpose of their parent and its audience, or narrower. */
export function createChildren(
  { db, community, now, actor }: Maker,
  { kind, parentId, ids, audience = null }: Children,
): void {
  shareTree(db, community.id)
  const at = { community: community.id, parent: parentId }
  db.send(insertChildren({ ...at, ids, kind, audience, by: actor.memberId, now }))
  db.send(letInChildren({ ...at, ids }))
}

function selfPurpose(kind: string, id: string): Purpose {
  if (kind !== 'goal' && kind !== 'value') throw new Error(`a ${kind} cannot serve itself`)
  return { kind, id }
}

type Row = {
  community: string
  id: string
  parent: string | null
  kind: string
  title: string
  audience: string | null
  circle: string | null
  purpose: string | null
  purposeId: string | null
  guests: boolean
  by: string | null
  now: Date
}

/** Over `audience, circle_id` of a child and `widest, widest_circle` of its parent: it is not wider. */
const isWithin: RawBuilder<boolean> = sql`case widest
  when 'public' then true
  when 'community' then audience <> 'public'
  when 'circle' then audience = 'direct' or (audience = 'circle' and circle_id = widest_circle)
  else audience = 'direct' end`

/** No row where the parent is gone or narrower than asked for. */
const insert = prepared(
  (a: Row) => sql<SubjectMade>`
    with asked as (
      select coalesce(${a.audience}::text, p.audience) as audience,
        case when ${a.audience}::text is null then p.circle_id else ${a.circle}::uuid end as circle_id,
        p.id as parent_id, p.audience as widest, p.circle_id as widest_circle, p.purpose_kind, p.purpose_id
      from (select) one left join subject p on p.community_id = ${a.community} and p.id = ${a.parent}::uuid and p.deleted_at is null
    )
    insert into subject (community_id, id, kind, title, audience, circle_id, parent_id,
      own_purpose_kind, own_purpose_id, purpose_kind, purpose_id, guests_of_parent, created_by, created_at)
    select ${a.community}::uuid, ${a.id}::uuid, ${a.kind}, ${a.title}, audience, circle_id, parent_id,
      ${a.purpose}::text, ${a.purposeId}::uuid,
      case when ${a.purpose}::text is null then purpose_kind else ${a.purpose}::text end,
      case when ${a.purpose}::text is null then purpose_id else ${a.purposeId}::uuid end, ${a.guests}::boolean,
      ${a.by}::uuid, ${a.now}
    from asked where ${a.parent}::uuid is null or (parent_id is not null and ${isWithin})
    returning id, audience, circle_id, purpose_kind, purpose_id`,
)

const letInAlike = prepared(
  (a: { community: string; id: string; parent: string; guests: boolean }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select l.community_id, ${a.id}::uuid, l.member_id, l.at from let_in l
    join subject p on p.community_id = l.community_id and p.id = l.subject_id
      and (${a.guests}::boolean or p.audience = 'direct')
    where l.community_id = ${a.community} and l.subject_id = ${a.parent} on conflict do nothing`,
)

const insertChildren = prepared(
  (
    a: { community: string; parent: string; by: string | null; now: Date } & Omit<Required<Children>, 'parentId'>,
  ) => sql`
    insert into subject (community_id, id, kind, title, audience, circle_id, parent_id, purpose_kind, purpose_id,
      created_by, created_at)
    select p.community_id, t.id, ${a.kind}, '', coalesce(${a.audience}::text, p.audience), p.circle_id, p.id, p.purpose_kind, p.purpose_id,
      ${a.by}::uuid, ${a.now} from unnest(${a.ids}::uuid[]) as t(id), subject p
    where p.community_id = ${a.community} and p.id = ${a.parent}`,
)

const letInChildren = prepared(
  (a: { community: string; parent: string; ids: string[] }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select l.community_id, t.id, l.member_id, l.at from unnest(${a.ids}::uuid[]) as t(id), let_in l
    join subject p on p.community_id = l.community_id and p.id = l.subject_id and p.audience = 'direct'
    where l.community_id = ${a.community} and l.subject_id = ${a.parent} on conflict do nothing`,
)

/**
 * Hangs a subject elsewhere, with what follows for its purpose; guests that came along with the former parent go, those of
 * the new one come. Refuses with `below_itself` and `wider_than_parent`.
 */
export async function moveSubject(
  { db, community }: Pick<Maker, 'db' | 'community'>,
  { id, parentId }: { id: string; parentId: string | null },
): Promise<void> {
  const at = { community: community.id, id }
  lockTree(db, community.id)
  if (parentId) {
    const place = await db.one(findPlace({ ...at, parent: parentId }))
    if (!place || place.isBelow) throw new Refusal('refused', 'below_itself')
    if (!place.fits) throw new Refusal('refused', 'wider_than_parent')
  }
  db.send(hang({ ...at, parent: parentId }))
  db.send(writeBelow(at))
  if (parentId) {
    db.send(letOutOthers({ ...at, parent: parentId }))
    db.send(letInGuests({ ...at, parent: parentId }))
  }
}

type Hung = { community: string; id: string; parent: string }

/** What hangs below follows by itself (trigger let_in_below). */
const letOutOthers = prepared(
  (a: Hung) => sql`
    delete from let_in l using subject s where l.community_id = ${a.community} and l.subject_id = ${a.id}
      and s.community_id = l.community_id and s.id = l.subject_id and s.guests_of_parent
      and not exists (select from let_in p where p.community_id = l.community_id and p.subject_id = ${a.parent}
        and p.member_id = l.member_id)`,
)
const letInGuests = prepared(
  (a: Hung) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select p.community_id, s.id, p.member_id, p.at from let_in p
    join subject s on s.community_id = p.community_id and s.id = ${a.id} and s.guests_of_parent
    where p.community_id = ${a.community} and p.subject_id = ${a.parent} on conflict do nothing`,
)

const findPlace = prepared(
  (a: { community: string; id: string; parent: string }) => sql<{ isBelow: boolean; fits: boolean }>`
    with recursive above as (
      select id, parent_id from subject where community_id = ${a.community} and id = ${a.parent}
      union all
      select s.id, s.parent_id from above join subject s on s.community_id = ${a.community} and s.id = above.parent_id
    ), pair as (
      select s.audience, s.circle_id, p.audience as widest, p.circle_id as widest_circle from subject s
      join subject p on p.community_id = s.community_id and p.id = ${a.parent} and p.deleted_at is null
      where s.community_id = ${a.community} and s.id = ${a.id}
    )
    select exists (select from above where id = ${a.id}) as is_below, ${isWithin} as fits from pair`,
)

const hang = prepared(
  (a: { community: string; id: string; parent: string | null }) => sql`
    update subject set parent_id = ${a.parent}::uuid where community_id = ${a.community} and id = ${a.id}`,
)

/**
 * Shows a subject to everyone, or to the community only; those of the given kinds right below it go with it. Refuses with
 * `parent_not_public` and `children_public`: nothing is wider than what it hangs on.
 */
export async function setOpenness(
  { db, community }: Pick<Maker, 'db' | 'community'>,
  { id, audience, along }: { id: string; audience: 'public' | 'community'; along: string[] },
): Promise<void> {
  const at = { community: community.id, id }
  lockTree(db, community.id)
  const around = await db.one(findAround({ ...at, along }))
  if (audience === 'public' && around?.parent && around.parent !== 'public')
    throw new Refusal('refused', 'parent_not_public')
  if (audience === 'community' && around?.hasPublicBelow) throw new Refusal('refused', 'children_public')
  db.send(open({ ...at, audience, along }))
}

const findAround = prepared(
  (a: { community: string; id: string; along: string[] }) => sql<{ parent: string | null; hasPublicBelow: boolean }>`
    select (select p.audience from subject p where p.community_id = s.community_id and p.id = s.parent_id) as parent,
      exists (select from subject c where c.community_id = s.community_id and c.parent_id = s.id and c.audience = 'public'
        and c.kind <> all(${a.along}::text[]) and c.deleted_at is null) as has_public_below
    from subject s where s.community_id = ${a.community} and s.id = ${a.id}`,
)

const open = prepared(
  (a: { community: string; id: string; audience: string; along: string[] }) => sql`
    update subject set audience = ${a.audience} where community_id = ${a.community} and audience in ('public', 'community')
      and (id = ${a.id} or (parent_id = ${a.id} and kind = any(${a.along}::text[])))`,
)

/** Shows such children of a public subject to everyone with it, or to the community only. */
export function openChildren(
  { db, community }: Pick<Maker, 'db' | 'community'>,
  { parentId, ids, audience }: { parentId: string; ids: string[]; audience: 'public' | 'community' },
): void {
  lockTree(db, community.id)
  db.send(openOnes({ community: community.id, parent: parentId, ids, audience }))
}

const openOnes = prepared(
  (a: { community: string; parent: string; ids: string[]; audience: string }) => sql`
    update subject c set audience = ${a.audience} from subject p
    where p.community_id = ${a.community} and p.id = ${a.parent} and p.audience = 'public'
      and c.community_id = p.community_id and c.parent_id = p.id and c.id = any(${a.ids}::uuid[])
      and c.audience in ('public', 'community')`,
)
