/** The labels of a board, and which of them a task has. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { type Label, MOST_LABELS } from '../contract.ts'
import { findBoard, findBoardOfLabel, findTask } from '../find.ts'
import { keyIn } from '../position.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { label } from '../shown.ts'
import { addTaskLabel, labelTask, taskChanged } from '../task/contract.ts'
import { readTask } from '../task/read-task.ts'
import { addLabel, changeLabel, labelAdded, labelChanged, labelRemoved, removeLabel } from './contract.ts'

handle(addLabel, {
  find: findBoard,
  allow: mayWork,
  async run({ db, community, input, found: board, record, made, refuse }) {
    mustBeOpen({ refuse }, board)
    const at = { community: community.id, board: board.id }
    const { last, count } = (await db.one(lastLabel(at)))!
    if (count >= MOST_LABELS) throw refuse('too_many_labels')
    const [id, position] = [newId(), keyIn({ before: last, after: null })]
    const row = await db.one(insertLabel({ ...at, id, name: input.name, tone: input.tone, position }))
    record(labelAdded, board.id, { labelId: id })
    made(id)
    return row!.label
  },
  again: async ({ db, community, ref }) => (await db.one(oneLabel({ community: community.id, id: ref })))!.label,
})

handle(changeLabel, {
  find: findBoardOfLabel,
  allow: mayWork,
  async run({ db, community, input, found: board, record, refuse }) {
    mustBeOpen({ refuse }, board)
    const of = { community: community.id, id: input.labelId }
    const row = await db.one(change({ ...of, name: input.name ?? null, tone: input.tone ?? null }))
    record(labelChanged, board.id, { labelId: input.labelId })
    return row!.label
  },
})

handle(removeLabel, {
  find: findBoardOfLabel,
  allow: mayWork,
  async run({ db, community, input, found: board, record, refuse }) {
    mustBeOpen({ refuse }, board)
    db.send(remove({ community: community.id, id: input.labelId }))
    record(labelRemoved, board.id, { labelId: input.labelId })
    return {}
  },
})

handle(labelTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id, ids: input.labelIds }
    const { known } = (await db.one(setLabels({ ...of, board: task.boardId })))!
    if (known !== new Set(input.labelIds).size) throw refuse('no_such_label')
    record(taskChanged, task.id, { boards: task.boards, parts: ['labels'], due: false })
    return readTask(about, task)
  },
})

handle(addTaskLabel, {
  async find(about) {
    const [task, label] = await Promise.all([findTask(about), about.db.one(boardOfLabel(about))])
    return label && task?.boardId === label.boardId ? task : undefined
  },
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record } = about
    mustBeOpen(about, task)
    const added = await db.one(putOn({ community: community.id, task: task.id, label: input.labelId }))
    if (added) record(taskChanged, task.id, { boards: task.boards, parts: ['labels'], due: false })
    return readTask(about, task)
  },
})

const boardOfLabel = ({ community, input }: { community: { id: string }; input: { labelId: string } }) =>
  homeOfLabel({ community: community.id, id: input.labelId })
const homeOfLabel = prepared(
  (a: OfLabel) => sql<{ boardId: string }>`
    select board_id from label where community_id = ${a.community} and id = ${a.id}`,
)
const putOn = prepared(
  (a: { community: string; task: string; label: string }) => sql<{ taskId: string }>`
    insert into task_label (community_id, task_id, label_id) values (${a.community}, ${a.task}, ${a.label})
    on conflict do nothing returning task_id`,
)

type OfLabel = { community: string; id: string }

const lastLabel = prepared(
  (a: { community: string; board: string }) => sql<{ last: string | null; count: number }>`
    select max(position) as last, count(*) as count from label where community_id = ${a.community} and board_id = ${a.board}`,
)
const insertLabel = prepared(
  (a: { community: string; board: string; id: string; name: string; tone: number; position: string }) => sql<{
    label: Label
  }>`
    insert into label (community_id, board_id, id, name, tone, position)
    values (${a.community}, ${a.board}, ${a.id}, ${a.name}, ${a.tone}, ${a.position}) returning ${label('label')} as label`,
)
const change = prepared(
  (a: OfLabel & { name: string | null; tone: number | null }) => sql<{ label: Label }>`
    update label set name = coalesce(${a.name}::text, name), tone = coalesce(${a.tone}::smallint, tone)
    where community_id = ${a.community} and id = ${a.id} returning ${label('label')} as label`,
)
const remove = prepared((a: OfLabel) => sql`delete from label where community_id = ${a.community} and id = ${a.id}`)
const oneLabel = prepared(
  (a: OfLabel) => sql<{ label: Label }>`
    select ${label('l')} as label from label l where l.community_id = ${a.community} and l.id = ${a.id}`,
)

/** Those of this board that are meant, and nothing else any more; how many of them there are. */
export const setLabels = prepared(
  (a: { community: string; task: string; board: string; ids: string[] }) => sql<{ known: number }>`
    with known as (
      select id from label where community_id = ${a.community} and board_id = ${a.board} and id = any(${a.ids}::uuid[])
    ), gone as (
      delete from task_label where community_id = ${a.community} and task_id = ${a.task} and label_id <> all(${a.ids}::uuid[])
    ), come as (
      insert into task_label (community_id, task_id, label_id)
      select ${a.community}::uuid, ${a.task}::uuid, id from known on conflict do nothing
    )
    select count(*) as known from known`,
)
