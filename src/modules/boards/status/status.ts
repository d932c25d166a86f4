/** How a board is getting on: told by people, and who is asked for it when. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle, perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { isTheHouse } from '#modules/conversation/offers.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { scheduleEach } from '../each-due.ts'
import { type About, findBoard } from '../find.ts'
import { mayTend, mayWork, mustBeOpen } from '../rules.ts'
import { seers } from '../who-sees.ts'
import {
  askForStatus,
  giveStatus,
  listStatus,
  type Rhythm,
  type Status,
  setStatusRhythm,
  statusAsked,
  statusGiven,
} from './contract.ts'
import { answersFor, nextAskOn } from './status-rhythm.ts'

handle(giveStatus, {
  find: findBoard,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: board, record, made, refuse } = about
    mustBeOpen(about, board)
    const of = { community: community.id, board: board.id }
    // Locked: of two who correct the same one, the second corrects what is no longer the newest.
    db.send(answered(of))
    const newest = await db.one(newestOf(of))
    if (input.correctsId && newest?.id !== input.correctsId) throw refuse('not_newest')
    const id = newId()
    const { state, text, nextOn, correctsId = null } = input
    db.send(insert({ ...of, id, state, text, nextOn, correctsId, by: actor.memberId!, now }))
    record(statusGiven, board.id, { state })
    made(id)
    return (await db.one(statusById({ ...of, id })))!
  },
  again: async ({ db, community, found, ref }) =>
    (await db.one(statusById({ community: community.id, board: found.id, id: ref })))!,
})

handle(listStatus, {
  find: findBoard,
  allow: mayWork,
  async run(about) {
    const { db, actor, community, input, found } = about
    const of = { community: community.id, board: found.id }
    const [before = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = readCursor(input.after, 1) ?? []
    const [rows, rhythm] = await Promise.all([
      db.rows(statusesOf({ ...of, before, most: input.most + 1 })),
      db.one(rhythmOf(of)),
    ])
    const { items, next } = pageOf(rows, input.most, ({ id }) => cursorFrom(id))
    const give = found.archivedAt === null && mayWork({ actor, found })
    return { items, next, rhythm: rhythm!, can: { give } }
  },
})

handle(setStatusRhythm, {
  find: findBoard,
  allow: mayTend,
  async run(about) {
    const { db, community, now, input, found: board, refuse } = about
    mustBeOpen(about, board)
    const { every, weekday, memberId } = input
    const of = { community: community.id, board: board.id }
    if (memberId && !(await db.one(seesBoard({ ...of, members: [memberId] })))) throw refuse('no_such_member')
    const on = nextAskOn(input, dayBefore9(community.timeZone, now), null)
    db.send(setRhythm({ ...of, every: every === 'never' ? null : every, weekday, member: memberId, on }))
    return (await db.one(rhythmOf(of)))!
  },
})

/** Before 9:00 it can still be asked today. */
const dayBefore9 = (zone: string, now: Date): string => dayIn(zone, new Date(now.getTime() - 9 * 3_600_000 - 1))

const toAsk = prepared(
  (a: { until: Date; most: number; resting: string[] }) => sql<{ slug: string; id: string }>`
    select slug, id from boards_to_ask(${a.until}::timestamptz, (${a.most}::integer + cardinality(${a.resting}::uuid[]))::integer)
    where id <> all(${a.resting}::uuid[]) limit ${a.most}::integer`,
)

scheduleEach('boards.ask_for_status', {
  due: toAsk,
  most: 200,
  does: (house, { slug, id: boardId }) => perform(house, askForStatus, { boardId }, { by: theHouse, community: slug }),
})

handle(askForStatus, {
  find: async ({ db, actor, community, input, now }: About & { now: Date; input: { boardId: string } }) =>
    isTheHouse({ actor }) ? db.one(dueOf({ community: community.id, board: input.boardId, now })) : undefined,
  allow: isTheHouse,
  async run({ db, community, now, found: due, record }) {
    const of = { community: community.id, board: due.id }
    const on = nextAskOn(due, dayIn(community.timeZone, now), dayIn(community.timeZone, new Date(due.askAt)))
    // Of several who come at once exactly one asks.
    const taken = await db.one(take({ ...of, on, now }))
    if (!taken || !due.isOpen || !due.memberId) return {}
    const since = new Date(now.getTime() - answersFor[due.every] * 86_400_000)
    // Whoever was asked before and has not answered knows; whoever has just said it need not say it again.
    if (await db.one(ask({ ...of, since, now }))) record(statusAsked, due.id, { memberId: due.memberId })
    return {}
  },
})

type Of = { community: string; board: string }
type Due = Pick<Rhythm, 'every' | 'weekday'> & { id: string; isOpen: boolean; memberId: string | null; askAt: string }

