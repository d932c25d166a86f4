/** Mission: what a community is for. Its goals, metrics, readings and first screen have contracts beside this. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { subjectKind } from '#modules/subjects/contract.ts'
export const charterKind = subjectKind({ kind: 'charter', page: 'charter', isListed: false })
export const valueKind = subjectKind({ kind: 'value', page: 'charter#value-{id}', isListed: false })

/** Someone as shown beside what they did; null for visitors, who see no names. */
export const Person = z.object({ id: Id, name: z.string(), face: Id.nullable().describe('file id of the picture') })

/** One thought. */
export const Line = z.string().trim().min(1).max(300)
const Lines = z.array(Line).max(30)
const Mission = z.string().trim().min(1).max(2000).describe('words between *asterisks* are set apart')

export const Value = z.object({ id: Id, title: z.string(), weDo: z.string(), weDont: z.string() })
export const NewValue = z.object({
  id: Id.optional().describe('a value of an earlier version that lives on'),
  title: Line.max(120),
  weDo: z.string().trim().max(1000).default(''),
  weDont: z.string().trim().max(1000).default(''),
})
export const Charter = z.object({
  id: Id,
  version: z.number().int(),
  newest: z.number().int().describe('number of the version in force'),
  mission: z.string(),
  values: z.array(Value),
  inScope: z.array(z.string()),
  outOfScope: z.array(z.string()),
  reason: z.string().describe('why it was changed'),
  writtenAt: Instant,
  writtenBy: Person.nullable(),
  accepted: z.number().int().nullable().describe('the version I accepted last'),
  can: z.object({ write: z.boolean(), accept: z.boolean() }),
})
export type Charter = z.output<typeof Charter>

export const getCharter = operation({
  name: 'mission.getCharter',
  does: 'Read the charter: mission, values, what is in scope and what is not',
  http: 'GET /charter',
  input: z.object({
    version: z.number().int().min(1).optional().describe('an older one; otherwise the one in force'),
  }),
  output: Charter,
})
export const lookAtCharter = operation({
  name: 'mission.lookAtCharter',
  does: 'Read the charter of a community one is invited to, before joining',
  http: 'POST /charter/look',
  effect: 'read',
  byToken: false,
  perMinute: 30,
  input: z.object({ invitation: z.string().max(80).describe('the secret of the invitation') }),
  output: Charter,
})
export const writeCharter = operation({
  name: 'mission.writeCharter',
  does: 'Write a new version of the charter; members are asked to accept it again',
  http: 'POST /charter',
  input: z.object({
    basedOn: z.number().int().min(0).describe('the version that was changed; 0: there was none'),
    mission: Mission,
    values: z.array(NewValue).max(20),
    inScope: Lines,
    outOfScope: Lines,
    reason: z.string().trim().max(2000).default('').describe('why it changes; asked for where there was one before'),
  }),
  output: Charter,
  refusals: ['written_meanwhile', 'no_such_value', 'change_unexplained'],
})
export const charterWritten = activity({
  kind: 'mission.charter_written',
  data: z.object({ version: z.number().int() }),
})

/** Values were there before they could be found: said once by the migration (0039). */
export const valuesWorded = activity({ kind: 'mission.values_worded', data: z.object({}) })

export const listCharterVersions = operation({
  name: 'mission.listCharterVersions',
  does: 'List the versions of the charter, newest first',
  http: 'GET /charter/versions',
  input: z.object({ after: z.string().max(20).optional(), most: z.number().int().min(1).max(100).default(50) }),
  output: Page(
    z.object({
      id: Id,
      version: z.number().int(),
      reason: z.string(),
      writtenAt: Instant,
      writtenBy: Person.nullable(),
    }),
  ),
})
export const acceptCharter = operation({
  name: 'mission.acceptCharter',
  does: 'Accept the charter in force',
  http: 'POST /charter/accept',
  input: z.object({ version: z.number().int().min(1).describe('the version that was read') }),
  output: Nothing,
  refusals: ['charter_outdated'],
})
export const charterAccepted = activity({
  kind: 'mission.charter_accepted',
  data: z.object({ version: z.number().int() }),
})
