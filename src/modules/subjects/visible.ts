/** The only scope: what an actor may see. Used by every find and every list; row-level security stands behind it. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/tenancy.ts'

/** What `visible` must know of an actor; also the values of prepared statements that use it. */
export type Seer = { member: string | null; seesPrivate: boolean }

/** A token sees direct conversations and hidden circles only with `private:read`. */
export function seerOf(actor: Actor): Seer {
  return { member: actor.memberId, seesPrivate: actor.scopes === null || actor.scopes.includes('private:read') }
}

/**
 * A condition over a `subject` row under the given alias: public, or shared with this member while active.
 * Guests see the public and what they were let into, never "the whole community". Roles give no reading rights.
 */
export function visible(seer: Seer, alias = 's'): RawBuilder<boolean> {
  const s = sql.ref(alias)
  return sql`(${s}.deleted_at is null and (${s}.audience = 'public' or exists (
    select from member me where me.community_id = ${s}.community_id and me.id = ${seer.member}::uuid
      and me.standing = 'active' and ${sharedWith('me', alias, seer)})))`
}

/** `visible` where the seer's own row of `member` is joined already under `me` (left join): one look less (.01 ms). */
export function visibleTo(seer: Seer, me: string, alias = 's'): RawBuilder<boolean> {
  const [m, s] = [sql.ref(me), sql.ref(alias)]
  return sql`(${s}.deleted_at is null and (${s}.audience = 'public'
    or (${m}.standing = 'active' and ${sharedWith(me, alias, seer)})))`
}

/** The same for sets: this active member, a row under the first alias, may see this subject. */
export function maySee(member: string, subject: string): RawBuilder<boolean> {
  return sql`(${isThere(member, subject)} and (${sql.ref(subject)}.audience = 'public' or ${sharedWith(member, subject)}))`
}

/** An active member of whom there is a person, and a subject that was not deleted. */
export function isThere(member: string, subject: string): RawBuilder<boolean> {
  const [m, s] = [sql.ref(member), sql.ref(subject)]
  return sql`(${m}.standing = 'active' and ${m}.kind in ('member', 'guest') and ${s}.deleted_at is null)`
}

/** The audience holds this member, not merely everybody. `seer`: cut by what its token may see of private things. */
export function sharedWith(member: string, subject: string, seer?: Pick<Seer, 'seesPrivate'>): RawBuilder<boolean> {
  const [m, s] = [sql.ref(member), sql.ref(subject)]
  const seesPrivate = seer ? sql`${seer.seesPrivate}::boolean` : sql`true`
  return sql`((${s}.audience = 'community' and ${m}.kind = 'member')
    or is_shared_with(${s}.community_id, ${s}.id, ${s}.audience, ${s}.circle_id, ${m}.id, ${seesPrivate}))`
}

/**
 * Sees the subject of this alias through a circle or by name, not merely because it is public or the community's.
 * With `me`, the seer's joined row: a member of the community is not asked for the name where everybody is let in.
 */
export function letIn(seer: Pick<Seer, 'member'>, alias = 's', me?: string): RawBuilder<boolean> {
  const s = sql.ref(alias)
  const byName = sql`is_let_in(${s}.community_id, ${s}.id, ${seer.member}::uuid)`
  if (!me) return sql`(${s}.audience = 'circle' or ${byName})`
  return sql`(${s}.audience = 'circle' or ((${s}.audience <> 'community' or ${sql.ref(me)}.kind <> 'member') and ${byName}))`
}

/** Is a host of the circle that the subject of this alias is shared with. */
export function circleHost(seer: Pick<Seer, 'member'>, alias = 's'): RawBuilder<boolean> {
  const s = sql.ref(alias)
  return sql`(${s}.circle_id is not null and is_circle_host(${s}.community_id, ${s}.circle_id, ${seer.member}::uuid))`
}