const columns = sql`x.id, x.state, x.text, x.next_on, x.corrects_id, iso(x.at) as at,
  ${authorOf(sql`x.community_id`, sql`x.given_by`)} as by`

/** As a sign, over a `board b`; null where nobody has said it yet. */
export const statusSign: RawBuilder<unknown> = sql`(select json_build_object('state', x.state, 'at', iso(x.at))
  from board_status x where x.community_id = b.community_id and x.board_id = b.id order by x.id desc limit 1)`

/** Over a `board b` and its subject `s`. Whoever left is not asked: then whoever made the board, or else nobody. */
const whoIsAsked = sql`(select m.id from member m where m.community_id = b.community_id and m.id in (b.ask_of, s.created_by)
  and m.kind = 'member' and ${maySee('m', 's')} order by m.id is distinct from b.ask_of limit 1)`
/** Over a `board b` and its subject `s`: it waits for this member to say how it is getting on. */
export const asksFor = (member: string | null): RawBuilder<unknown> =>
  sql`(b.asked_at is not null and coalesce(${whoIsAsked} = ${member}::uuid, false))`

const statusById = prepared(
  (a: Of & { id: string }) => sql<Status>`
    select ${columns} from board_status x where x.community_id = ${a.community} and x.board_id = ${a.board} and x.id = ${a.id}`,
)
const statusesOf = prepared(
  (a: Of & { before: string; most: number }) => sql<Status>`
    select ${columns} from board_status x where x.community_id = ${a.community} and x.board_id = ${a.board}
      and x.id < ${a.before}::uuid order by x.id desc limit ${a.most}`,
)
const newestOf = prepared(
  (a: Of) => sql<{ id: string }>`
    select id from board_status where community_id = ${a.community} and board_id = ${a.board} order by id desc limit 1`,
)
const insert = prepared(
  (
    a: Of & {
      id: string
      state: string
      text: string
      nextOn: string | null
      correctsId: string | null
      by: string
      now: Date
    },
  ) => sql`
    insert into board_status (community_id, id, board_id, state, text, next_on, given_by, corrects_id, at)
    values (${a.community}, ${a.id}, ${a.board}, ${a.state}, ${a.text}, ${a.nextOn}::date, ${a.by}, ${a.correctsId}::uuid, ${a.now})`,
)
const answered = prepared(
  (a: Of) => sql`update board set asked_at = null where community_id = ${a.community} and id = ${a.board}`,
)
const rhythmOf = prepared(
  (a: Of) => sql<Rhythm>`
    select coalesce(b.ask_every, 'never') as every, coalesce(b.ask_weekday, 1) as weekday,
      ${authorOf(sql`b.community_id`, sql`b.ask_of`)} as member
    from board b where b.community_id = ${a.community} and b.id = ${a.board}`,
)
const seesBoard = prepared(
  (a: Of & { members: string[] }) => sql<{ id: string }>`
    select m.id from ${seers({ community: a.community, subject: a.board, members: a.members })} and m.kind = 'member'`,
)
/** At 9:00 where the community is. */
const nineOn = (
  community: string,
  on: string | null,
) => sql`(select (${on}::date + time '09:00') at time zone c.time_zone
  from community c where c.id = ${community})`
const setRhythm = prepared(
  (a: Of & { every: string | null; weekday: number; member: string | null; on: string | null }) => sql`
    update board set ask_every = ${a.every}, ask_weekday = ${a.weekday}::smallint, ask_of = ${a.member}::uuid,
      asked_at = null, ask_at = ${nineOn(a.community, a.on)}
    where community_id = ${a.community} and id = ${a.board}`,
)
/** What is put away, gone or a template is let pass in silence. */
const dueOf = prepared(
  (a: Of & { now: Date }) => sql<Due>`
    select b.id, b.ask_every as every, b.ask_weekday as weekday, iso(b.ask_at) as ask_at,
      s.deleted_at is null and s.archived_at is null and not b.is_template as is_open,
      ${whoIsAsked} as member_id
    from board b join subject s on s.community_id = b.community_id and s.id = b.id
    where b.community_id = ${a.community} and b.id = ${a.board} and b.ask_at <= ${a.now}`,
)
const take = prepared(
  (a: Of & { on: string | null; now: Date }) => sql<{ id: string }>`
    update board set ask_at = ${nineOn(a.community, a.on)}
    where community_id = ${a.community} and id = ${a.board} and ask_at <= ${a.now} returning id`,
)
const ask = prepared(
  (a: Of & { since: Date; now: Date }) => sql<{ id: string }>`
    update board b set asked_at = ${a.now} where b.community_id = ${a.community} and b.id = ${a.board} and b.asked_at is null
      and not exists (select from board_status x where x.community_id = b.community_id and x.board_id = b.id
        and x.at > ${a.since}) returning b.id`,
)
