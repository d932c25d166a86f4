/** Opening a channel. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { channelCreated, createChannel } from './contract.ts'
import { createChannel as makeChannel } from './offers.ts'
import { mayCreate } from './rules.ts'
import { readChannel } from './shown.ts'

type Home = { channelsBy: string; circle: { isIn: boolean; isHost: boolean } | null; hasPurpose: boolean }
type Ask = Seer & { community: string; circle: string | null; purpose: string | null; purposeKind: string | null }

/** A hidden circle is found only from inside, a goal or value only by whom may see it. */
const readHome = prepared(
  (a: Ask) => sql<Home>`
    select o.channels_by,
      (select json_build_object('isIn', cm.member_id is not null, 'isHost', coalesce(cm.is_host, false)) from circle c
        left join circle_member cm on cm.community_id = c.community_id and cm.circle_id = c.id
          and cm.member_id = ${a.member}::uuid and cm.standing = 'in'
        where c.community_id = o.id and c.id = ${a.circle}::uuid and c.archived_at is null
          and (c.openness <> 'hidden' or (cm.member_id is not null and ${a.seesPrivate}::boolean))) as circle,
      exists (select from subject s where s.community_id = o.id and s.id = ${a.purpose}::uuid
        and s.kind = ${a.purposeKind}::text and ${visible(a)}) as has_purpose
    from community o where o.id = ${a.community}`,
)

handle(createChannel, {
  async find({ db, actor, community, input }) {
    const { circleId = null, purpose } = input
    const serves = purpose && 'id' in purpose ? purpose.id : null
    const home = await db.one(
      readHome({
        ...seerOf(actor),
        community: community.id,
        circle: circleId,
        purpose: serves,
        purposeKind: purpose?.kind ?? null,
      }),
    )
    const isWhole = home && (circleId === null || home.circle) && (!serves || home.hasPurpose)
    return isWhole ? home : undefined
  },
  allow: mayCreate,
  async run(about) {
    const { input, actor, record, made, db, community } = about
    // A circle's channel is its members' from the start: nobody has to go and look for it.
    const inCircle = input.circleId
      ? await db.rows(listInCircle({ community: community.id, circle: input.circleId }))
      : []
    const joins = new Set([actor.memberId!, ...inCircle.map((row) => row.memberId)])
    const id = await makeChannel(about, { ...input, title: input.name, joins: [...joins] })
    record(channelCreated, id, {})
    made(id)
    return readChannel(about, (await findSubject(about, id))!)
  },
  again: async (about) => readChannel(about, (await findSubject(about, about.ref))!),
})

const listInCircle = prepared(
  (a: { community: string; circle: string }) => sql<{ memberId: string }>`
    select cm.member_id from circle_member cm
    join member m on m.community_id = cm.community_id and m.id = cm.member_id and m.standing = 'active'
    where cm.community_id = ${a.community} and cm.circle_id = ${a.circle} and cm.standing = 'in'`,
)

when(channelCreated, { topics: ['audience'], history: true, heardOutside: true })
