/** Boards like others: for the same people or for fewer, never for more. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { type Audience, type CircleSeen, findCircle } from '#modules/subjects/offers.ts'
import { sharedWith } from '#modules/subjects/visible.ts'
import { readBoard } from '../board/read-board.ts'
import { type About, type BoardSeen, findBoard } from '../find.ts'
import { isWithin, mayMake } from '../rules.ts'
import { seers } from '../who-sees.ts'
import { boardCopied, duplicateBoard, makeTemplate, templateMade } from './contract.ts'
import { copyBoard } from './copy-board.ts'

type For = { audience: Audience; circleId: string | null }
type Found = { board: BoardSeen; for: For; circle: CircleSeen | null }
type Asked = { boardId: string; audience?: Audience | undefined; circleId?: string | undefined }

async function findWithCircle(about: About & { input: Asked }): Promise<Found | undefined> {
  const { audience, circleId } = about.input
  const board = await findBoard(about)
  if (!board) return undefined
  const isFor = audience
    ? { audience, circleId: circleId ?? null }
    : { audience: board.audience, circleId: board.circleId }
  if (isFor.circleId === null) return { board, for: isFor, circle: null }
  const circle = await findCircle(about, isFor.circleId)
  return circle && !circle.isClosed ? { board, for: isFor, circle } : undefined
}

handle(duplicateBoard, {
  find: findWithCircle,
  allow: mayMake,
  async run(about) {
    const { db, community, actor, now, input, found, record, made, refuse } = about
    const { title, purpose, memberIds, withTasks, firstDay } = input
    // The one wall: whatever comes along was seen by all who see the copy.
    if (!isWithin(found.for, found.board) || (await holdsOthers(about))) throw refuse('wider_than_board')
    const id = await copyBoard(about, {
      from: found.board.id,
      title,
      ...found.for,
      purpose: purpose ?? null,
      isTemplate: false,
      withTasks,
      firstDay,
      async letIn(board) {
        if (found.for.audience !== 'direct') return
        const of = { community: community.id, from: found.board.id, board, now }
        if (!input.audience) return db.send(letInAlike(of))
        const members = [...new Set([actor.memberId!, ...(memberIds ?? [])])]
        if ((await db.rows(letInSeers({ ...of, members }))).length !== members.length) throw refuse('no_such_member')
      },
    })
    record(boardCopied, id, {})
    made(id)
    return readMade(about, id)
  },
  again: (about) => readMade(about, about.ref),
})

handle(makeTemplate, {
  find: findWithCircle,
  allow: mayMake,
  async run(about) {
    const { db, community, now, input, found, record, made } = about
    const from = found.board.id
    const id = await copyBoard(about, {
      from,
      title: input.title,
      ...found.for,
      isTemplate: true,
      withTasks: input.withTasks,
      keepsDays: true,
      letIn: async (board) => {
        if (found.for.audience === 'direct') db.send(letInAlike({ community: community.id, from, board, now }))
      },
    })
    record(templateMade, id, {})
    made(id)
    return readMade(about, id)
  },
  again: (about) => readMade(about, about.ref),
})

const readMade = async (about: About, boardId: string) =>
  readBoard(about, (await findBoard({ ...about, input: { boardId } }))!)

/** A circle may hold guests, who do not see what all members see. */
async function holdsOthers({
  db,
  community,
  found,
}: Pick<RunContext<typeof duplicateBoard, Found>, 'db' | 'community' | 'found'>) {
  const { circle, board } = found
  if (!circle || circle.id === board.circleId) return false
  return (await db.one(othersIn({ community: community.id, circle: circle.id, board: board.id }))) !== undefined
}

/** Also those who are suspended: they may come back. */
const othersIn = prepared(
  (a: { community: string; circle: string; board: string }) => sql<{ id: string }>`
    select m.id from circle_member x join member m on m.community_id = x.community_id and m.id = x.member_id
      and m.kind in ('member', 'guest')
    join subject s on s.community_id = x.community_id and s.id = ${a.board}
    where x.community_id = ${a.community} and x.circle_id = ${a.circle} and x.standing = 'in'
      and s.audience <> 'public' and not ${sharedWith('m', 's')} limit 1`,
)

type LettingIn = { community: string; from: string; board: string; now: Date }

const letInAlike = prepared(
  (a: LettingIn) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select community_id, ${a.board}::uuid, member_id, ${a.now}::timestamptz from let_in
    where community_id = ${a.community} and subject_id = ${a.from}`,
)
/** Only those who see the board that is copied. */
const letInSeers = prepared(
  (a: LettingIn & { members: string[] }) => sql<{ memberId: string }>`
    insert into let_in (community_id, subject_id, member_id, at)
    select m.community_id, ${a.board}::uuid, m.id, ${a.now}::timestamptz
    from ${seers({ community: a.community, subject: a.from, members: a.members })} returning member_id`,
)
