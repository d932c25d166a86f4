/** Subjects: what all shared things have in common. Here: what they are for. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'

/** A kind of subject, declared by the contract of the module that makes it (docs/new-subject.md). */
export type SubjectKind = {
  kind: string
  /** Its page below the community, such as `notes/{id}`; null where it is shown on that of its parent. */
  page: string | null
  /** Stands in lists by itself, such as that of a goal it serves; false for a part of something that stands there. */
  isListed: boolean
}
export const subjectKind = (declared: Pick<SubjectKind, 'kind' | 'page'> & { isListed?: boolean }): SubjectKind => ({
  isListed: true,
  ...declared,
})
/** The page of one of them, below the community. */
export const pageOf = ({ page }: SubjectKind, id: string): string => page?.replace('{id}', id) ?? ''

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
