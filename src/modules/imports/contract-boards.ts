/** What an import writes boards with. No outside face offers any of it. */
import * as z from 'zod'
import { Day, Id, Instant, operation } from '#kernel/contract.ts'
import { Batch, Figure, FileRow, inside, Key, MOST_ROWS, Unkept } from './contract-writing.ts'

const Tone = z.number().int().min(0).max(7)

/** Of one board; what is beyond stays behind, and is counted. */
export const MOST_PARTS_OF_BOARD = 500

export const BoardRow = z.object({
  key: Key,
  title: z.string().min(1).max(120),
  about: z.string().max(4_000),
  audience: z.enum(['community', 'circle']).describe('circle: a hidden one of its people'),
  memberIds: z.array(Id).describe('of a closed one'),
  hostId: Id.nullable().describe('of a closed one: whoever brought it'),
  createdBy: Id.nullable(),
  createdAt: Instant.nullable(),
  isArchived: z.boolean(),
  lists: z.array(z.object({ key: Key, title: z.string().min(1).max(120), isArchived: z.boolean() })),
  labels: z.array(z.object({ key: Key, name: z.string().max(60), tone: Tone })),
  fields: z.array(
    z.object({
      key: Key,
      name: z.string().min(1).max(80),
      kind: z.enum(['text', 'number', 'date', 'choice', 'checkbox', 'person']),
      onCard: z.boolean(),
      options: z.array(z.object({ key: Key, name: z.string().min(1).max(120), tone: Tone.nullable() })),
    }),
  ),
})
export type BoardRow = z.output<typeof BoardRow>

const Value = z.object({
  fieldId: Id,
  text: z.string().max(4_000).nullable(),
  number: z.number().nullable(),
  day: Day.nullable(),
  isChecked: z.boolean().nullable(),
  optionId: Id.nullable(),
  memberId: Id.nullable(),
})

export const TaskRow = z.object({
  key: Key,
  boardId: Id,
  parentKey: Key.nullable().describe('of the task it is a part of, in this batch or an earlier one'),
  places: z.array(z.object({ boardId: Id, listId: Id })).describe('none for a part'),
  title: z.string().min(1).max(300),
  about: z.string().max(40_000),
  startsOn: Day.nullable(),
  startsAt: Instant.nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  createdBy: Id.nullable(),
  createdAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: Id.nullable(),
  archivedAt: Instant.nullable(),
  isMilestone: z.boolean(),
  isTemplate: z.boolean(),
  assigneeIds: z.array(Id).max(50),
  labelIds: z.array(Id).max(500),
  values: z.array(Value),
  checklists: z.array(
    z.object({
      title: z.string().max(120),
      items: z.array(
        z.object({
          text: z.string().min(1).max(1_000),
          doneAt: Instant.nullable(),
          doneBy: Id.nullable(),
          assigneeId: Id.nullable(),
          dueOn: Day.nullable(),
        }),
      ),
    }),
  ),
  files: z.array(FileRow),
  waitsFor: z.array(Key).describe('told to imports.writeWaits once all tasks are here'),
})
export type TaskRow = z.output<typeof TaskRow>

export const writeBoards = operation({
  ...inside,
  name: 'imports.writeBoards',
  does: 'Write boards with their lists, labels and own fields; of known ones what is new on them',
  http: 'POST /imports/{importId}/boards',
  input: Batch.extend({ rows: z.array(BoardRow).max(MOST_ROWS) }),
  output: z.object({ ids: z.record(z.string(), Id).describe('by key, of boards and all that belongs to them') }),
})

export const writeTasks = operation({
  ...inside,
  name: 'imports.writeTasks',
  does: 'Write tasks with all that belongs to them, and how far the import has come',
  http: 'POST /imports/{importId}/tasks',
  input: Batch.extend({
    rows: z.array(TaskRow).max(MOST_ROWS),
    from: Figure,
    to: Figure,
    unkept: Unkept.default({ damaged: 0, notAccepted: 0 }),
  }),
  output: z.object({ ids: z.record(z.string(), Id).describe('by key, new and known ones') }),
  refusals: ['out_of_step'],
})

export const writeWaits = operation({
  ...inside,
  name: 'imports.writeWaits',
  does: 'Write which tasks wait for which, where this import brought one of them; never in a circle',
  http: 'POST /imports/{importId}/waits',
  input: Batch.extend({ rows: z.array(z.object({ taskId: Id, forId: Id })).max(MOST_ROWS) }),
  output: z.object({ written: Figure, circles: Figure }),
})
