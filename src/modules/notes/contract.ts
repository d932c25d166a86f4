/** Notes: a page written together on a channel, a goal or any other subject, or in a circle, with its history. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { PurposeNamed } from '#modules/mission/contract-purpose.ts'
import { subjectKind } from '#modules/subjects/contract.ts'
import { MAX_TEXT } from '#modules/text/bounds.ts'

export const noteKind = subjectKind({ kind: 'note', page: 'notes/{id}' })

/** So many on one subject or in one circle, that a page is still found by its title. */
export const MOST_NOTES = 200
/** So long is a note held for whoever writes, unless they go on. */
export const HELD_SECONDS = 60

const Title = z.string().trim().min(1).max(120)
const Text = z.string().max(MAX_TEXT).describe('Markdown, at most 40,000 characters')
const ofNote = z.object({ noteId: Id })
/** On a subject or in a circle: exactly one of them. */
const Place = z.object({
  subjectId: Id.optional().describe('a channel, a goal or any other subject'),
  circleId: Id.optional().describe('a circle of its own, without a subject'),
})
const isOnePlace = ({ subjectId, circleId }: z.output<typeof Place>) =>
  (subjectId === undefined) !== (circleId === undefined)
const onePlace = { path: ['subjectId'], message: 'exactly one of subjectId and circleId' }

export const Note = z.object({
  id: Id,
  title: z.string(),
  text: z.string(),
  version: z.number().int().describe('to be named as `basedOn` when it is written'),
  writtenAt: Instant,
  writtenBy: Author,
  place: z
    .object({ kind: z.string().describe('of the subject, or circle'), id: Id, title: z.string() })
    .describe('what it belongs to: whoever sees that sees the note'),
  audience: z.enum(['public', 'community', 'circle', 'direct']),
  purpose: PurposeNamed.nullable(),
  archivedAt: Instant.nullable(),
  follows: z.boolean().describe('whether I hear of changes, at most once a day'),
  heldBy: Author.nullable().describe('who is writing right now'),
  heldUntil: Instant.nullable(),
  can: z.object({
    write: z.boolean(),
    tend: z.boolean().describe('archive and delete it'),
    takeOver: z.boolean().describe('write although somebody else is'),
  }),
})
export type Note = z.output<typeof Note>

export const NoteInList = z.object({
  id: Id,
  title: z.string(),
  beginning: z.string().describe('its first 200 characters, as Markdown'),
  writtenAt: Instant,
  writtenBy: Author,
  heldBy: Author.nullable(),
  archivedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
})
export type NoteInList = z.output<typeof NoteInList>

export const listNotes = operation({
  name: 'notes.listNotes',
  does: 'List the notes of a subject or a circle, by title',
  http: 'GET /notes',
  input: Place.extend({
    which: z.enum(['open', 'archived', 'deleted']).default('open').describe('deleted: those I may bring back'),
  }).refine(isOnePlace, onePlace),
  output: z.object({ items: z.array(NoteInList), canMake: z.boolean() }),
})

export const makeNote = operation({
  name: 'notes.makeNote',
  does: 'Begin a note on a subject or in a circle; at most 200 in one place',
  http: 'POST /notes',
  perMinute: 20,
  input: Place.extend({ title: Title, text: Text.default('') }).refine(isOnePlace, onePlace),
  output: Note,
  refusals: ['archived', 'too_many_notes'],
})
export const noteMade = activity({ kind: 'notes.note_made', data: z.object({}) })

export const getNote = operation({
  name: 'notes.getNote',
  does: 'Read a note',
  http: 'GET /notes/{noteId}',
  input: ofNote,
  output: Note,
})

export const writeNote = operation({
  name: 'notes.writeNote',
  does: 'Write the whole text of a note, based on the version that was read',
  http: 'PUT /notes/{noteId}/text',
  input: ofNote.extend({
    text: Text,
    basedOn: z.number().int().min(1).describe('the version that was changed; a newer one is never overwritten'),
  }),
  output: Note,
  refusals: ['archived', 'changed_meanwhile', 'being_written'],
})
const change = {
  version: z.number().int(),
  added: z.number().int().describe('characters'),
  removed: z.number().int(),
}
/** A version of its own; `tells`: those who follow it hear, once a day. */
export const noteWritten = activity({
  kind: 'notes.note_written',
  data: z.object({ ...change, restored: z.number().int().nullable(), tells: z.boolean() }),
})
/** The same author went on with the same version. */
export const noteContinued = activity({ kind: 'notes.note_continued', data: z.object(change) })

