/** Arriving: a community that left another house comes here as a whole, with somebody who becomes its owner. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { Slug } from '#modules/founding/contract.ts'
import { MOST_UPLOAD_BYTES, RunState } from '#modules/imports/contract.ts'

/** Never by token and never for an assistant: whoever does it is a person at a screen. */
const inPerson = { byToken: false, hidden: ['mcp'] } as const
const Figure = z.number().int().min(0)
const Whats = z.array(z.object({ what: z.string(), count: Figure }))

export const UNDO_DAYS = 30
/** Archives nobody went on with. */
export const IDLE_DAYS = 7
export const MOST_UNDERWAY = 2

const archiveRefusals = [
  'not_a_leitstern_export',
  'made_by_a_newer_leitstern',
  'archive_is_unreadable',
  'archive_is_too_big',
  'archive_has_too_many_entries',
  'archive_is_hostile',
  'archive_entry_is_damaged',
] as const

export const begin = operation({
  ...inPerson,
  name: 'arriving.begin',
  does: 'Announce the export of a community of another Leitstern, which is to be at home here',
  http: 'POST /arrivals',
  within: 'instance',
  perMinute: 10,
  input: z.object({
    name: z.string().trim().min(1).max(255).describe('of the file'),
    size: z.number().int().min(1).max(MOST_UPLOAD_BYTES).describe('in bytes'),
  }),
  output: z.object({
    slug: z.string().describe('where its parts are sent (imports.sendPart) until it has an address of its own'),
    importId: Id,
  }),
  refusals: ['founding_by_invited', 'founding_by_operator', 'address_not_verified', 'too_many_arrivals'],
})

export const listMine = operation({
  ...inPerson,
  name: 'arriving.listMine',
  does: 'What I am bringing and is not all here yet',
  http: 'GET /arrivals',
  within: 'instance',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ slug: z.string(), name: z.string(), startedAt: Instant })) }),
})

export const Figures = z
  .object({
    people: Figure,
    circles: Figure,
    channels: Figure,
    goals: Figure,
    readings: Figure.describe('effects outside included'),
    messages: Figure.describe('replies included'),
    files: Figure,
  })
  .describe('of an archive: what is in it; of what came: what is new')
export type Figures = z.output<typeof Figures>

export const Found = z.object({
  name: z.string(),
  slug: z.string().describe('as it was called there, if that is still free here'),
  mission: z.string(),
  madeAt: Instant.nullable().describe('when the export was made'),
  figures: Figures,
  people: z
    .array(z.object({ id: Id, name: z.string(), messages: Figure }))
    .describe('who wrote most first; at most 500'),
  changed: Whats,
  lost: Whats,
})
export type Found = z.output<typeof Found>

export const Arrival = z.object({
  importId: Id,
  slug: z.string().describe('its address now'),
  name: z.string(),
  myName: z.string().describe('how I am called in it'),
  state: RunState,
  file: z.string().describe('name of the file'),
  size: z.number().int().describe('bytes'),
  received: z.number().int().describe('bytes so far'),
  total: Figure.describe('rows of the archive'),
  done: Figure.describe('rows dealt with so far'),
  found: Found.nullable().describe('what is in the archive, once it was looked at'),
  came: z.object({ figures: Figures, changed: Whats, lost: Whats }).nullable(),
  problem: z.string().nullable().describe('why it failed: a refusal'),
  startedAt: Instant,
  undoUntil: Instant.nullable().describe('until when it could be taken back, if nobody else comes in before'),
  keptBy: z.enum(['others', 'time']).nullable().describe('why it cannot be taken back any more'),
  can: z.object({ start: z.boolean(), discard: z.boolean(), undo: z.boolean() }),
})
export type Arrival = z.output<typeof Arrival>

export const getArrival = operation({
  ...inPerson,
  name: 'arriving.getArrival',
  does: 'How far a community is that comes as a whole, or how it came',
  http: 'GET /arrival',
  input: z.object({}),
  output: Arrival,
})

export const start = operation({
  ...inPerson,
  name: 'arriving.start',
  does: 'Let a community move in that was looked at, under this name and address, in the background',
  http: 'POST /arrival/start',
  input: z.object({ name: Name, slug: Slug, myName: Name.describe('how I am called in it') }),
  output: Arrival,
  refusals: ['not_now', 'slug_taken', 'slug_reserved'],
})

export const discard = operation({
  ...inPerson,
  name: 'arriving.discard',
  does: 'Throw away what has not moved in',
  http: 'DELETE /arrival',
  input: z.object({}),
  output: Nothing,
  refusals: ['not_now', 'others_are_in'],
})

export const undo = operation({
  ...inPerson,
  name: 'arriving.undo',
  does: 'Take a community that came as a whole away again, altogether, as long as nobody else came in (30 days)',
  http: 'POST /arrival/undo',
  effect: 'destroy',
  perMinute: 10,
  input: z.object({ name: z.string().max(200).describe('of the community, as a sign that it is meant') }),
  output: Nothing,
  refusals: ['not_now', 'wrong_name', 'others_are_in', 'too_late'],
})

export const importCommunity = operation({
  name: 'arriving.importCommunity',
  does: 'Move an export of another Leitstern in; again: only what is new',
  http: 'POST /imports/leitstern',
  byToken: false,
  hidden: ['http', 'mcp'],
  takes: 'upload',
  input: z.object({ name: z.string().max(255).optional().describe('of the file') }),
  output: z.object({ ...Figures.shape, lost: Whats.describe('what could not come') }).describe('new ones'),
  refusals: archiveRefusals,
})

export const movedIn = activity({ kind: 'arriving.moved_in', data: z.object({ table: z.string(), ids: z.array(Id) }) })
export const arrived = activity({ kind: 'arriving.arrived', data: z.object({ importId: Id }) })
