/** Finds boards, lists, labels and tasks, as an actor sees them. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { mayTend } from '#modules/subjects/offers.ts'
import { circleHost, letIn, type Seer, seerOf, visibleTo } from '#modules/subjects/visible.ts'

export type About = { db: Db; actor: Actor; community: CommunityRef; now: Date }

export type BoardSeen = SubjectSeen & { cover: string | null; isTemplate: boolean }

type OfBoard = { community: string; id: string }

const boardById = prepared(
  (a: OfBoard) => sql<{ cover: string | null; isTemplate: boolean }>`
    select cover_id as cover, is_template from board where community_id = ${a.community} and id = ${a.id}`,
)

export async function findBoard(about: About & { input: { boardId: string } }): Promise<BoardSeen | undefined> {
  const { db, community, input } = about
  const [subject, board] = await Promise.all([
    findSubject(about, input.boardId),
    db.one(boardById({ community: community.id, id: input.boardId })),
  ])
  return subject && board && { ...subject, ...board }
}

/** A list, with what rules need to know of its board. */
export type ListSeen = {
  id: string
  closes: boolean
  listArchivedAt: string | null
  boardId: string
  audience: SubjectSeen['audience']
  circleId: string | null
  createdBy: string | null
  /** Of the board. */
  archivedAt: string | null
  isLetIn: boolean
  isCircleHost: boolean
}

export const listById = prepared(
  (a: Seer & OfBoard) => sql<ListSeen>`
    select l.id, l.closes, l.archived_at as list_archived_at, l.board_id, s.audience, s.circle_id, s.created_by, s.archived_at,
      ${letIn(a, 's', 'me')} as is_let_in, ${circleHost(a)} as is_circle_host
    from board_list l join subject s on s.community_id = l.community_id and s.id = l.board_id
    left join member me on me.community_id = s.community_id and me.id = ${a.member}::uuid
    where l.community_id = ${a.community} and l.id = ${a.id} and ${visibleTo(a, 'me')}`,
)

/** Undefined where the board is not there for the actor. */
export const findList = ({ db, actor, community, input }: About & { input: { listId: string } }) =>
  db.one(listById({ ...seerOf(actor), community: community.id, id: input.listId }))

/** What hangs on a board and is no subject: found through it. The rights of `found` are those on the board. */
export async function boardOf(about: About, query: Parameters<Db['one']>[0]): Promise<SubjectSeen | undefined> {
  const row = (await about.db.one(query)) as { boardId: string } | undefined
  return row && findSubject(about, row.boardId)
}

const labelById = prepared(
  (a: OfBoard) => sql<{ boardId: string }>`
    select board_id from label where community_id = ${a.community} and id = ${a.id}`,
)
export const findBoardOfLabel = (about: About & { input: { labelId: string } }): Promise<SubjectSeen | undefined> =>
  boardOf(about, labelById({ community: about.community.id, id: about.input.labelId }))

export type TaskSeen = SubjectSeen & {
  boardId: string
  /** The task it is a part of. */
  parentTaskId: string | null
  about: string
  needed: number | null
  startsOn: string | null
  startsAt: string | null
  dueOn: string | null
  dueAt: string | null
  closedAt: string | null
  repeatRule: string | null
  isHomeArchived: boolean
  /** The actor may tend its home. */
  isTender: boolean
  /** All on which it stands, its home first: what a change of it is told to. */
  boards: string[]
}

type TaskRow = Omit<TaskSeen, keyof SubjectSeen | 'isTender'> & { boardMadeBy: string | null }

const taskById = prepared(
  (a: OfBoard) => sql<TaskRow>`
    select t.board_id, t.parent_id as parent_task_id, t.about, t.needed, t.starts_on, t.starts_at, t.due_on, t.due_at, t.closed_at,
      t.repeat_rule, b.archived_at is not null as is_home_archived, b.created_by as board_made_by, ${boardsOf} as boards
    from task t join subject b on b.community_id = t.community_id and b.id = t.board_id
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)

/** Over `task t`: the boards on which it stands, its home first. A part stands on no board, but its home shows how many are done. */
export const boardsOf = sql<string[]>`array(select t.board_id union all select p.board_id from task_place p
  where p.community_id = t.community_id and p.task_id = t.id and p.board_id <> t.board_id)::text[]`

export async function findTask(about: About & { input: { taskId: string } }): Promise<TaskSeen | undefined> {
  const { db, actor, community, input } = about
  const [subject, row] = await Promise.all([
    findSubject(about, input.taskId),
    db.one(taskById({ community: community.id, id: input.taskId })),
  ])
  if (!subject || !row) return undefined
  const { boardMadeBy, ...task } = row
  const isTender = mayTend({ actor, found: { ...subject, createdBy: boardMadeBy } })
  return { ...subject, ...task, isTender }
}
