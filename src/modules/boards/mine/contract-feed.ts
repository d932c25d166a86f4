/** What is due of mine, as a calendar that other programs subscribe to (RFC 5545): by an address that is its own key. */
import * as z from 'zod'
import { BytesAnswer, Instant, Nothing, operation } from '#kernel/contract.ts'

/** Never by token: a link outlives it. */
const inPerson = { byToken: false, hidden: ['mcp'] } as const

export const Feed = z.object({
  madeAt: Instant.nullable().describe('null: there is none'),
  usedAt: Instant.nullable().describe('when a program last asked for it, to the hour'),
})
export type Feed = z.output<typeof Feed>

export const getFeed = operation({
  ...inPerson,
  name: 'boards.getFeed',
  does: 'Read whether there is a calendar of my tasks, without its address',
  http: 'GET /my-tasks/feed',
  input: z.object({}),
  output: Feed,
})
export const makeFeed = operation({
  ...inPerson,
  name: 'boards.makeFeed',
  does: 'Make an address at which calendar programs read what is due of mine; one that was made before ends',
  http: 'POST /my-tasks/feed',
  perMinute: 20,
  input: z.object({ language: z.enum(['de', 'en']).default('de') }),
  output: z.object({ url: z.string().describe('shown only now: whoever knows it reads what is due of mine') }),
})
export const endFeed = operation({
  ...inPerson,
  name: 'boards.endFeed',
  does: 'End the address of my calendar',
  http: 'DELETE /my-tasks/feed',
  effect: 'write',
  input: z.object({}),
  output: Nothing,
})
/** What is asked at `/calendars/{secret}.ics`; no other face offers it. */
export const readFeed = operation({
  name: 'boards.readFeed',
  does: 'Read what is due of mine as a calendar',
  http: 'GET /my-tasks/calendar',
  hidden: ['http', 'mcp'],
  gives: 'bytes',
  input: z.object({}),
  output: BytesAnswer,
})
