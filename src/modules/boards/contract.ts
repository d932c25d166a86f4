/** Boards: lists of tasks that belong together. Here: the board itself and all that its first screen shows. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author, Name } from '#modules/communities/contract.ts'
import { PurposeNamed } from '#modules/mission/contract-purpose.ts'
import { Purpose, subjectKind } from '#modules/subjects/contract.ts'
import { StatusSign } from './status/contract.ts'

export const boardKind = subjectKind({ kind: 'board', page: 'boards/{id}' })
/** Stands on its board; in lists by itself only where somebody asks for tasks. */
export const taskKind = subjectKind({ kind: 'task', page: 'tasks/{id}', isListed: false })

/** A board is looked at as a whole: beyond this it is two. */
export const MOST_LISTS = 60
export const MOST_TASKS = 5_000
export const MOST_LABELS = 100

/** A name for one of eight fixed colours. */
export const Tone = z.number().int().min(0).max(7)
/** Sorts as text, byte by byte; whatever stands at the same place is sorted by id. */
export const Position = z.string().max(2_000)
export const MemberIds = z.array(Id).max(50)
const Title = Name.max(120)
export const About = z.string().max(4_000).describe('Markdown')
export const ofBoard = z.object({ boardId: Id })

export const BoardList = z.object({
  id: Id,
  title: z.string(),
  position: Position,
  closes: z.boolean().describe('a task that comes here is done, one that leaves is open again'),
  archivedAt: Instant.nullable(),
})
export type BoardList = z.output<typeof BoardList>

export const Label = z.object({
  id: Id,
  name: z.string().describe('empty: called by its tone'),
  tone: Tone,
  position: Position,
})
export type Label = z.output<typeof Label>

const DoneOf = z.object({ done: z.number().int(), of: z.number().int() })

/** A task as it stands in a list: the same for every reader. Members, labels and lists are named by the board. */
export const Card = z.object({
  id: Id,
  boardId: Id.describe('its home, which may be another board'),
  listId: Id,
  position: Position,
  title: z.string(),
  labels: z.array(Id),
  assignees: z.array(Id),
  startsOn: Day.nullable(),
  startsAt: Instant.nullable().describe('where a time was said'),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  needed: z.number().int().nullable().describe('open for volunteers: so many people are wanted'),
  estimate: z.number().int().nullable().describe('minutes'),
  minutesGiven: z.number().int(),
  isMilestone: z.boolean(),
  repeats: z.boolean(),
  cover: Id.nullable().describe('a file'),
  hasAbout: z.boolean(),
  votes: z.number().int(),
  comments: z.number().int(),
  files: z.number().int(),
  items: DoneOf.nullable().describe('of its checklists; null without any'),
  parts: DoneOf.nullable().describe('tasks below it; null without any'),
  waitsFor: z.array(Id).describe('open tasks that come first'),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe('of own fields, by their ids'),
  closedAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
})
export type Card = z.output<typeof Card>

export const Field = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'checkbox', 'person']),
  position: Position,
  onCard: z.boolean(),
  options: z.array(z.object({ id: Id, name: z.string(), tone: Tone.nullable(), position: Position })),
})
export type Field = z.output<typeof Field>

export const Board = z.object({
  id: Id,
  title: z.string(),
  about: z.string(),
  audience: z.enum(['public', 'community', 'circle', 'direct']),
  circle: z.object({ id: Id, name: z.string() }).nullable(),
  purpose: PurposeNamed.nullable(),
  cover: Id.nullable(),
  isTemplate: z.boolean(),
  isShared: z.boolean().describe('whoever has its link reads it'),
  archivedAt: Instant.nullable(),
  follows: z.boolean(),
  isVoting: z.boolean().describe('its tasks can be voted on'),
  status: StatusSign.nullable().describe('how it is getting on'),
  asksMe: z.boolean().describe('I was asked to say that'),
  can: z.object({
    work: z.boolean().describe('make, change and move tasks and lists'),
    tend: z.boolean().describe('settings, archive, delete'),
  }),
})
export type Board = z.output<typeof Board>

export const BoardWhole = Board.extend({
  lists: z.array(BoardList),
  labels: z.array(Label),
  fields: z.array(Field),
  members: z.array(Author).describe('who is named on a task'),
  tasks: z.array(Card),
  myVotes: z.array(Id).describe('tasks I voted for: cards are the same for all'),
  seq: z.number().int().describe('where the log stood: what is heard later is newer'),
})
export type BoardWhole = z.output<typeof BoardWhole>

