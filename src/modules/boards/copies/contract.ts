/** Boards and tasks like others: copies, templates, and what is begun from one. */
import * as z from 'zod'
import { activity, Day, Id, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { Purpose } from '#modules/subjects/contract.ts'
import { Board, Card, MemberIds, ofBoard } from '../contract.ts'
import { After } from '../lists/contract.ts'
import { ofTask, Task } from '../task/contract.ts'

const Title = Name.max(120)

export const duplicateBoard = operation({
  name: 'boards.duplicateBoard',
  does: 'Make a board like another, or from a template: lists, labels, own fields and shared views; if asked for with tasks, all of them open and nobody on them; a series comes once, and goes on where days come along. Rules of the board, talk, files and hours stay behind',
  http: 'POST /boards/{boardId}/duplicate',
  perMinute: 20,
  input: ofBoard
    .extend({
      title: Title,
      audience: Board.shape.audience.optional().describe('never wider than that of the board; left out: the same'),
      circleId: Id.optional().describe('for audience circle'),
      memberIds: MemberIds.optional().describe(
        'for audience direct: who sees it beside me, of those who see the board',
      ),
      purpose: Purpose.optional(),
      withTasks: z.boolean().default(true),
      firstDay: Day.optional().describe('all days move along, the earliest to this one; left out: tasks have no days'),
    })
    .refine(({ audience, circleId }) => (audience === 'circle') === (circleId !== undefined), {
      path: ['circleId'],
      message: 'exactly for audience circle',
    }),
  output: Board,
  refusals: ['wider_than_board', 'no_such_purpose', 'no_such_member', 'too_far'],
})
export const boardCopied = activity({ kind: 'boards.board_copied', data: z.object({}) })

export const makeTemplate = operation({
  name: 'boards.makeTemplate',
  does: 'Keep a copy of a board as a template, for whoever sees the board; the board stays as it is',
  http: 'POST /boards/{boardId}/template',
  perMinute: 20,
  input: ofBoard.extend({ title: Title, withTasks: z.boolean().default(true) }),
  output: Board,
})
export const templateMade = activity({ kind: 'boards.template_made', data: z.object({}) })

export const Template = z.object({
  id: Id,
  title: z.string(),
  audience: Board.shape.audience,
  circle: Board.shape.circle,
  lists: z.array(z.string()),
  tasks: z.number().int(),
  hasDays: z.boolean().describe('some of its tasks have days'),
})
export type Template = z.output<typeof Template>

export const listTemplates = operation({
  name: 'boards.listTemplates',
  does: 'List the templates I may begin a board from, with their lists',
  http: 'GET /board-templates',
  input: z.object({}),
  output: z.object({ items: z.array(Template) }),
})

export const makeTaskTemplate = operation({
  name: 'boards.makeTaskTemplate',
  does: 'Let a task with its parts be a template of its board: it stands in no list any more and counts nowhere, until it is taken out again',
  http: 'POST /tasks/{taskId}/template',
  input: ofTask,
  output: Task,
  refusals: ['archived', 'is_part'],
})
export const taskTemplateMade = activity({ kind: 'boards.task_template_made', data: z.object({ boards: z.array(Id) }) })

export const TaskTemplate = z.object({ id: Id, title: z.string(), items: z.number().int(), parts: z.number().int() })
export type TaskTemplate = z.output<typeof TaskTemplate>

export const listTaskTemplates = operation({
  name: 'boards.listTaskTemplates',
  does: 'List the tasks that are templates on a board',
  http: 'GET /boards/{boardId}/task-templates',
  input: ofBoard,
  output: z.object({ items: z.array(TaskTemplate) }),
})
export const addFromTemplate = operation({
  name: 'boards.addFromTemplate',
  does: 'Add a task like a template of the board: with description, labels, own fields, checklists and parts, without days and people',
  http: 'POST /lists/{listId}/tasks/from/{taskId}',
  perMinute: 120,
  input: ofTask.extend({
    listId: Id,
    after: After,
    title: Name.max(300).optional().describe('left out: as the template'),
  }),
  output: Card,
  refusals: ['archived', 'no_template', 'too_many_tasks'],
})

export const duplicateTask = operation({
  name: 'boards.duplicateTask',
  does: 'Make a task like another, right after it: with description, days, labels, own fields and checklists, all to be done, and by nobody yet: fields that name people stay empty, as in the copy of a board',
  http: 'POST /tasks/{taskId}/duplicate',
  perMinute: 60,
  input: ofTask.extend({ title: Name.max(300).optional() }),
  output: Task,
  refusals: ['archived', 'too_many_tasks', 'too_many_parts', 'too_deep'],
})
