/** Imports: what a group has elsewhere moves in. Stewards bring an archive, look at what is in it, start, and may take it back. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'

const Figure = z.number().int().min(0)
const Reasons = z.array(z.object({ reason: z.string(), count: Figure }))
const Whats = z.array(z.object({ what: z.string(), count: Figure }))

const talk = {
  people: Figure.describe('new ones, as all figures'),
  channels: Figure,
  messages: Figure.describe('replies included; with all `skipped` every entry of the archive'),
  replies: Figure,
  reactions: Figure,
  files: Figure.describe('as named links, but for those with their bytes'),
}
const boards = {
  boards: Figure.describe('new ones, as all figures'),
  lists: Figure,
  tasks: Figure.describe('parts included; with `comments` and all `skipped` every entry of the archive'),
  subtasks: Figure.describe('of the tasks: parts of others'),
  checklistItems: Figure,
  comments: Figure,
  labels: Figure,
  members: Figure.describe('people, as placeholders'),
  customFields: Figure,
  attachments: Figure.describe('as named links, but for those with their bytes'),
  dependencies: Figure,
}
const around = {
  withBytes: Figure.optional().describe('of the files: with their bytes; not said by old reports'),
  skipped: Reasons,
  changed: Whats.describe('of the archive, not only of what is new'),
  lost: Whats.describe('of the archive, not only of what is new'),
}
export const TalkReport = z.object({ system: z.string(), ...talk, ...around })
export type TalkReport = z.output<typeof TalkReport>
export const BoardsReport = z.object({ system: z.string(), ...boards, ...around })
export type BoardsReport = z.output<typeof BoardsReport>
/** Of a system with talk the one half of the figures, of one with boards the other. */
export const Report = z.object({
  system: z.string(),
  ...z.object({ ...talk, ...boards }).partial().shape,
  ...around,
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

const byCommand = {
  name: z.string().max(255).optional().describe('of the file'),
  dryRun: z.boolean().default(false).describe('say what would come, and write nothing'),
}
/** What somebody gives to open files elsewhere: used for one run, kept sealed until its end, shown to nobody. */
export const Opener = z.object({
  key: z.string().trim().min(1).max(200),
  token: z.string().trim().min(1).max(400),
})

/** The operator's command: the file is the request itself, and the answer is the report. */
const inside = { byToken: false, hidden: ['http', 'mcp'], takes: 'upload' } as const
export const importSlack = operation({
  ...inside,
  name: 'imports.importSlack',
  does: 'Move the history of a Slack export in; again: only what is new',
  http: 'POST /imports/by-command/importSlack',
  input: z.object(byCommand),
  output: TalkReport,
  refusals: ['not_a_slack_export', ...archiveRefusals],
})
export const importMattermost = operation({
  ...inside,
  name: 'imports.importMattermost',
  does: 'Move the history of a Mattermost export in; again: only what is new',
  http: 'POST /imports/by-command/importMattermost',
  input: z.object(byCommand),
  output: TalkReport,
  refusals: ['not_a_mattermost_export', ...archiveRefusals],
})
export const importTrello = operation({
  ...inside,
  name: 'imports.importTrello',
  does: 'Move boards in that Trello exported as JSON or CSV, one file or a zip of several; again: only what is new',
  http: 'POST /imports/by-command/importTrello',
  input: z.object({ ...byCommand, opener: Opener.optional().describe('fetches what was uploaded to cards') }),
  output: BoardsReport,
  refusals: ['not_a_trello_export', 'only_one_card', 'does_not_open', ...archiveRefusals],
})
export const importAsana = operation({
  ...inside,
  name: 'imports.importAsana',
  does: 'Move projects in that Asana exported as JSON, CSV or both, one file or a zip of several; again: only what is new',
  http: 'POST /imports/by-command/importAsana',
  input: z.object(byCommand),
  output: BoardsReport,
  refusals: ['not_an_asana_export', ...archiveRefusals],
})

/** Only the last part of an archive is shorter. */
export const PART_BYTES = 8 * 1024 ** 2
/** Larger ones come in by the command. */
export const MOST_UPLOAD_BYTES = 4 * 1024 ** 3
export const UNDO_DAYS = 30

export const RunState = z.enum(['uploading', 'analysing', 'analysed', 'running', 'done', 'failed', 'undoing', 'undone'])
export const Run = z.object({
  id: Id,
  state: RunState,
  system: z.string().describe('slack, mattermost, trello, asana, leitstern; empty until it is known'),
  isWhole: z.boolean().describe('this community itself is what came: see arriving'),
  name: z.string().describe('of the file'),
  size: z.number().int().describe('bytes; 0: came by the command'),
  received: z.number().int().describe('bytes so far: the next part begins here'),
  total: Figure.describe('entries of the archive'),
  done: Figure.describe('tasks and messages dealt with so far'),
  fetch: z
    .object({ done: Figure, missed: Figure.describe('of these'), all: Figure })
    .nullable()
    .describe('files that are fetched after all else; null: none are'),
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
  output: Run.extend({
    boards: z
      .array(z.object({ id: Id, title: z.string() }))
      .describe('that came and that I may see, by title; at most 20'),
  }),
})
export type RunRead = z.output<typeof getRun.output>

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
  messages: Figure.describe('and tasks'),
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
export const BoardFound = z.object({
  key: z.string(),
  name: z.string(),
  openness: z.enum(['private', 'org', 'public']).describe('there; here it never becomes more'),
  isArchived: z.boolean(),
  isHere: z.boolean().describe('came with an earlier import: its audience is what it is'),
  members: Figure,
  lists: Figure,
  tasks: Figure,
})
export type BoardFound = z.output<typeof BoardFound>
export const Analysis = z.object({
  people: z.array(PersonFound).describe('who wrote most first; at most 2,000'),
  channels: z.array(ChannelFound).describe('at most 2,000; direct conversations without names'),
  boards: z.array(BoardFound).describe('at most 2,000'),
  peopleInAll: Figure,
  channelsInAll: Figure,
  report: Report.describe('what would be new'),
  fetch: z
    .object({
      host: z.string(),
      files: Figure,
      bytes: Figure.describe('as the archive says'),
      asks: z.boolean().describe('for what opens them: see `opener`'),
    })
    .nullable()
    .describe('files that are only linked, and could be fetched'),
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
    opener: Opener.optional().describe('with `fetches`, where the analysis says that it asks'),
    boards: z
      .array(z.object({ key: z.string().min(1).max(400), audience: z.enum(['community', 'circle']) }))
      .max(2_000)
      .default([])
      .describe('who sees them; left out: all, or a hidden circle of its people where it is private there'),
  }),
  output: Run,
  refusals: ['not_now', 'no_such_member', 'does_not_open', 'no_such_board', 'board_is_private'],
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
  name: z.string().nullable().describe('of a person, or of the subject it is or is in, where I may see it'),
  subjectId: Id.nullable(),
  kind: z.string().nullable().describe('of that subject'),
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
