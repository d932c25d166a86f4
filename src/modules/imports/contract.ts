/** Imports: a group's history moves in. Stewards bring an archive, look at what is in it, start, and may take it back. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'

const Figure = z.number().int().min(0)
const Reasons = z.array(z.object({ reason: z.string(), count: Figure }))
const Whats = z.array(z.object({ what: z.string(), count: Figure }))

export const Report = z.object({
  system: z.string(),
  people: Figure.describe('new ones, as all figures'),
  channels: Figure,
  messages: Figure.describe('replies included; with all `skipped` every entry of the archive'),
  replies: Figure,
  reactions: Figure,
  files: Figure.describe('as named links, but for those with their bytes'),
  withBytes: Figure.optional().describe('of the files: with their bytes; not said by old reports'),
  skipped: Reasons,
  changed: Whats.describe('of the archive, not only of what is new'),
  lost: Whats.describe('of the archive, not only of what is new'),
})
export type Report = z.output<typeof Report>

const archiveRefusals = [
  'not_a_known_export',
  'is_a_whole_community',
  'archive_is_unreadable',
  'archive_is_too_big',
  'archive_has_too_many_entries',
  'archive_is_hostile',
  'archive_entry_is_damaged',
] as const

/** The operator's command: the file is the request itself, and the answer is the report. */
const command = <Name extends 'importSlack' | 'importMattermost'>(name: Name, title: string, isNone: string) =>
  operation({
    name: `imports.${name}`,
    does: `Move the history of a ${title} export in; again: only what is new`,
    http: `POST /imports/by-command/${name}`,
    byToken: false,
    hidden: ['http', 'mcp'],
    takes: 'upload',
    input: z.object({
      name: z.string().max(255).optional().describe('of the file'),
      dryRun: z.boolean().default(false).describe('say what would come, and write nothing'),
    }),
    output: Report,
    refusals: [isNone, ...archiveRefusals],
  })
export const importSlack = command('importSlack', 'Slack', 'not_a_slack_export')
export const importMattermost = command('importMattermost', 'Mattermost', 'not_a_mattermost_export')

/** Only the last part of an archive is shorter. */
export const PART_BYTES = 8 * 1024 ** 2
/** Larger ones come in by the command. */
export const MOST_UPLOAD_BYTES = 4 * 1024 ** 3
export const UNDO_DAYS = 30

export const RunState = z.enum(['uploading', 'analysing', 'analysed', 'running', 'done', 'failed', 'undoing', 'undone'])
export const Run = z.object({
  id: Id,
  state: RunState,
  system: z.string().describe('slack, mattermost, leitstern; empty until it is known'),
  isWhole: z.boolean().describe('this community itself is what came: see arriving'),
  name: z.string().describe('of the file'),
  size: z.number().int().describe('bytes; 0: came by the command'),
  received: z.number().int().describe('bytes so far: the next part begins here'),
  total: Figure.describe('entries of the archive'),
  done: Figure.describe('messages dealt with so far'),
  fetch: z
    .object({ done: Figure, missed: Figure.describe('of these'), all: Figure })
    .nullable()
    .describe('files that are fetched after the messages; null: none are'),
  report: Report.nullable().describe('what came'),
  problem: z.string().nullable().describe('why it failed: a refusal'),
  kept: Figure.describe('rows an undo left where they are'),
  by: z.object({ id: Id, name: z.string() }).nullable().describe('null: the operator'),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  undoUntil: Instant.nullable(),
  can: z.object({ start: z.boolean(), undo: z.boolean(), discard: z.boolean() }),
})
export type Run = z.output<typeof Run>

const run = z.object({ importId: Id })
const ofStewards = { byToken: false, hidden: ['mcp'] } as const

export const listRuns = operation({
  ...ofStewards,
  name: 'imports.listRuns',
  does: 'What has moved in here and what is about to, newest first',
  http: 'GET /imports',
  input: z.object({}),
  output: z.object({ items: z.array(Run).describe('at most 50') }),
})
export const getRun = operation({
  ...ofStewards,
  name: 'imports.getRun',
  does: 'How far an import is',
  http: 'GET /imports/{importId}',
  input: run,
  output: Run,
})

