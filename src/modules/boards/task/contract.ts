/** Tasks: what is to be done, by whom and until when. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author, Name } from '#modules/communities/contract.ts'
import { File } from '#modules/files/contract.ts'
import { PurposeNamed } from '#modules/mission/contract-purpose.ts'
import { MAX_TEXT } from '#modules/text/bounds.ts'
import { Board, Card, Field, Label, MemberIds } from '../contract.ts'
import { After } from '../lists/contract.ts'

/** Parts of parts of parts: deeper nobody finds them. */
export const MOST_DEPTH = 5
export const MOST_PARTS = 200
export const MOST_ASSIGNEES = 50

export const ofTask = z.object({ taskId: Id })
const TaskTitle = Name.max(300)
const TaskAbout = z.string().max(MAX_TEXT).describe('Markdown, at most 40,000 characters')
const Minutes = z.number().int().min(1).max(600_000)

/** A day, and the moment where a time was said: a moment without its day is refused. */
const when = {
  startsOn: Day.nullable().optional(),
  startsAt: Instant.nullable().optional().describe('where a time is said; its day goes with it as startsOn'),
  dueOn: Day.nullable().optional(),
  dueAt: Instant.nullable().optional().describe('where a time is said; its day goes with it as dueOn'),
}
const written = {
  ...when,
  needed: z.number().int().min(1).max(500).nullable().optional().describe('open for volunteers: so many people'),
  estimate: Minutes.nullable().optional().describe('minutes'),
  isMilestone: z.boolean().optional(),
  remind: z
    .number()
    .int()
    .min(0)
    .max(525_600)
    .nullable()
    .optional()
    .describe('so many minutes before it is due whoever does it hears of it; a day without time counts from 9:00'),
}

/** For whatever may make a task done. */
export const Anyway = z.boolean().optional().describe('although tasks that come first or approvals are open')

/** A part of a task stands on no board by itself. */
export const Part = z.object({
  id: Id,
  title: z.string(),
  position: z.string(),
  assignees: z.array(Author),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  parts: Card.shape.parts,
})
export type Part = z.output<typeof Part>

export const CheckItem = z.object({
  id: Id,
  text: z.string(),
  position: z.string(),
  assignee: Author.nullable(),
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
})
export type CheckItem = z.output<typeof CheckItem>
export const Checklist = z.object({ id: Id, title: z.string(), position: z.string(), items: z.array(CheckItem) })
export type Checklist = z.output<typeof Checklist>

const Named = z.object({ id: Id, title: z.string(), closedAt: Instant.nullable() })

export const RepeatMode = z
  .enum(['whenDone', 'onTheDay'])
  .describe('the next one is made when this one is done, or on its day')
export const Repeats = z.object({
  rule: z.string().describe('RFC 5545 3.3.10'),
  mode: RepeatMode,
  next: Day.nullable().describe('of the next one; null: this is the last one'),
})
export type Repeats = z.output<typeof Repeats>

export const Task = z.object({
  id: Id,
  title: z.string(),
  about: z.string(),
  audience: Board.shape.audience,
  board: z.object({ id: Id, title: z.string(), fields: z.array(Field), labels: z.array(Label) }).describe('its home'),
  parent: z.object({ id: Id, title: z.string() }).nullable().describe('the task it is a part of'),
  places: z
    .array(z.object({ boardId: Id, board: z.string(), listId: Id, list: z.string() }))
    .describe('where it stands, its home first; none for a part'),
  purpose: PurposeNamed.nullable(),
  labels: z.array(Id),
  assignees: z.array(Author),
  startsOn: Day.nullable(),
  startsAt: Instant.nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  needed: z.number().int().nullable(),
  estimate: z.number().int().nullable().describe('minutes'),
  minutesGiven: z.number().int(),
  isMilestone: z.boolean(),
  isTemplate: z.boolean(),
  remind: z.number().int().nullable().describe('minutes before it is due'),
  repeats: Repeats.nullable(),
  wasRepeated: z.boolean().describe('the next one of its series was made'),
  cover: Id.nullable(),
  files: z.array(File).describe('on the task itself, the cover among them'),
  checklists: z.array(Checklist),
  parts: z.array(Part),
  waitsFor: z.array(Named).describe('tasks that come first, as far as I may see them'),
  holdsUp: z.array(Named).describe('tasks that wait for this one'),
  values: Card.shape.values,
  createdAt: Instant,
  createdBy: Author.nullable(),
  closedAt: Instant.nullable(),
  closedBy: Author.nullable(),
  archivedAt: Instant.nullable(),
  follows: z.boolean(),
  can: z.object({
    work: z.boolean().describe('change and move it'),
    tend: z.boolean().describe('delete it'),
    take: z.boolean().describe('take one of its free places myself'),
    leave: z.boolean().describe('give mine back'),
  }),
})
export type Task = z.output<typeof Task>

