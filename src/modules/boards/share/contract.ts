/** A board for observers: read without an account by whoever has its link, or by everybody where it is public. */
import * as z from 'zod'
import { activity, Day, Instant, Nothing, operation } from '#kernel/contract.ts'
import { ofBoard, Tone } from '../contract.ts'

/** So long a link opens the board, unless it is renewed. */
export const SHARED_DAYS = 180

/** Never by token: a link outlives it. */
const inPerson = { byToken: false, hidden: ['mcp'] } as const

export const Share = z.object({
  madeAt: Instant.nullable().describe('null: there is no link'),
  expiresAt: Instant.nullable(),
  isOver: z
    .boolean()
    .describe('it opens nothing until it is renewed: its time is over, or whoever made it no longer sees the board'),
  publicUrl: z.string().nullable().describe('of a public board: it needs no secret'),
  isPublished: z.boolean().describe('false: links open nothing until the community shows its public pages'),
})
export type Share = z.output<typeof Share>

export const getShare = operation({
  ...inPerson,
  name: 'boards.getShare',
  does: 'Read whether a board is shared by link, without the link',
  http: 'GET /boards/{boardId}/share',
  input: ofBoard,
  output: Share,
})
export const makeShare = operation({
  ...inPerson,
  name: 'boards.makeShare',
  does: 'Share a board by a secret link: whoever has it reads the board, without names; one that was made before ends',
  http: 'POST /boards/{boardId}/share',
  perMinute: 20,
  input: ofBoard,
  output: z.object({ url: z.string().describe('shown only now') }),
  refusals: ['archived'],
})
export const renewShare = operation({
  ...inPerson,
  name: 'boards.renewShare',
  does: 'Let the link of a board go on for another 180 days, from now on as mine',
  http: 'PUT /boards/{boardId}/share',
  input: ofBoard,
  output: Share,
  refusals: ['archived', 'no_link'],
})
export const endShare = operation({
  ...inPerson,
  name: 'boards.endShare',
  does: 'End the link of a board',
  http: 'DELETE /boards/{boardId}/share',
  effect: 'write',
  input: ofBoard,
  output: Nothing,
})
export const boardShared = activity({ kind: 'boards.board_shared', data: z.object({}) })
export const boardUnshared = activity({ kind: 'boards.board_unshared', data: z.object({}) })

const SharedTask = z.object({
  title: z.string(),
  about: z.string().describe('Markdown; the beginning of what is long'),
  labels: z.array(z.object({ name: z.string(), tone: Tone })),
  startsOn: Day.nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  isDone: z.boolean(),
  isMilestone: z.boolean(),
  people: z.number().int().describe('how many are on it, never who'),
  needed: z.number().int().nullable(),
})
export type SharedTask = z.output<typeof SharedTask>
export const SharedBoard = z.object({
  title: z.string(),
  about: z.string().describe('Markdown'),
  lists: z.array(z.object({ title: z.string(), tasks: z.array(SharedTask), more: z.number().int() })),
})
export type SharedBoard = z.output<typeof SharedBoard>

/** What stands on the page at `/{language}/{slug}/boards/{key}`; no other face offers it. */
export const readShared = operation({
  name: 'boards.readShared',
  does: 'Read a board that is shared by link',
  http: 'GET /shared-boards/{key}',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ key: z.string().max(40).describe('the secret, or the id of a public board') }),
  output: SharedBoard,
})
