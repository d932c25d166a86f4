/** Votes on tasks: each has one for each task, openly, where its board wants that. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { Board, ofBoard } from '../contract.ts'
import { ofTask } from '../task/contract.ts'

/** So many are named; all are counted. */
export const MOST_VOTERS = 500

export const setVoting = operation({
  name: 'boards.setVoting',
  does: 'Say whether tasks of a board can be voted on; votes that were given stay',
  http: 'PUT /boards/{boardId}/voting',
  input: ofBoard.extend({ on: z.boolean() }),
  output: Board,
  refusals: ['archived'],
})
export const Votes = z.object({
  isOn: z.boolean().describe('its board wants votes'),
  votes: z.number().int(),
  isMine: z.boolean().describe('I gave one'),
  by: z.array(Author).describe('who gave one, the first 500; none for guests who only look'),
  can: z.object({ vote: z.boolean() }),
})
export type Votes = z.output<typeof Votes>
export const listVotes = operation({
  name: 'boards.listVotes',
  does: 'Read how many votes a task has, and whose',
  http: 'GET /tasks/{taskId}/votes',
  input: ofTask,
  output: Votes,
})
export const voteForTask = operation({
  name: 'boards.voteForTask',
  does: 'Give my one vote to a task, or take it back',
  http: 'PUT /tasks/{taskId}/vote',
  perMinute: 300,
  input: ofTask.extend({ on: z.boolean() }),
  output: Votes,
  refusals: ['archived', 'no_voting'],
})
export const taskVoted = activity({ kind: 'boards.task_voted', data: z.object({ boards: z.array(Id) }) })
