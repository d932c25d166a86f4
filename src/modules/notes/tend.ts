/** What happens to a note as a whole: its title, whether I follow it, putting it away, deleting it and bringing it back. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import {
  archiveNote,
  bringBackNote,
  deleteNote,
  followNote,
  noteArchived,
  noteBroughtBack,
  noteDeleted,
  noteRenamed,
  noteUnarchived,
  renameNote,
  unarchiveNote,
} from './contract.ts'
import { findDeletedNote, findNote } from './find.ts'
import { mayBringBack, mayTend, mayWrite } from './rules.ts'
import { readNote } from './shown.ts'

handle(renameNote, {
  find: findNote,
  allow: mayWrite,
  async run(about) {
    const { db, community, input, found: note, record, refuse } = about
    if (note.archivedAt || note.isClosed) throw refuse('archived')
    const renamed = await db.one(rename({ community: community.id, id: note.id, title: input.title }))
    if (renamed) record(noteRenamed, note.id, {})
    return readNote(about, note)
  },
})

handle(followNote, {
  find: findNote,
  allow: mayWrite,
  async run({ db, community, actor, input, now, found: note }) {
    const level = input.follows ? 'mine' : 'nothing'
    db.send(setWatch({ community: community.id, id: note.id, me: actor.memberId!, level, now }))
    return {}
  },
})

handle(archiveNote, {
  find: findNote,
  allow: mayTend,
  async run(about) {
    const { db, community, now, found: note, record } = about
    if (await db.one(archive({ community: community.id, id: note.id, at: now }))) record(noteArchived, note.id, {})
    return readNote(about, note)
  },
})

handle(unarchiveNote, {
  find: findNote,
  allow: mayTend,
  async run(about) {
    const { db, community, found: note, record } = about
    if (await db.one(unarchive({ community: community.id, id: note.id }))) record(noteUnarchived, note.id, {})
    return readNote(about, note)
  },
})

handle(deleteNote, {
  find: findNote,
  allow: mayTend,
  async run({ db, community, actor, now, found: note, record }) {
    const of = { community: community.id, id: note.id }
    db.send(takeAway({ ...of, at: now }))
    db.send(sayWho({ ...of, by: actor.memberId! }))
    record(noteDeleted, note.id, {})
    return {}
  },
})

handle(bringBackNote, {
  find: findDeletedNote,
  allow: mayBringBack,
  async run(about) {
    const { db, community, found: note, record } = about
    db.send(putBack({ community: community.id, id: note.id }))
    record(noteBroughtBack, note.id, {})
    return readNote(about, (await findNote({ ...about, input: { noteId: note.id } }))!)
  },
})

type Of = { community: string; id: string }

const rename = prepared(
  (a: Of & { title: string }) => sql<{ id: string }>`
    update subject set title = ${a.title} where community_id = ${a.community} and id = ${a.id} and title <> ${a.title}
    returning id`,
)
const setWatch = prepared(
  (a: Of & { me: string; level: string; now: Date }) => sql`
    insert into watch (community_id, member_id, subject_id, level, since)
    values (${a.community}, ${a.me}, ${a.id}, ${a.level}, ${a.now})
    on conflict (community_id, member_id, subject_id) do update set level = excluded.level`,
)
const archive = prepared(
  (a: Of & { at: Date }) => sql<{ id: string }>`
    update subject set archived_at = ${a.at} where community_id = ${a.community} and id = ${a.id} and archived_at is null
    returning id`,
)
const unarchive = prepared(
  (a: Of) => sql<{ id: string }>`
    update subject set archived_at = null where community_id = ${a.community} and id = ${a.id}
      and archived_at is not null returning id`,
)
const takeAway = prepared(
  (a: Of & { at: Date }) => sql`
    update subject set deleted_at = ${a.at} where community_id = ${a.community} and id = ${a.id}`,
)
const sayWho = prepared(
  (a: Of & { by: string }) => sql`
    update note set deleted_by = ${a.by}, held_by = null, held_until = null
    where community_id = ${a.community} and id = ${a.id}`,
)
const putBack = prepared(
  (a: Of) => sql`update subject set deleted_at = null where community_id = ${a.community} and id = ${a.id}`,
)
