/** What something is for, by name: a goal or a value as the reader may see it, caring for each other, keeping things running. */
import * as z from 'zod'
import { Id, operation, Page } from '#kernel/contract.ts'
import { PurposeShown } from '#modules/subjects/contract.ts'

export const PurposeNamed = PurposeShown.extend({
  title: z.string().nullable().describe('null: care, operations, or not for me to see'),
  icon: z.string().nullable().describe('of a goal: name of a Tabler icon'),
})
export type PurposeNamed = z.output<typeof PurposeNamed>

/** Said with `subjects.setPurpose`. */
export const getPurpose = operation({
  name: 'mission.getPurpose',
  does: 'Read what a subject is for, what it follows from, and what it could be for',
  http: 'GET /subjects/{subjectId}/purpose',
  input: z.object({ subjectId: Id }),
  output: z.object({
    own: PurposeNamed.nullable().describe('what was chosen for the subject itself'),
    effective: PurposeNamed.nullable().describe('what it is for: its own purpose, else that of the subject above'),
    from: z
      .object({ id: Id, kind: z.string(), title: z.string() })
      .nullable()
      .describe('the subject above whose purpose it follows, where I may see it'),
    hangsBelow: z.boolean().describe('there is a subject above that it could follow'),
    hasPast: z.boolean().describe('something was done here already, which may count for a new purpose or not'),
    likely: z.array(PurposeNamed).max(4).describe('the most likely ones, best first'),
    can: z.object({ set: z.boolean() }),
  }),
})

export const listServing = operation({
  name: 'mission.listServing',
  does: 'List what serves a goal: channels and other things I may see, newest first; goals below it stand in the tree',
  http: 'GET /goals/{goalId}/serving',
  input: z.object({
    goalId: Id,
    after: z.string().max(200).optional(),
    most: z.number().int().min(1).max(100).default(20),
  }),
  output: Page(z.object({ id: Id, kind: z.string().describe('channel, …'), title: z.string() })),
})

export const listWithoutPurpose = operation({
  name: 'mission.listWithoutPurpose',
  does: 'List what has no purpose yet, newest first, as far as I may see it; for stewards',
  http: 'GET /without-purpose',
  input: z.object({
    after: z.string().max(200).optional(),
    most: z.number().int().min(1).max(100).default(30),
  }),
  output: Page(
    z.object({
      id: Id,
      kind: z.string(),
      title: z.string(),
      likely: z.array(PurposeNamed).max(4).describe('what it could be for, best first'),
    }),
  ),
})