export const BoardInList = z.object({
  id: Id,
  title: z.string(),
  audience: Board.shape.audience,
  circle: Board.shape.circle,
  purpose: PurposeNamed.nullable(),
  cover: Id.nullable(),
  open: z.number().int(),
  done: z.number().int(),
  mine: z.number().int().describe('open ones that I took'),
  late: z.number().int().describe('open ones that were due before today'),
  wanted: z.number().int().describe('open ones that look for volunteers'),
  status: StatusSign.nullable(),
  archivedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
})
export type BoardInList = z.output<typeof BoardInList>

export const makeBoard = operation({
  name: 'boards.makeBoard',
  does: 'Make a board with its first lists',
  http: 'POST /boards',
  perMinute: 20,
  input: z
    .object({
      title: Title,
      about: About.default(''),
      audience: z.enum(['public', 'community', 'circle', 'direct']),
      circleId: Id.optional().describe('for audience circle'),
      memberIds: MemberIds.optional().describe('for audience direct: who sees it beside me'),
      purpose: Purpose.optional(),
      lists: z
        .array(z.object({ title: Title, closes: z.boolean().default(false) }))
        .max(20)
        .default([]),
    })
    .refine(({ audience, circleId }) => (audience === 'circle') === (circleId !== undefined), {
      path: ['circleId'],
      message: 'exactly for audience circle',
    }),
  output: Board,
  refusals: ['no_such_purpose', 'no_such_member'],
})
export const boardMade = activity({ kind: 'boards.board_made', data: z.object({}) })

export const listBoards = operation({
  name: 'boards.listBoards',
  does: 'List the boards I may see, by title',
  http: 'GET /boards',
  input: z.object({
    which: z
      .enum(['open', 'archived', 'deleted', 'templates'])
      .default('open')
      .describe('deleted: those I may bring back'),
  }),
  output: z.object({ items: z.array(BoardInList), can: z.object({ make: z.boolean() }) }),
})

export const getBoard = operation({
  name: 'boards.getBoard',
  does: 'Read a board with its lists and all its tasks that are not archived',
  http: 'GET /boards/{boardId}',
  input: ofBoard.extend({ archived: z.boolean().optional().describe('true: the archived lists and tasks instead') }),
  output: BoardWhole,
})

export const changeBoard = operation({
  name: 'boards.changeBoard',
  does: 'Change the title, the description or the cover of a board',
  http: 'PATCH /boards/{boardId}',
  input: ofBoard.extend({
    title: Title.optional(),
    about: About.optional(),
    aboutWas: About.optional().describe('the description that was changed: another one is not overwritten'),
    cover: Id.nullable().optional().describe('a picture uploaded to the board'),
  }),
  output: Board,
  refusals: ['archived', 'changed_meanwhile', 'not_your_file'],
})
export const boardChanged = activity({ kind: 'boards.board_changed', data: z.object({ renamed: z.boolean() }) })

export const followBoard = operation({
  name: 'boards.followBoard',
  does: 'Hear of new tasks on a board, or no longer',
  http: 'PUT /boards/{boardId}/follow',
  input: ofBoard.extend({ follows: z.boolean() }),
  output: Nothing,
})

export const archiveBoard = operation({
  name: 'boards.archiveBoard',
  does: 'Put a board away: it can be read, nothing on it changes any more',
  http: 'POST /boards/{boardId}/archive',
  input: ofBoard,
  output: Board,
})
export const unarchiveBoard = operation({
  name: 'boards.unarchiveBoard',
  does: 'Take an archived board out again',
  http: 'POST /boards/{boardId}/unarchive',
  input: ofBoard,
  output: Board,
  refusals: ['is_template'],
})
export const deleteBoard = operation({
  name: 'boards.deleteBoard',
  does: 'Delete a board with all its tasks; for 30 days it can be brought back',
  http: 'DELETE /boards/{boardId}',
  input: ofBoard,
  output: Nothing,
})
export const bringBackBoard = operation({
  name: 'boards.bringBackBoard',
  does: 'Bring back a board that was deleted in the last 30 days, with the tasks that went with it',
  http: 'POST /boards/{boardId}/bring-back',
  input: ofBoard,
  output: Board,
})
export const boardArchived = activity({ kind: 'boards.board_archived', data: z.object({}) })
export const boardUnarchived = activity({ kind: 'boards.board_unarchived', data: z.object({}) })
export const boardDeleted = activity({ kind: 'boards.board_deleted', data: z.object({}) })
export const boardBroughtBack = activity({ kind: 'boards.board_brought_back', data: z.object({}) })
