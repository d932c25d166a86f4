/** Leaving: taking along what is one's own, being erased, and a whole community that moves out. */
import * as z from 'zod'
import { BytesAnswer, Id, Nothing, operation } from '#kernel/contract.ts'

/** Never by token and never for an assistant: whoever does it is a person at a screen. */
const inPerson = { within: 'instance', byToken: false, hidden: ['mcp'] } as const

export const Words = z
  .enum(['kept', 'removed'])
  .describe('kept: what I said stays, without my name; removed: text, files and reactions go at once and for good')
const Proof = z.string().max(128).optional().describe('the password; without one, sign in afresh (15 minutes)')

export const MyPlace = z.object({
  communityId: Id,
  slug: z.string(),
  name: z.string(),
  standing: z.string().describe('active, requested, paused, suspended, left or banned'),
  messages: z.number().int().describe('that I wrote there; at most 10000 are counted'),
  isLastOwner: z.boolean().describe('somebody else must be owner before I can be erased'),
})
export type MyPlace = z.output<typeof MyPlace>

export const listMyPlaces = operation({
  ...inPerson,
  name: 'leaving.listMyPlaces',
  does: 'List the communities that keep something of me, those I left included',
  http: 'GET /leaving/places',
  input: z.object({}),
  output: z.object({ items: z.array(MyPlace) }),
})

export const exportMine = operation({
  ...inPerson,
  name: 'leaving.exportMine',
  does: 'Take along what is mine, from all communities: a zip of JSON, CSV and files',
  http: 'GET /leaving/mine',
  gives: 'bytes',
  perMinute: 3,
  input: z.object({}),
  output: BytesAnswer,
})

export const eraseMembership = operation({
  ...inPerson,
  name: 'leaving.eraseMembership',
  does: 'Have myself erased from one community, at once and for good',
  http: 'POST /leaving/places/{communityId}/erasure',
  effect: 'destroy',
  perMinute: 10,
  input: z.object({ communityId: Id, words: Words, password: Proof }),
  output: Nothing,
  refusals: ['last_owner', 'wrong_password', 'sign_in_again'],
})

export const eraseAccount = operation({
  ...inPerson,
  name: 'leaving.eraseAccount',
  does: 'Have my account erased, and myself from all communities, at once and for good',
  http: 'POST /leaving/erasure',
  effect: 'destroy',
  perMinute: 10,
  input: z.object({ words: Words, password: Proof }),
  output: Nothing,
  refusals: ['last_owner', 'wrong_password', 'sign_in_again'],
})
