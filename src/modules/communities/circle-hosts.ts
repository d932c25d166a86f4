/** Naming hosts. The last one stays host until there is another. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { hostSet, setHost } from './contract-circles.ts'
import { findCircle } from './find-circle.ts'
import { lockCircle } from './hosts.ts'
import { isHostOf } from './rules.ts'

handle(setHost, {
  find: async (about) => {
    const circle = await findCircle(about, about.input.circleId)
    const member = await about.db.one(sql<{ kind: string; wasHost: boolean }>`
      select m.kind, cm.is_host as was_host from circle_member cm
      join member m on m.community_id = cm.community_id and m.id = cm.member_id
      where cm.community_id = ${about.community.id} and cm.circle_id = ${about.input.circleId}
        and cm.member_id = ${about.input.memberId} and cm.standing = 'in'`)
    return circle && member && { ...circle, ...member }
  },
  allow: isHostOf,
  async run(context) {
    const { db, input, community, found, record, refuse } = context
    const { circleId, memberId, isHost } = input
    if (isHost && found.kind !== 'member') throw refuse('guests_host_nothing')
    await lockCircle(context, circleId)
    if (!isHost) {
      const other = await db.one(sql`
        select true as other from circle_member where community_id = ${community.id} and circle_id = ${circleId}
          and is_host and standing = 'in' and member_id <> ${memberId} limit 1`)
      if (!other) throw refuse('last_host')
    }
    const changed = await db.one(sql`
      update circle_member set is_host = ${isHost} where community_id = ${community.id} and circle_id = ${circleId}
        and member_id = ${memberId} and standing = 'in' and is_host <> ${isHost} returning true as changed`)
    if (changed) record(hostSet, null, { circleId, memberId, isHost })
    return {}
  },
})
