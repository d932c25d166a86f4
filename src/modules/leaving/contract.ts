/** Leaving: taking along what is one's own, being erased, and a whole community that moves out. */
import * as z from 'zod'
import { BytesAnswer, Id, Instant, Nothing, operation } from '#kernel/contract.ts'

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

/** Owners, in person: never by token. What they cannot read is not in it. */
const ofOwners = { byToken: false, hidden: ['mcp'] } as const

export const Export = z.object({
  id: Id,
  state: z.enum(['running', 'done', 'failed']),
  size: z.number().int().nullable().describe('bytes'),
  startedAt: Instant,
  endsAt: Instant.describe('when it is removed'),
})
export type Export = z.output<typeof Export>

export const startExport = operation({
  ...ofOwners,
  name: 'leaving.startExport',
  does: 'Pack what this community shares and I may read into one file, in the background',
  http: 'POST /exports',
  perMinute: 5,
  input: z.object({}),
  output: Export,
  refusals: ['export_running'],
})
export const listExports = operation({
  ...ofOwners,
  name: 'leaving.listExports',
  does: 'List the exports I made here, newest first',
  http: 'GET /exports',
  input: z.object({}),
  output: z.object({ items: z.array(Export) }),
})
export const downloadExport = operation({
  ...ofOwners,
  name: 'leaving.downloadExport',
  does: 'Get an export I made',
  http: 'GET /exports/{exportId}',
  gives: 'bytes',
  perMinute: 10,
  input: z.object({ exportId: Id }),
  output: BytesAnswer,
})

/** The operator's, at the command line only. */
const byCommand = { byToken: false, hidden: ['http', 'mcp'] } as const

export const exportCommunity = operation({
  ...byCommand,
  name: 'leaving.exportCommunity',
  does: 'Pack what a whole community shares into one file: no circles, no direct conversations',
  http: 'POST /exports/by-command',
  gives: 'bytes',
  input: z.object({}),
  output: BytesAnswer,
})
