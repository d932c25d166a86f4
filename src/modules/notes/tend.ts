/** What happens to a note as a whole: its title, whether I follow it, putting it away, deleting it and bringing it back. */
import { handle } from '#kernel/perform.ts'
import {
  archive,
  findDeleted,
  mayBringBack,
  mayTend,
  putBack,
  rename,
  setLevel,
  takeAway,
  unarchive,
} from '#modules/subjects/offers.ts'
import {
  archiveNote,
  bringBackNote,
  deleteNote,
  followNote,
  noteArchived,
  noteBroughtBack,
  noteDeleted,
  noteKind,
  noteRenamed,
  noteUnarchived,
  renameNote,
  unarchiveNote,
} from './contract.ts'
import { findNote } from './find.ts'
import { letGo } from './kind.ts'
import { mayWrite } from './rules.ts'
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
    const mine = { community: community.id, subject: note.id, member: actor.memberId! }
    db.send(setLevel({ ...mine, level, at: now, onlyIfIn: false }))
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
    db.send(takeAway({ ...of, by: actor.memberId, at: now }))
    db.send(letGo({ community: community.id, ids: [note.id] }))
    record(noteDeleted, note.id, {})
    return {}
  },
})

handle(bringBackNote, {
  find: (about) => findDeleted(about, { id: about.input.noteId, kind: noteKind.kind }),
  allow: mayBringBack,
  async run(about) {
    const { db, community, found: note, record } = about
    db.send(putBack({ community: community.id, id: note.id }))
    record(noteBroughtBack, note.id, {})
    return readNote(about, (await findNote({ ...about, input: { noteId: note.id } }))!)
  },
})
