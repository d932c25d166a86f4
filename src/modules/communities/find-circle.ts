/** Circles as one actor sees them. Hidden ones do not exist for those outside. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import type { Circle } from './contract-circles.ts'
import { knownCircle, showsPeople } from './members.ts'
import { isInside, isMember } from './rules.ts'
import { author } from './shapes.ts'

export type Looking = { db: Db; actor: Actor; community: CommunityRef }
export type CircleFound = Omit<Circle, 'can'>

/** A circle the actor may know of. */
export async function findCircle(looking: Looking, id: string): Promise<CircleFound | undefined> {
  if (!isInside(looking)) return undefined
  const [found] = await listFound(looking, sql`c.id = ${id} and ${knownCircle(looking.actor)}`)
  return found
}

/** Any circle, for an owner who enters: it is logged and shown to its members. */
export async function findCircleAsOwner(looking: Looking, id: string): Promise<CircleFound | undefined> {
  if (looking.actor.role !== 'owner') return findCircle(looking, id)
  const [found] = await listFound(looking, sql`c.id = ${id}`)
  return found
}

export function listFound({ db, actor, community }: Looking, which: RawBuilder<unknown>): Promise<CircleFound[]> {
  const count = (standing: 'in' | 'asked') => sql`(select count(*)::int from circle_member n
    where n.community_id = c.community_id and n.circle_id = c.id and n.standing = ${sql.lit(standing)})`
  return db.rows(sql<CircleFound>`
    select c.id, c.name, c.about, c.openness, c.created_at, c.archived_at, ${count('in')} as members, ${faces(actor)} as faces,
      coalesce(me.standing = 'in', false) as is_in, coalesce(me.standing = 'in' and me.is_host, false) as is_host,
      coalesce(me.standing = 'asked', false) as has_asked, case when me.is_host then ${count('asked')} else 0 end as asked
    from circle c left join circle_member me on me.community_id = c.community_id and me.circle_id = c.id
      and me.member_id = ${actor.memberId}::uuid
    where c.community_id = ${community.id} and ${which} order by c.name collate "de-x-icu", c.id`)
}

const MOST_FACES = 4

/** primary key of circle_member: some of those in, as far as the circle shows them to the actor. */
const faces = (actor: Actor) => sql`coalesce((
  select json_agg(${author('f')})
  from (
    select m.id, m.name, m.face_file_id, m.kind, m.role from circle_member cm
    join member m on m.community_id = cm.community_id and m.id = cm.member_id and m.standing = 'active'
    where cm.community_id = c.community_id and cm.circle_id = c.id and cm.standing = 'in'
      and (cm.is_host or ${showsPeople(actor)})
    order by cm.is_host desc, cm.joined_at, m.id limit ${MOST_FACES}
  ) f), '[]'::json)`

export function withCircleAbilities(actor: Actor, circle: CircleFound): Circle {
  const isFree = isMember({ actor }) && !circle.isIn && circle.archivedAt === null
  return {
    ...circle,
    can: {
      join: isFree && circle.openness === 'open',
      ask: isFree && circle.openness === 'listed' && !circle.hasAsked,
      update: circle.isHost,
      leave: circle.isIn || circle.hasAsked,
      enter: isFree && actor.role === 'owner' && circle.openness !== 'open',
    },
  }
}

/** The circle as it is after a change; for one who left a hidden circle, as it was. */
export async function circleNow(looking: Looking, before: CircleFound): Promise<Circle> {
  const [now] = await listFound(looking, sql`c.id = ${before.id}`)
  return withCircleAbilities(looking.actor, now!)
}