export const holdNote = operation({
  name: 'notes.holdNote',
  does: 'Say that I am writing a note, so that others wait; for a minute, and again while I go on',
  http: 'PUT /notes/{noteId}/lock',
  input: ofNote.extend({
    takeOver: z.boolean().optional().describe('although somebody else is writing: only for those who may'),
  }),
  output: z.object({ version: z.number().int(), heldUntil: Instant }),
  refusals: ['archived', 'being_written'],
})
export const releaseNote = operation({
  name: 'notes.releaseNote',
  does: 'Say that I have stopped writing a note',
  http: 'DELETE /notes/{noteId}/lock',
  effect: 'write',
  input: ofNote,
  output: Nothing,
})

export const NoteVersion = z.object({
  version: z.number().int(),
  at: Instant,
  author: Author,
  added: z.number().int().describe('characters, against the version before'),
  removed: z.number().int(),
  restored: z.number().int().nullable().describe('the version it brought back'),
  isGone: z.boolean().describe('its text went with the words of its author'),
})
export type NoteVersion = z.output<typeof NoteVersion>

export const listNoteVersions = operation({
  name: 'notes.listNoteVersions',
  does: 'List the versions of a note, newest first; saves of one author within ten minutes are one',
  http: 'GET /notes/{noteId}/versions',
  input: ofNote.extend({ after: z.string().max(20).optional(), most: z.number().int().min(1).max(100).default(50) }),
  output: Page(NoteVersion),
})

export const compareNoteVersions = operation({
  name: 'notes.compareNoteVersions',
  does: 'Read two versions of a note, to see what is different',
  http: 'GET /notes/{noteId}/difference',
  input: ofNote.extend({
    version: z.number().int().min(1),
    against: z.number().int().min(1).optional().describe('an earlier one; otherwise the one right before'),
  }),
  output: z.object({
    version: NoteVersion,
    text: z.string(),
    before: z.object({ version: z.number().int(), text: z.string() }).nullable().describe('null: there was none'),
  }),
  refusals: ['no_such_version'],
})

export const restoreNoteVersion = operation({
  name: 'notes.restoreNoteVersion',
  does: 'Make an earlier version of a note the newest again; the ones between stay in the history',
  http: 'POST /notes/{noteId}/restore',
  input: ofNote.extend({ version: z.number().int().min(1), basedOn: z.number().int().min(1) }),
  output: Note,
  refusals: ['archived', 'changed_meanwhile', 'being_written', 'no_such_version'],
})

export const renameNote = operation({
  name: 'notes.renameNote',
  does: 'Give a note another title',
  http: 'PUT /notes/{noteId}/title',
  input: ofNote.extend({ title: Title }),
  output: Note,
  refusals: ['archived'],
})
export const followNote = operation({
  name: 'notes.followNote',
  does: 'Hear of changes to a note, at most once a day, or no longer; whoever writes follows',
  http: 'PUT /notes/{noteId}/follow',
  input: ofNote.extend({ follows: z.boolean() }),
  output: Nothing,
})
export const archiveNote = operation({
  name: 'notes.archiveNote',
  does: 'Put a note away: it can be read, nobody writes it any more',
  http: 'POST /notes/{noteId}/archive',
  input: ofNote,
  output: Note,
})
export const unarchiveNote = operation({
  name: 'notes.unarchiveNote',
  does: 'Take an archived note out again',
  http: 'POST /notes/{noteId}/unarchive',
  input: ofNote,
  output: Note,
})
export const deleteNote = operation({
  name: 'notes.deleteNote',
  does: 'Delete a note with its history; for 30 days it can be brought back',
  http: 'DELETE /notes/{noteId}',
  input: ofNote,
  output: Nothing,
})
export const bringBackNote = operation({
  name: 'notes.bringBackNote',
  does: 'Bring back a note that was deleted in the last 30 days',
  http: 'POST /notes/{noteId}/bring-back',
  input: ofNote,
  output: Note,
})
export const noteRenamed = activity({ kind: 'notes.note_renamed', data: z.object({}) })
export const noteArchived = activity({ kind: 'notes.note_archived', data: z.object({}) })
export const noteUnarchived = activity({ kind: 'notes.note_unarchived', data: z.object({}) })
export const noteDeleted = activity({ kind: 'notes.note_deleted', data: z.object({}) })
export const noteBroughtBack = activity({ kind: 'notes.note_brought_back', data: z.object({}) })
