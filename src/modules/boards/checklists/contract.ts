/** Checklists of a task: small steps, each with somebody and a day if wanted. */
import * as z from 'zod'
import { activity, Day, Id, Nothing, operation } from '#kernel/contract.ts'
import { After } from '../lists/contract.ts'
import { CheckItem, Checklist, ofTask, Part } from '../task/contract.ts'

export const MOST_CHECKLISTS = 50
/** Of all checklists of a task together. */
export const MOST_ITEMS = 500

const Title = z.string().trim().max(120).describe('empty: a checklist without a name')
const Text = z.string().trim().min(1).max(1_000).describe('inline Markdown')
const ofChecklist = z.object({ checklistId: Id })
const ofItem = z.object({ itemId: Id })
const said = {
  assigneeId: Id.nullable().optional(),
  dueOn: Day.nullable().optional(),
}

export const addChecklist = operation({
  name: 'boards.addChecklist',
  does: 'Add a checklist to a task, with its items if there are some; at most 50, with 500 items in all',
  http: 'POST /tasks/{taskId}/checklists',
  input: ofTask.extend({
    title: Title,
    after: After,
    items: z
      .array(z.object({ text: Text, isDone: z.boolean().default(false), ...said }))
      .max(MOST_ITEMS)
      .default([]),
  }),
  output: Checklist,
  refusals: ['archived', 'too_many_checklists', 'too_many_items', 'no_such_member'],
})
export const renameChecklist = operation({
  name: 'boards.renameChecklist',
  does: 'Call a checklist something else',
  http: 'PATCH /checklists/{checklistId}',
  input: ofChecklist.extend({ title: Title }),
  output: Checklist,
  refusals: ['archived'],
})
export const moveChecklist = operation({
  name: 'boards.moveChecklist',
  does: 'Move a checklist to another place on its task',
  http: 'POST /checklists/{checklistId}/move',
  input: ofChecklist.extend({ after: After }),
  output: Checklist,
  refusals: ['archived'],
})
export const removeChecklist = operation({
  name: 'boards.removeChecklist',
  does: 'Remove a checklist with its items',
  http: 'DELETE /checklists/{checklistId}',
  input: ofChecklist,
  output: Nothing,
  refusals: ['archived'],
})

export const addCheckItem = operation({
  name: 'boards.addCheckItem',
  does: 'Add an item to a checklist',
  http: 'POST /checklists/{checklistId}/items',
  perMinute: 300,
  input: ofChecklist.extend({ text: Text, after: After, ...said }),
  output: CheckItem,
  refusals: ['archived', 'too_many_items', 'no_such_member'],
})
export const changeCheckItem = operation({
  name: 'boards.changeCheckItem',
  does: 'Change what an item says, who does it or until when',
  http: 'PATCH /check-items/{itemId}',
  perMinute: 300,
  input: ofItem.extend({ text: Text.optional(), ...said }),
  output: CheckItem,
  refusals: ['archived', 'no_such_member'],
})
export const tickCheckItem = operation({
  name: 'boards.tickCheckItem',
  does: 'Say that an item is done, or not after all',
  http: 'PUT /check-items/{itemId}/tick',
  perMinute: 600,
  input: ofItem.extend({ isDone: z.boolean() }),
  output: CheckItem,
  refusals: ['archived'],
})
export const moveCheckItem = operation({
  name: 'boards.moveCheckItem',
  does: 'Move an item within its checklist or to another one of the same task',
  http: 'POST /check-items/{itemId}/move',
  perMinute: 600,
  input: ofItem.extend({ checklistId: Id, after: After }),
  output: CheckItem,
  refusals: ['archived'],
})
export const removeCheckItem = operation({
  name: 'boards.removeCheckItem',
  does: 'Remove an item from its checklist',
  http: 'DELETE /check-items/{itemId}',
  input: ofItem,
  output: Nothing,
  refusals: ['archived'],
})
export const makeTaskOfItem = operation({
  name: 'boards.makeTaskOfItem',
  does: 'Make a part of the task out of an item; who does it and until when go with it',
  http: 'POST /check-items/{itemId}/part',
  input: ofItem,
  output: Part,
  refusals: ['archived', 'too_many_parts', 'too_deep', 'no_such_member'],
})

const at = { boards: z.array(Id) }
const ofList = z.object({ ...at, checklistId: Id })
const item = { ...at, itemId: Id }
export const checklistAdded = activity({ kind: 'boards.checklist_added', data: ofList })
export const checklistChanged = activity({ kind: 'boards.checklist_changed', data: ofList })
export const checklistRemoved = activity({ kind: 'boards.checklist_removed', data: ofList })
export const itemAdded = activity({ kind: 'boards.item_added', data: z.object(item) })
export const itemChanged = activity({ kind: 'boards.item_changed', data: z.object(item) })
export const itemTicked = activity({ kind: 'boards.item_ticked', data: z.object({ ...item, isDone: z.boolean() }) })
export const itemAssigned = activity({
  kind: 'boards.item_assigned',
  data: z.object({ ...item, memberId: Id, tells: z.boolean().describe('somebody else than whoever is meant') }),
})
export const itemRemoved = activity({ kind: 'boards.item_removed', data: z.object(item) })