const added = {
  title: TaskTitle,
  about: TaskAbout.optional(),
  assigneeIds: MemberIds.optional(),
  ...written,
}
export const addTask = operation({
  name: 'boards.addTask',
  does: 'Add a task to a list; a board holds at most 5,000',
  http: 'POST /lists/{listId}/tasks',
  perMinute: 300,
  input: z.object({ listId: Id, after: After, labelIds: z.array(Id).max(50).optional(), ...added }),
  output: Card,
  refusals: ['archived', 'too_many_tasks', 'no_such_member', 'no_such_label', 'day_without_time', 'due_before_start'],
})
export const addPart = operation({
  name: 'boards.addPart',
  does: 'Add a task as a part of another; at most 200, five deep',
  http: 'POST /tasks/{taskId}/parts',
  perMinute: 300,
  input: ofTask.extend({ after: After, ...added }),
  output: Part,
  refusals: ['archived', 'too_many_parts', 'too_deep', 'no_such_member', 'day_without_time', 'due_before_start'],
})
const at = { boards: z.array(Id).describe('all on which it stands, its home first') }
export const taskAdded = activity({ kind: 'boards.task_added', data: z.object({ ...at, listId: Id.nullable() }) })

export const getTask = operation({
  name: 'boards.getTask',
  does: 'Read a task with everything that belongs to it',
  http: 'GET /tasks/{taskId}',
  input: ofTask,
  output: Task,
})

export const changeTask = operation({
  name: 'boards.changeTask',
  does: 'Change what a task says: title, description, days, reminder, volunteers, estimate, milestone, cover',
  http: 'PATCH /tasks/{taskId}',
  perMinute: 300,
  input: ofTask.extend({
    title: TaskTitle.optional(),
    about: TaskAbout.optional(),
    aboutWas: TaskAbout.optional().describe('the description that was changed: another one is not overwritten'),
    cover: Id.nullable().optional().describe('a picture uploaded to the task'),
    ...written,
  }),
  output: Task,
  refusals: [
    'archived',
    'day_without_time',
    'due_before_start',
    'too_long_to_repeat',
    'changed_meanwhile',
    'not_your_file',
  ],
})
const part = z.enum([
  'title',
  'about',
  'start',
  'due',
  'needed',
  'estimate',
  'milestone',
  'remind',
  'repeats',
  'cover',
  'labels',
  'values',
  'waits',
])
export const taskChanged = activity({
  kind: 'boards.task_changed',
  data: z.object({ ...at, parts: z.array(part), due: z.boolean().describe('those who follow hear of another day') }),
})

export const moveTask = operation({
  name: 'boards.moveTask',
  does: 'Move a task to a list, of its board or of another one on which it stands or will stand; answers where it stood. Where tasks are done it is done, as by closing it',
  http: 'POST /tasks/{taskId}/move',
  perMinute: 600,
  input: ofTask.extend({
    listId: Id,
    after: After,
    from: Id.optional().describe('the board it leaves, where it moves to another one'),
    anyway: Anyway,
  }),
  output: z.object({
    card: Card,
    was: z.object({ listId: Id, after: Id.nullable() }).describe('for undoing: moved there it stands as before'),
  }),
  refusals: ['archived', 'other_people', 'too_many_tasks', 'not_there', 'waits_for_others', 'waits_for_approval'],
})
export const taskMoved = activity({
  kind: 'boards.task_moved',
  data: z.object({ ...at, boardId: Id, listId: Id, fromId: Id.nullable() }),
})

export const placeTask = operation({
  name: 'boards.placeTask',
  does: 'Let a task stand on one more board; it is seen there by whoever may see its home',
  http: 'POST /tasks/{taskId}/places',
  input: ofTask.extend({ listId: Id, after: After }),
  output: Task,
  refusals: ['archived', 'is_part', 'already_there', 'too_many_tasks'],
})
export const unplaceTask = operation({
  name: 'boards.unplaceTask',
  does: 'Take a task off a board that is not its home',
  http: 'DELETE /tasks/{taskId}/places/{boardId}',
  effect: 'write',
  input: ofTask.extend({ boardId: Id }),
  output: Task,
  refusals: ['archived', 'is_home'],
})
export const taskPlaced = activity({ kind: 'boards.task_placed', data: z.object({ ...at, boardId: Id }) })
export const taskUnplaced = activity({ kind: 'boards.task_unplaced', data: z.object({ ...at, boardId: Id }) })

export const closeTask = operation({
  name: 'boards.closeTask',
  does: 'Mark a task as done',
  http: 'POST /tasks/{taskId}/close',
  perMinute: 600,
  input: ofTask.extend({
    anyway: Anyway,
    minutes: z.number().int().min(1).max(60_000).optional().describe('that I gave: logged as hours of today'),
  }),
  output: Task,
  refusals: ['archived', 'waits_for_others', 'waits_for_approval', 'too_many_hours'],
})
export const reopenTask = operation({
  name: 'boards.reopenTask',
  does: 'Say that a task is not done after all',
  http: 'POST /tasks/{taskId}/reopen',
  perMinute: 600,
  input: ofTask,
  output: Task,
  refusals: ['archived'],
})
export const taskClosed = activity({ kind: 'boards.task_closed', data: z.object(at) })
export const taskReopened = activity({ kind: 'boards.task_reopened', data: z.object(at) })

