/** Search: whatever the reader may see, by words, parts of words and filters. */
import * as z from 'zod'
import { Id, Instant, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'

/** Counts end here; screens show "99+". */
export const MOST_COUNTED = 100

const Range = z.object({ from: z.number().int(), to: z.number().int() })
export const Marked = z.object({
  text: z.string().describe('plain words, never markup'),
  marks: z.array(Range).describe('where it holds what was asked for, in UTF-16 units'),
})
export type Marked = z.output<typeof Marked>

export const Found = z.object({
  kind: z.string().describe('message, channel, goal, value, member, note, file'),
  id: Id,
  at: Instant,
  title: Marked.describe('of a message: empty'),
  snippet: Marked.describe('the words around what was found'),
  author: Author.nullable(),
  place: z
    .object({ id: Id, kind: z.string(), audience: z.string(), title: z.string() })
    .nullable()
    .describe('the subject it is on; a direct conversation is called after its people'),
  more: z.record(z.string(), z.unknown()).describe('what its kind adds: the thread of a message, the icon of a goal'),
})
export type Found = z.output<typeof Found>

const Text = z.string().trim().max(300)

export const find = operation({
  name: 'search.find',
  does: 'Find messages, people, channels, goals and files that I may see',
  http: 'GET /search',
  input: z.object({
    text: Text.describe(
      'words and parts of words, "a phrase", -without, from:ana, in:#channel, before:2026-11-01, after:2026-11-01, ' +
        'has:link|file|picture|reaction|thread; the German von: in: vor: nach: hat: too',
    ),
    kind: z.string().max(40).optional().describe('left out: up to `most` of every kind'),
    goalId: Id.optional().describe('only what serves this goal or one below it'),
    by: z.enum(['relevance', 'newest']).default('relevance'),
    after: z.string().max(200).optional().describe('`next` of a page of one kind'),
    most: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    items: z.array(Found),
    next: z.string().nullable().describe('pass as `after` for the next page; null without `kind`'),
    counts: z
      .array(z.object({ kind: z.string(), count: z.number().int(), isMore: z.boolean().describe('at least so many') }))
      .describe('of every kind, with the first page; at most 100'),
    unknown: z.array(z.string()).describe('filters that mean nothing here: nobody of that name, no such day'),
  }),
})

export const suggest = operation({
  name: 'search.suggest',
  does: 'Offer people and channels while a name is being typed',
  http: 'GET /search/suggestions',
  input: z.object({
    text: z.string().trim().min(1).max(80),
    for: z.enum(['from', 'in']).optional().describe('only what may follow `from:` or `in:`'),
    most: z.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ items: z.array(Found) }),
})
