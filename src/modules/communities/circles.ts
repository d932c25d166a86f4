/** Circles: listing, starting, changing, putting away. */
import { sql } from 'kysely'
import { k } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext, theCommunity } from '#kernel/perform.ts'
import {
  archiveCircle,
  circleArchived,
  circleCreated,
  circleJoined,
  circleRestored,
  circlesChanged,
  circleUpdated,
  createCircle,
  getCircle,
  listCircles,
  restoreCircle,
  updateCircle,
} from './contract-circles.ts'
import { type CircleFound, circleNow, findCircle, type Looking, listFound, withCircleAbilities } from './find-circle.ts'
import { knownCircle } from './members.ts'
import { isHostOf, isInside, isMember, isOwner } from './rules.ts'

handle(listCircles, {
  find: theCommunity,
  allow: isInside,
  async run(looking) {
    const { actor, input, db, community } = looking
    const archived = sql`(c.archived_at is not null) = ${input.archived}::boolean`
    const items = await listFound(looking, sql`${knownCircle(actor)} and ${archived}`)
    if (!isOwner({ actor }) || actor.scopes)
      return { items: items.map((item) => withCircleAbilities(actor, item)), unseen: [] }
    const unseen = await db.rows(sql<{ id: string; members: number; createdAt: string }>`
      select c.id, c.created_at, (select count(*)::int from circle_member n where n.community_id = c.community_id
        and n.circle_id = c.id and n.standing = 'in') as members
      from circle c where c.community_id = ${community.id} and not ${knownCircle(actor)} and ${archived} order by c.id`)
    return { items: items.map((item) => withCircleAbilities(actor, item)), unseen }
  },
})

type InCircle = {
  id: string
  name: string
  face: string | null
  kind: string
  role: string
  isHost: boolean
  enteredAsOwnerAt: string | null
  joinedAt: string
  standing: string
}

handle(getCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isInside,
  async run({ db, actor, community, found }) {
    const inside = found.isIn || found.openness === 'open'
    const rows = await db.rows(sql<InCircle>`
      select m.id, m.name, m.face_file_id as face, m.kind, m.role, cm.is_host, cm.entered_as_owner_at, cm.joined_at, cm.standing
      from circle_member cm join member m on m.community_id = cm.community_id and m.id = cm.member_id
      where cm.community_id = ${community.id} and cm.circle_id = ${found.id} and m.standing = 'active'
        and ((cm.standing = 'in' and (cm.is_host or ${inside}::boolean)) or (cm.standing = 'asked' and ${found.isHost}::boolean))
      order by cm.is_host desc, m.name collate "de-x-icu", m.id limit 500`)
    const of = (wanted: string) =>
      rows.filter((row) => row.standing === wanted).map(({ standing, ...person }) => person)
    return { ...withCircleAbilities(actor, found), people: of('in'), waiting: of('asked') }
  },
})

handle(createCircle, {
  find: theCommunity,
  allow: isMember,
  async run(context) {
    const { db, actor, input, community, now, record, made, house, afterCommit } = context
    const id = newId()
    const key = { communityId: community.id }
    db.send(k.insertInto('circle').values({ ...key, id, ...input, createdAt: now }))
    const me = { circleId: id, memberId: actor.memberId!, isHost: true, joinedAt: now }
    db.send(k.insertInto('circleMember').values({ ...key, ...me }))
    record(circleCreated, null, { circleId: id })
    record(circleJoined, null, { circleId: id, memberId: actor.memberId! })
    tellLists(context, id, input.openness)
    afterCommit(() => house.bus.forget({ community: community.id, person: actor.personId! }))
    made(id)
    const [created] = await listFound(context, sql`c.id = ${id}`)
    return withCircleAbilities(actor, created!)
  },
  again: ({ ref, ...about }) => readCircle(about, ref),
})

async function readCircle(looking: Looking, id: string) {
  const [found] = await listFound(looking, sql`c.id = ${id}`)
  return withCircleAbilities(looking.actor, found!)
}

type Changing = Pick<RunContext<typeof createCircle, unknown>, 'record'>

/** Everyone's list of circles changes, unless nobody may know of it. */
function tellLists({ record }: Changing, circleId: string, ...openness: string[]) {
  if (openness.some((of) => of !== 'hidden')) record(circlesChanged, null, { circleId })
}

handle(updateCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run(context) {
    const { db, input, community, found, record, refuse } = context
    const { circleId, confirmed, ...changed } = input
    if (found.archivedAt) throw refuse('archived')
    if (input.openness === 'open' && found.openness !== 'open' && !confirmed) throw refuse('opening_needs_confirming')
    if (Object.keys(changed).length > 0) {
      db.send(k.updateTable('circle').set(changed).where('communityId', '=', community.id).where('id', '=', circleId))
      record(circleUpdated, null, { circleId })
      tellLists(context, circleId, found.openness, input.openness ?? found.openness)
    }
    return circleNow(context, found)
  },
})

handle(archiveCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run(context) {
    if (context.found.archivedAt) throw context.refuse('archived')
    setArchived(context, context.now)
    context.record(circleArchived, null, { circleId: context.found.id })
    return circleNow(context, context.found)
  },
})

handle(restoreCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run(context) {
    setArchived(context, null)
    context.record(circleRestored, null, { circleId: context.found.id })
    return circleNow(context, context.found)
  },
})

type Archiving = RunContext<typeof archiveCircle, CircleFound>
function setArchived(context: Archiving, archivedAt: Date | null) {
  const { db, community, found } = context
  db.send(
    k.updateTable('circle').set({ archivedAt }).where('communityId', '=', community.id).where('id', '=', found.id),
  )
  tellLists(context, found.id, found.openness)
}
