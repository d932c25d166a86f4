/** The lists of a board, and its labels. */
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { BoardList, Label, ofBoard, Tone } from '../contract.ts'

const Title = Name.max(120)
const ofList = z.object({ listId: Id })
/** Where something comes to stand among its like. */
export const After = Id.nullable()
  .optional()
  .describe('right after this one; null: first; left out, or no longer there: last')

export const addList = operation({
  name: 'boards.addList',
  does: 'Add a list to a board; at most 60',
  http: 'POST /boards/{boardId}/lists',
  input: ofBoard.extend({ title: Title, closes: z.boolean().default(false), after: After }),
  output: BoardList,
  refusals: ['archived', 'too_many_lists'],
})
export const changeList = operation({
  name: 'boards.changeList',
  does: 'Rename a list, or say whether tasks are done there; those that stand in it follow',
  http: 'PATCH /lists/{listId}',
  input: ofList.extend({ title: Title.optional(), closes: z.boolean().optional() }),
  output: BoardList,
  refusals: ['archived'],
})
export const moveList = operation({
  name: 'boards.moveList',
  does: 'Move a list to another place on its board',
  http: 'POST /lists/{listId}/move',
  perMinute: 600,
  input: ofList.extend({ after: After }),
  output: BoardList,
  refusals: ['archived'],
})
export const archiveList = operation({
  name: 'boards.archiveList',
  does: 'Put a list away with the tasks in it',
  http: 'POST /lists/{listId}/archive',
  input: ofList,
  output: BoardList,
  refusals: ['archived'],
})
export const unarchiveList = operation({
  name: 'boards.unarchiveList',
  does: 'Take an archived list out again, with the tasks that went with it',
  http: 'POST /lists/{listId}/unarchive',
  input: ofList,
  output: BoardList,
  refusals: ['archived'],
})
const list = z.object({ listId: Id })
export const listAdded = activity({ kind: 'boards.list_added', data: list })
export const listChanged = activity({ kind: 'boards.list_changed', data: list })
export const listMoved = activity({ kind: 'boards.list_moved', data: list })
export const listArchived = activity({ kind: 'boards.list_archived', data: list })
export const listUnarchived = activity({ kind: 'boards.list_unarchived', data: list })

const ofLabel = z.object({ labelId: Id })
const LabelName = z.string().trim().max(60)

export const addLabel = operation({
  name: 'boards.addLabel',
  does: 'Add a label to a board; at most 100',
  http: 'POST /boards/{boardId}/labels',
  input: ofBoard.extend({ name: LabelName, tone: Tone }),
  output: Label,
  refusals: ['archived', 'too_many_labels'],
})
export const changeLabel = operation({
  name: 'boards.changeLabel',
  does: 'Change the name or the tone of a label',
  http: 'PATCH /labels/{labelId}',
  input: ofLabel.extend({ name: LabelName.optional(), tone: Tone.optional() }),
  output: Label,
  refusals: ['archived'],
})
export const removeLabel = operation({
  name: 'boards.removeLabel',
  does: 'Remove a label from its board and from all tasks',
  http: 'DELETE /labels/{labelId}',
  input: ofLabel,
  output: Nothing,
  refusals: ['archived'],
})
const label = z.object({ labelId: Id })
export const labelAdded = activity({ kind: 'boards.label_added', data: label })
export const labelChanged = activity({ kind: 'boards.label_changed', data: label })
export const labelRemoved = activity({ kind: 'boards.label_removed', data: label })
