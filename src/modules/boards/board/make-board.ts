/** Making a board. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { type CircleSeen, createSubject, findCircle, watch } from '#modules/subjects/offers.ts'
import { boardKind, boardMade, makeBoard } from '../contract.ts'
import { findBoard } from '../find.ts'
import { keysAfter } from '../position.ts'
import { mayMake } from '../rules.ts'
import { readBoard } from './read-board.ts'

type Home = { circle: CircleSeen | null }

handle(makeBoard, {
  async find(about): Promise<Home | undefined> {
    const { circleId } = about.input
    if (circleId === undefined) return { circle: null }
    const circle = await findCircle(about, circleId)
    return circle && !circle.isClosed ? { circle } : undefined
  },
  allow: mayMake,
  async run(about) {
    const { db, community, actor, now, input, record, made, refuse } = about
    const { title, audience, circleId, purpose = null, lists } = input
    const me = actor.memberId!
    const { id } = await createSubject(about, { kind: boardKind.kind, title, audience, circleId, purpose })
    const of = { community: community.id, board: id }
    db.send(insertBoard({ ...of, about: input.about }))
    const [keys, ids] = [keysAfter(null, lists.length), lists.map(() => newId())]
    db.send(insertLists({ ...of, ids, keys, titles: lists.map((l) => l.title), closes: lists.map((l) => l.closes) }))
    if (audience === 'direct') {
      const members = [...new Set([me, ...(input.memberIds ?? [])])]
      const letIn = await db.rows(letInMembers({ ...of, members, now }))
      if (letIn.length !== members.length) throw refuse('no_such_member')
    }
    db.send(watch({ community: community.id, subject: id, members: [me], at: now }))
    record(boardMade, id, {})
    made(id)
    return readBoard(about, (await findBoard({ ...about, input: { boardId: id } }))!)
  },
  again: async (about) => readBoard(about, (await findBoard({ ...about, input: { boardId: about.ref } }))!),
})

const insertBoard = prepared(
  (a: { community: string; board: string; about: string }) => sql`
    insert into board (community_id, id, about) values (${a.community}, ${a.board}, ${a.about})`,
)

const insertLists = prepared(
  (a: { community: string; board: string; ids: string[]; keys: string[]; titles: string[]; closes: boolean[] }) => sql`
    insert into board_list (community_id, board_id, id, position, title, closes)
    select ${a.community}::uuid, ${a.board}::uuid, id, position, title, closes
    from unnest(${a.ids}::uuid[], ${a.keys}::text[], ${a.titles}::text[], ${a.closes}::boolean[])
      as t(id, position, title, closes)`,
)

/** Only those who are there: whoever left, or was never here, is let into nothing. */
const letInMembers = prepared(
  (a: { community: string; board: string; members: string[]; now: Date }) => sql<{ memberId: string }>`
    insert into let_in (community_id, subject_id, member_id, at)
    select m.community_id, ${a.board}::uuid, m.id, ${a.now}::timestamptz from member m
    where m.community_id = ${a.community} and m.id = any(${a.members}::uuid[]) and m.standing = 'active'
      and m.kind in ('member', 'guest') returning member_id`,
)
