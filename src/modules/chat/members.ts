/** Who is in a channel: listing, adding, removing. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { INSTANCE } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { author } from '#modules/communities/shapes.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import { addToChannel, channelJoined, channelLeft, listChannelMembers, removeFromChannel } from './contract.ts'
import { findChannel } from './find.ts'
import { takeOut } from './join.ts'
import { joinAll, letIn } from './make.ts'
import { mayAdd, mayBeIn, mayManage } from './rules.ts'
import { byName, peopleIn } from './shown.ts'

type Ask = { community: string; channel: string; query: string; name: string; id: string; most: number }
type Shown = { id: string; name: string; face: string | null; kind: string; role: string }

/** index watch_subject */
const listPeople = prepared(
  (a: Ask) => sql<{ who: Shown }>`
    select ${author('b')} as who from subject s cross join lateral (select b.id, b.name, b.face_file_id, b.kind, b.role from ${peopleIn}) b
    where s.community_id = ${a.community} and s.id = ${a.channel} and (b.name ${byName}, b.id) > (${a.name}::text, ${a.id}::uuid)
      and position(lower(${a.query}::text) in lower(b.name)) > 0
    order by b.name ${byName}, b.id limit ${a.most}::int + 1`,
)

handle(listChannelMembers, {
  find: findChannel,
  allow: mayBeIn,
  async run({ db, found: channel, community, input }) {
    const [name = '', id = INSTANCE] = readCursor(input.after, 2) ?? []
    const { query = '', most } = input
    const rows = await db.rows(listPeople({ community: community.id, channel: channel.id, query, name, id, most }))
    return pageOf(
      rows.map((row) => row.who),
      most,
      (last) => cursorFrom(last.name, last.id),
    )
  },
})

type Added = { id: string; kind: 'member' | 'guest'; personId: string | null; isInCircle: boolean }
type Adding = SubjectSeen & { people: Added[]; addsGuests: boolean }

const listAdded = prepared(
  (a: { community: string; ids: string[]; channel: string }) => sql<Added>`
    select m.id, m.kind, m.person_id, exists (select from circle_member c join subject s on s.community_id = c.community_id
        and s.circle_id = c.circle_id
      where c.community_id = m.community_id and s.id = ${a.channel} and c.member_id = m.id and c.standing = 'in') as is_in_circle
    from member m where m.community_id = ${a.community} and m.id = any(${a.ids}::uuid[])
      and m.standing = 'active' and m.kind in ('member', 'guest')`,
)

handle(addToChannel, {
  async find(about): Promise<Adding | undefined> {
    const ids = [...new Set(about.input.memberIds)]
    const [channel, people] = await Promise.all([
      findChannel(about),
      about.db.rows(listAdded({ community: about.community.id, ids, channel: about.input.channelId })),
    ])
    if (!channel || people.length !== ids.length) return undefined
    return { ...channel, people, addsGuests: people.some((one) => one.kind === 'guest') }
  },
  allow: mayAdd,
  async run({ db, found: channel, community, now, record, refuse, afterCommit, house }) {
    if (channel.archivedAt) throw refuse('archived')
    const outside = (one: Added) => one.kind === 'member' && !one.isInCircle
    if (channel.audience === 'circle' && channel.people.some(outside)) throw refuse('not_in_circle')
    const of = { community: community.id, subject: channel.id, at: now }
    const guests = channel.people.filter((one) => one.kind === 'guest')
    letIn(db, { ...of, members: guests.map((one) => one.id) })
    const joined = await joinAll(db, { ...of, members: channel.people.map((one) => one.id) })
    for (const memberId of joined) record(channelJoined, channel.id, { memberId })
    afterCommit(() => {
      for (const { personId } of guests) if (personId) house.bus.forget({ community: community.id, person: personId })
    })
    return {}
  },
})

handle(removeFromChannel, {
  find: findChannel,
  allow: mayManage,
  async run({ db, found: channel, community, input, record, afterCommit, house }) {
    const gone = await takeOut(db, { community: community.id, subject: channel.id, member: input.memberId })
    if (!gone.isGone) throw new Refusal('not_found')
    record(channelLeft, channel.id, { memberId: input.memberId })
    afterCommit(() => {
      if (gone.personId) house.bus.forget({ community: community.id, person: gone.personId })
    })
    return {}
  },
})
