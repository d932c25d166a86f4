/** Small approvals: a few people are asked whether a task is fine so, and each says yes or no. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { ofTask } from '../task/contract.ts'

export const MOST_ASKED = 10
export const MOST_OPEN_APPROVALS = 5
export const MAX_QUESTION = 500

export const Approval = z.object({
  id: Id,
  question: z.string(),
  state: z
    .enum(['open', 'approved', 'declined', 'withdrawn'])
    .describe('approved: all said yes; declined: one said no'),
  by: Author.nullable(),
  at: Instant,
  decidedAt: Instant.nullable(),
  asked: z.array(z.object({ member: Author, says: z.enum(['yes', 'no']).nullable(), words: z.string() })),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type Approval = z.output<typeof Approval>

export const askApproval = operation({
  name: 'boards.askApproval',
  does: 'Ask one to ten people whether a task is fine so; at most five such questions are open at a task',
  http: 'POST /tasks/{taskId}/approvals',
  perMinute: 30,
  input: ofTask.extend({
    question: z.string().trim().min(1).max(MAX_QUESTION),
    memberIds: z.array(Id).min(1).max(MOST_ASKED),
  }),
  output: Approval,
  refusals: ['archived', 'no_such_member', 'not_oneself', 'too_many_approvals'],
})
export const listApprovals = operation({
  name: 'boards.listApprovals',
  does: 'List what was asked at a task, open ones first, then the newest; at most 100',
  http: 'GET /tasks/{taskId}/approvals',
  input: ofTask,
  output: z.object({ items: z.array(Approval) }),
})
const ofApproval = z.object({ approvalId: Id })
export const answerApproval = operation({
  name: 'boards.answerApproval',
  does: 'Say yes, or no with a few words, or take a yes back while others are still asked; one no declines',
  http: 'PUT /approvals/{approvalId}/answer',
  input: ofApproval
    .extend({ says: z.enum(['yes', 'no']).nullable(), words: z.string().trim().max(MAX_QUESTION).default('') })
    .refine(({ says, words }) => says !== 'no' || words !== '', { path: ['words'], message: 'a no says why' }),
  output: Approval,
  refusals: ['archived', 'decided'],
})
export const withdrawApproval = operation({
  name: 'boards.withdrawApproval',
  does: 'Take back what I asked; who tends the board may, too',
  http: 'POST /approvals/{approvalId}/withdraw',
  input: ofApproval,
  output: Nothing,
  refusals: ['archived', 'decided'],
})
export const listMyApprovals = operation({
  name: 'boards.listMyApprovals',
  does: 'List what waits for my yes or no, oldest first; at most 100',
  http: 'GET /approvals',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        question: z.string(),
        by: Author.nullable(),
        at: Instant,
        task: z.object({ id: Id, title: z.string() }),
        board: z.object({ id: Id, title: z.string() }),
      }),
    ),
  }),
})

const data = z.object({ boards: z.array(Id), approvalId: Id })
export const approvalAsked = activity({ kind: 'boards.approval_asked', data })
export const approvalAnswered = activity({
  kind: 'boards.approval_answered',
  data: data.extend({ says: z.enum(['yes', 'no']).nullable(), tells: z.boolean() }),
})
export const approvalWithdrawn = activity({ kind: 'boards.approval_withdrawn', data })
/** With the answer that decided it: who asked hears of this one. */
export const taskApproved = activity({ kind: 'boards.task_approved', data })
export const taskDeclined = activity({ kind: 'boards.task_declined', data })
