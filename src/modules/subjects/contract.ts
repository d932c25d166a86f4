/** Subjects: what all shared things have in common. Here: what they are for. */
import * as z from 'zod'
import { activity, Id, Instant, operation, Page } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'

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
export const pathOf = ({ page }: SubjectKind, id: string): string => page?.replace('{id}', id) ?? ''

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

export const nameSubjects = operation({
  name: 'subjects.nameSubjects',
  does: 'Read what subjects are called that a text links, as far as I may know of them',
  http: 'GET /subjects/names',
  input: z.object({ subjectIds: z.array(Id).max(200) }),
  output: z.object({ items: z.array(z.object({ id: Id, kind: z.string(), title: z.string() })) }),
})

export const Told = z.object({
  seq: z.number().int().describe('its number in the log'),
  kind: z.string().describe('of the activity'),
  at: Instant,
  actor: Author.nullable(),
  member: Author.nullable().describe('whom it is about, where it is about someone'),
  data: z.record(z.string(), z.unknown()).describe('what the activity holds: ids, numbers, states and times'),
  names: z.record(z.string(), z.string()).describe('what its sentence names besides'),
})
export type Told = z.output<typeof Told>

export const listHistory = operation({
  name: 'subjects.listHistory',
  does: 'Read what happened to a subject, newest first; what was said on it is not part of that',
  http: 'GET /subjects/{subjectId}/history',
  input: z.object({
    subjectId: Id,
    after: z.string().max(20).optional().describe('`next` of a page'),
    most: z.number().int().min(1).max(100).default(20),
  }),
  output: Page(Told),
})

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
