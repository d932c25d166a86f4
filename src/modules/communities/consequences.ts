/** Whom it tells and which screens change when something happens among the members. */
import { type RawBuilder, sql } from 'kysely'
import { type Tells, when } from '#kernel/when.ts'
import {
  communityUpdated,
  founded,
  memberErased,
  memberJoined,
  memberLeft,
  profileUpdated,
  roleSet,
  standingSet,
} from './contract.ts'
import {
  circleArchived,
  circleAsked,
  circleCreated,
  circleDeclined,
  circleJoined,
  circleLeft,
  circleRestored,
  circlesChanged,
  circleUpdated,
  hostSet,
  ownerEntered,
} from './contract-circles.ts'
import { invitationRevoked, invited, joinRequested, requestDecided } from './contract-joining.ts'

const stewards: Tells = sql`
  select p.seq, m.id as member_id, 'steward' as why from page p
  join member m on m.community_id = p.community_id and m.role in ('owner', 'steward') and m.standing = 'active'
    and m.id is distinct from (p.data->>'memberId')::uuid`

const themselves: Tells = sql`select p.seq, (p.data->>'memberId')::uuid as member_id, 'yourself' as why from page p
  where p.actor_id is not null`

const inCircle = (also: RawBuilder<unknown>, why: 'host' | 'in_circle'): Tells => sql`
  select p.seq, cm.member_id, ${sql.lit(why)} as why from page p
  join circle_member cm on cm.community_id = p.community_id and cm.circle_id = (p.data->>'circleId')::uuid
    and cm.standing = 'in' and cm.member_id is distinct from (p.data->>'memberId')::uuid ${also}`

when(founded, { topics: ['community'] })
when(communityUpdated, { topics: ['community'] })
when(memberJoined, { heardOutside: true, tells: stewards, level: 'week', topics: ['community', 'member:memberId'] })
when(memberLeft, { heardOutside: true, tells: stewards, level: 'week', topics: ['community', 'member:memberId'] })
when(memberErased, { tells: stewards, level: 'week', topics: ['community', 'member:memberId'] })
when(standingSet, { topics: ['community', 'member:memberId'] })
when(roleSet, { tells: themselves, level: 'today', topics: ['community', 'member:memberId'] })
when(profileUpdated, { topics: ['community'] })

// Nobody but stewards learns who asks: they hear of it through their notification centre.
when(joinRequested, { tells: stewards, level: 'today' })
when(requestDecided, { tells: themselves, level: 'today', topics: ['member:memberId'] })
when(invited, {})
when(invitationRevoked, {})

const circleScreens = ['circle:circleId'] as const
const circleAndThem = ['circle:circleId', 'member:memberId'] as const
when(circlesChanged, { topics: ['community'] })
when(circleCreated, { topics: circleScreens })
when(circleUpdated, { topics: circleScreens })
when(circleArchived, { tells: inCircle(sql``, 'in_circle'), level: 'week', topics: circleScreens })
when(circleRestored, { topics: circleScreens })
when(circleJoined, { tells: themselves, level: 'today', topics: circleAndThem })
when(circleLeft, { topics: circleAndThem })
when(circleAsked, { tells: inCircle(sql`and cm.is_host`, 'host'), level: 'today', topics: circleAndThem })
when(circleDeclined, { topics: circleAndThem })
when(hostSet, { tells: themselves, level: 'today', topics: circleAndThem })
when(ownerEntered, { tells: inCircle(sql``, 'in_circle'), level: 'now', topics: circleAndThem })
