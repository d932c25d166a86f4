/** Writing: a whole text on top of the version it was made from. Nothing newer is ever overwritten. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { watch } from '#modules/subjects/offers.ts'
import { HELD_SECONDS, noteContinued, noteWritten, restoreNoteVersion, writeNote } from './contract.ts'
import { findNote, type NoteSeen } from './find.ts'
import { mayWrite } from './rules.ts'
import { readNote } from './shown.ts'
import { sizeOfChange } from './size.ts'
import { findVersion } from './versions.ts'

/** Saves of one author so soon after the first are one version: a page is saved every few seconds. */
const ONE_VERSION_MS = 10 * 60_000
const TOLD_EVERY_MS = 24 * 3_600_000

handle(writeNote, {
  find: findNote,
  allow: mayWrite,
  run: (about) => write(about, { text: about.input.text, basedOn: about.input.basedOn, restored: null }),
})

handle(restoreNoteVersion, {
  find: findNote,
  allow: mayWrite,
  async run(about) {
    const { db, community, input, found: note, refuse } = about
    const old = await db.one(findVersion({ community: community.id, note: note.id, version: input.version }))
    if (!old || old.text === null) throw refuse('no_such_version')
    return write(about, { text: old.text, basedOn: input.basedOn, restored: input.version })
  },
})

type Writing = RunContext<typeof writeNote | typeof restoreNoteVersion, NoteSeen>

async function write(
  about: Writing,
  { text, basedOn, restored }: { text: string; basedOn: number; restored: number | null },
) {
  const { db, community, actor, now, found: note, record, refuse } = about
  const [id, me] = [note.id, actor.memberId!]
  if (note.archivedAt || note.isClosed) throw refuse('archived')
  if (note.version !== basedOn) throw refuse('changed_meanwhile')
  if (isHeldByOther(note, me, now)) throw refuse('being_written')
  if (text === note.text && restored === null) return readNote(about, note)

  const version = basedOn + 1
  const goesOn = restored === null && isOneWith(note, me, now)
  const tells = !goesOn && (!note.toldAt || Date.parse(note.toldAt) <= now.getTime() - TOLD_EVERY_MS)
  const of = { community: community.id, id, version, me, now }
  // Of two who write on top of the same version, one comes second here.
  if (!(await db.one(step({ ...of, until: heldFrom(now), tells })))) throw refuse('changed_meanwhile')
  const before = goesOn ? ((await db.one(textBefore(of)))?.text ?? '') : note.text
  const size = sizeOfChange(before, text)
  db.send(goesOn ? goOn({ ...of, text, ...size }) : begin({ ...of, text, ...size, restored }))
  // Whoever writes hears of what others write, unless they said that they would not.
  db.send(watch({ community: community.id, subject: id, members: [me], at: now }))
  if (goesOn) record(noteContinued, id, { version, ...size })
  else record(noteWritten, id, { version, ...size, restored, tells })
  return readNote(about, note)
}

export const heldFrom = (now: Date): Date => new Date(now.getTime() + HELD_SECONDS * 1_000)

export const isHeldByOther = (note: Pick<NoteSeen, 'heldBy' | 'heldUntil'>, me: string, now: Date): boolean =>
  note.heldBy !== null && note.heldBy !== me && Date.parse(note.heldUntil!) > now.getTime()

/** What was brought back stands for itself. */
const isOneWith = (note: NoteSeen, me: string, now: Date): boolean =>
  note.authorId === me && note.restored === null && Date.parse(note.beganAt) > now.getTime() - ONE_VERSION_MS

type Of = { community: string; id: string; version: number; me: string; now: Date }

/** Whoever holds it goes on holding it. */
const step = prepared(
  (a: Of & { until: Date; tells: boolean }) => sql<{ id: string }>`
    update note set version = ${a.version}::int,
      held_until = case when held_by = ${a.me}::uuid then ${a.until}::timestamptz else held_until end,
      told_at = case when ${a.tells}::boolean then ${a.now}::timestamptz else told_at end
    where community_id = ${a.community} and id = ${a.id} and version = ${a.version}::int - 1
      and (held_by is null or held_by = ${a.me}::uuid or held_until <= ${a.now}::timestamptz)
    returning id`,
)

/** Before the version that is gone on with. */
const textBefore = prepared(
  (a: Of) => sql<{ text: string | null }>`
    select text from note_version where community_id = ${a.community} and note_id = ${a.id}
      and version < ${a.version}::int - 1 order by version desc limit 1`,
)

type Saved = Of & { text: string; added: number; removed: number }

const goOn = prepared(
  (a: Saved) => sql`
    update note_version set version = ${a.version}::int, text = ${a.text}, at = ${a.now}, added = ${a.added}::int,
      removed = ${a.removed}::int
    where community_id = ${a.community} and note_id = ${a.id} and version = ${a.version}::int - 1`,
)

export const begin = prepared(
  (a: Saved & { restored: number | null }) => sql`
    insert into note_version (community_id, note_id, version, text, author_id, began_at, at, added, removed, restored)
    values (${a.community}, ${a.id}, ${a.version}, ${a.text}, ${a.me}, ${a.now}, ${a.now}, ${a.added}, ${a.removed},
      ${a.restored})`,
)