export const beginUpload = operation({
  ...ofStewards,
  name: 'imports.beginUpload',
  does: 'Announce an archive; it is sent in parts and may be gone on with at any time',
  http: 'POST /imports',
  input: z.object({
    name: z.string().trim().min(1).max(255).describe('of the file'),
    size: z.number().int().min(1).max(MOST_UPLOAD_BYTES).describe('in bytes'),
  }),
  output: Run,
  refusals: ['too_many_imports'],
})
export const sendPart = operation({
  ...ofStewards,
  name: 'imports.sendPart',
  does: 'Send the part of an archive that begins at a byte; a part already here is not sent twice',
  http: 'PUT /imports/{importId}/parts',
  perMinute: 600,
  takes: 'upload',
  input: run.extend({
    offset: z.number().int().min(0).max(MOST_UPLOAD_BYTES),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('of the part, in hex; browsers have none without https'),
  }),
  output: Run,
  refusals: ['not_uploading', 'part_is_damaged', 'part_is_out_of_turn', 'part_has_wrong_size'],
})
export const discardRun = operation({
  ...ofStewards,
  name: 'imports.discardRun',
  does: 'Throw an archive away that was not started',
  http: 'DELETE /imports/{importId}',
  input: run,
  output: Nothing,
  refusals: ['not_now'],
})

export const analyse = operation({
  ...ofStewards,
  name: 'imports.analyse',
  does: 'Look what is in an archive, and write nothing: people, channels, what comes over, comes changed, is lost',
  http: 'POST /imports/{importId}/analyse',
  input: run,
  output: Run,
  refusals: ['not_whole_yet', 'not_now'],
})

const Suggested = z.object({ id: Id, name: z.string() })
export const PersonFound = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['member', 'guest', 'app', 'stranger']),
  messages: Figure,
  isHere: z.boolean().describe('came with an earlier import'),
  suggested: Suggested.extend({ why: z.enum(['email', 'name']) })
    .nullable()
    .describe('a member it may be; by e-mail only where members go by their real names'),
})
export type PersonFound = z.output<typeof PersonFound>
export const ChannelFound = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['public', 'private', 'group_direct', 'direct']),
  isArchived: z.boolean(),
  members: Figure,
  messages: Figure,
})
export const Analysis = z.object({
  people: z.array(PersonFound).describe('who wrote most first; at most 2,000'),
  channels: z.array(ChannelFound).describe('at most 2,000; direct conversations without names'),
  peopleInAll: Figure,
  channelsInAll: Figure,
  report: Report.describe('what would be new'),
  fetch: z
    .object({ host: z.string(), files: Figure, bytes: Figure.describe('as the archive says') })
    .nullable()
    .describe('files that are only linked, and could be fetched with what the archive holds'),
})
export type Analysis = z.output<typeof Analysis>
export const readAnalysis = operation({
  ...ofStewards,
  name: 'imports.readAnalysis',
  does: 'What is in an analysed archive',
  http: 'GET /imports/{importId}/analysis',
  input: run,
  output: Analysis,
  refusals: ['not_analysed'],
})

export const startRun = operation({
  ...ofStewards,
  name: 'imports.startRun',
  does: 'Move an analysed archive in, in the background; whoever is matched is asked first',
  http: 'POST /imports/{importId}/start',
  input: run.extend({
    matches: z
      .array(z.object({ key: z.string().min(1).max(400), memberId: Id }))
      .max(2_000)
      .default([])
      .describe('who stewards think is who'),
    fetches: z
      .boolean()
      .default(false)
      .describe('consent: linked files are fetched from where they lie, which learns of it'),
  }),
  output: Run,
  refusals: ['not_now', 'no_such_member'],
})
export const undoRun = operation({
  ...ofStewards,
  name: 'imports.undoRun',
  does: 'Take an import back within 30 days; what people have used since stays',
  http: 'POST /imports/{importId}/undo',
  effect: 'destroy',
  input: run,
  output: Run,
  refusals: ['not_now', 'too_late'],
})

export const Kept = z.object({
  id: Id,
  table: z.enum(['member', 'subject', 'message', 'file']),
  why: z.enum(['answered', 'reacted', 'changed', 'claimed', 'linked', 'in_use']),
  name: z.string().nullable().describe('of a person, channel or the channel it is in, where I may see it'),
  subjectId: Id.nullable(),
})
export const listKept = operation({
  ...ofStewards,
  name: 'imports.listKept',
  does: 'What an undo left where it is, and why',
  http: 'GET /imports/{importId}/kept',
  input: run.extend({ after: z.string().max(500).optional(), most: z.number().int().min(1).max(100).default(50) }),
  output: Page(Kept),
})

const one = z.object({ importId: Id })
export const importStarted = activity({ kind: 'imports.import_started', data: one })
export const importUndone = activity({ kind: 'imports.import_undone', data: one })