export const assignTask = operation({
  name: 'boards.assignTask',
  does: 'Say who does a task, beside those who do already; at most 50',
  http: 'PUT /tasks/{taskId}/assignees/{memberId}',
  perMinute: 600,
  input: ofTask.extend({ memberId: Id }),
  output: Task,
  refusals: ['archived', 'no_such_member', 'too_many_assignees'],
})
export const unassignTask = operation({
  name: 'boards.unassignTask',
  does: 'Say that somebody does not do a task any more',
  http: 'DELETE /tasks/{taskId}/assignees/{memberId}',
  perMinute: 600,
  effect: 'write',
  input: ofTask.extend({ memberId: Id }),
  output: Task,
  refusals: ['archived'],
})
const ofMember = { ...at, memberId: Id }
export const taskAssigned = activity({
  kind: 'boards.task_assigned',
  data: z.object({ ...ofMember, tells: z.boolean().describe('somebody else than whoever is assigned') }),
})
export const taskUnassigned = activity({ kind: 'boards.task_unassigned', data: z.object(ofMember) })

export const takeTask = operation({
  name: 'boards.takeTask',
  does: 'Take one of the free places of a task that is open for volunteers',
  http: 'POST /tasks/{taskId}/take',
  input: ofTask,
  output: Task,
  refusals: ['archived', 'not_open', 'all_taken', 'done'],
})
export const leaveTask = operation({
  name: 'boards.leaveTask',
  does: 'Give my place at a task back',
  http: 'POST /tasks/{taskId}/leave',
  input: ofTask,
  output: Task,
  refusals: ['archived'],
})
export const taskTaken = activity({ kind: 'boards.task_taken', data: z.object({ ...at, free: z.number().int() }) })
export const taskLeft = activity({ kind: 'boards.task_left', data: z.object(at) })

export const labelTask = operation({
  name: 'boards.labelTask',
  does: 'Say which labels of its home board a task has',
  http: 'PUT /tasks/{taskId}/labels',
  perMinute: 600,
  input: ofTask.extend({ labelIds: z.array(Id).max(50) }),
  output: Task,
  refusals: ['archived', 'no_such_label'],
})

export const addTaskLabel = operation({
  name: 'boards.addTaskLabel',
  does: 'Give a task one more label of its home board',
  http: 'PUT /tasks/{taskId}/labels/{labelId}',
  input: ofTask.extend({ labelId: Id }),
  output: Task,
  refusals: ['archived'],
})
export const setDueIn = operation({
  name: 'boards.setDueIn',
  does: 'Say that a task is due so many days from today',
  http: 'PUT /tasks/{taskId}/due-in',
  input: ofTask.extend({ days: z.number().int().min(0).max(1_000) }),
  output: Task,
  refusals: ['archived', 'due_before_start', 'too_long_to_repeat'],
})

export const followTask = operation({
  name: 'boards.followTask',
  does: 'Hear of what happens to a task, or no longer',
  http: 'PUT /tasks/{taskId}/follow',
  input: ofTask.extend({ follows: z.boolean() }),
  output: Nothing,
})
export const archiveTask = operation({
  name: 'boards.archiveTask',
  does: 'Put a task away',
  http: 'POST /tasks/{taskId}/archive',
  perMinute: 600,
  input: ofTask,
  output: Task,
  refusals: ['archived'],
})
export const unarchiveTask = operation({
  name: 'boards.unarchiveTask',
  does: 'Take an archived task out again; a template is none any more',
  http: 'POST /tasks/{taskId}/unarchive',
  perMinute: 600,
  input: ofTask,
  output: Task,
  refusals: ['archived'],
})
export const deleteTask = operation({
  name: 'boards.deleteTask',
  does: 'Delete a task with its parts; for 30 days it can be brought back',
  http: 'DELETE /tasks/{taskId}',
  input: ofTask,
  output: Nothing,
})
export const bringBackTask = operation({
  name: 'boards.bringBackTask',
  does: 'Bring back a task that was deleted in the last 30 days, with the parts that went with it',
  http: 'POST /tasks/{taskId}/bring-back',
  input: ofTask,
  output: Task,
})
export const taskArchived = activity({ kind: 'boards.task_archived', data: z.object(at) })
export const taskUnarchived = activity({ kind: 'boards.task_unarchived', data: z.object(at) })
export const taskDeleted = activity({ kind: 'boards.task_deleted', data: z.object(at) })
export const taskBroughtBack = activity({ kind: 'boards.task_brought_back', data: z.object(at) })
