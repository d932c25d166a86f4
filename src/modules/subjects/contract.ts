/** Subjects: what all shared things have in common. Here: what they are for. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'

export const purposeKinds = ['goal', 'value', 'care', 'operations'] as const

/** What something is for: a goal, a value, caring for each other, or keeping things running. */
export const Purpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('goal'), id: Id }),
  z.object({ kind: z.literal('value'), id: Id }),
  z.object({ kind: z.literal('care') }),
  z.object({ kind: z.literal('operations') }),
])
export type Purpose = z.output<typeof Purpose>

/** The same as shown: `id` names the goal or value, which the reader may or may not see. */
export const PurposeShown = z.object({ kind: z.enum(purposeKinds), id: Id.nullable() })
export type PurposeShown = z.output<typeof PurposeShown>

export const setPurpose = operation({
  name: 'subjects.setPurpose',
  does: 'Say what a subject is for; what hangs below it follows, unless it has its own purpose',
  http: 'PUT /subjects/{subjectId}/purpose',
  input: z.object({
    subjectId: Id,
    purpose: Purpose.nullable().describe('null: whatever the subject above it is for'),
    past: z.boolean().optional().describe('true: what was done so far counts for it too'),
  }),
  output: z.object({
    own: PurposeShown.nullable().describe('what was chosen'),
    effective: PurposeShown.nullable().describe('what follows'),
    subjects: z.number().int().describe('how many subjects it was written for, this one included'),
  }),
  refusals: ['no_such_purpose', 'serves_itself'],
})

export const purposeSet = activity({
  kind: 'subjects.purpose_set',
  data: z.object({ purposeKind: z.enum(purposeKinds).nullable(), purposeId: Id.nullable(), past: z.boolean() }),
})
