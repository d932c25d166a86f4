/** The notes of one place, and one note. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { type DeletedSubject, deletedSubjects, mayBringBack, rightsOfDeleted } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { getNote, listNotes, type NoteInList } from './contract.ts'
import { findHome, findNote } from './find.ts'
import { mayWrite } from './rules.ts'
import { person, readNote, writer } from './shown.ts'

handle(listNotes, {
  find: findHome,
  allow: mayWrite,
  async run({ db, actor, community, input, now, found: home }) {
    const at = { ...seerOf(actor), community: community.id, home: home.id, isCircle: home.is === 'circle', now }
    const canMake = !home.isClosed && mayWrite({ actor, found: home })
    if (input.which === 'deleted') {
      const rows = await db.rows(deletedIn(at))
      const items = rows.filter(({ rights }) => mayBringBack({ actor, found: rights })).map(({ note }) => note)
      return { items, canMake }
    }
    const rows = await db.rows(notesIn({ ...at, isArchived: input.which === 'archived' }))
    return { items: rows.map(({ note }) => note), canMake }
  },
})

handle(getNote, {
  find: findNote,
  allow: mayWrite,
  run: async (about) => readNote(about, about.found),
})

type Ask = Seer & { community: string; home: string; isCircle: boolean; now: Date }

const inList = (now: Date, deletedAt: string) => sql`json_build_object('id', s.id, 'title', s.title,
  'beginning', left(coalesce(v.text, ''), 200), 'writtenAt', iso(v.at), 'writtenBy', ${person('v.author_id')},
  'heldBy', ${writer(sql`${now}::timestamptz`)}, 'archivedAt', iso(s.archived_at), 'deletedAt', iso(${sql.ref(deletedAt)}))`

/** On a subject what hangs below it; in a circle what hangs below nothing. Indexes subject_parent, subject_notes_of_circle. */
const isThere = (a: Ask) => sql`case when ${a.isCircle}::boolean then s.circle_id = ${a.home} and s.parent_id is null
  else s.parent_id = ${a.home} end`

const newest = sql`join note n on n.community_id = s.community_id and n.id = s.id
  join note_version v on v.community_id = n.community_id and v.note_id = n.id and v.version = n.version`

const notesIn = prepared(
  (a: Ask & { isArchived: boolean }) => sql<{ note: NoteInList }>`
    select ${inList(a.now, 's.deleted_at')} as note from subject s ${newest}
    where s.community_id = ${a.community} and s.kind = 'note' and ${isThere(a)} and ${visible(a)}
      and (s.archived_at is not null) = ${a.isArchived}::boolean
    order by s.title collate "de-x-icu", s.id`,
)

const deletedIn = prepared(
  (a: Ask) => sql<{ note: NoteInList; rights: DeletedSubject }>`
    select ${inList(a.now, 's.went_at')} as note, ${rightsOfDeleted(a)} as rights
    from ${deletedSubjects} s ${newest}
    where s.community_id = ${a.community} and s.kind = 'note' and ${isThere(a)} and ${visible(a)}
    order by s.went_at desc, s.id`,
)
