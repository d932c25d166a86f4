/** The history of a note: for all who may read it, except visitors, who never see one. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { pageOf, readNumber } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { compareNoteVersions, listNoteVersions, type NoteVersion } from './contract.ts'
import { findNote } from './find.ts'
import { mayWrite } from './rules.ts'
import { person } from './shown.ts'

handle(listNoteVersions, {
  find: findNote,
  allow: mayWrite,
  async run({ db, community, input, found: note }) {
    const before = readNumber(input.after)
    const rows = await db.rows(versions({ community: community.id, note: note.id, before, most: input.most }))
    return pageOf(
      rows.map((row) => row.shown),
      input.most,
      (last) => `${last.version}`,
    )
  },
})

handle(compareNoteVersions, {
  find: findNote,
  allow: mayWrite,
  async run({ db, community, input, found: note, refuse }) {
    const of = { community: community.id, note: note.id }
    const [after, before] = await Promise.all([
      db.one(findVersion({ ...of, version: input.version })),
      input.against === undefined
        ? db.one(rightBefore({ ...of, version: input.version }))
        : db.one(findVersion({ ...of, version: input.against })),
    ])
    if (!after || (input.against !== undefined && !before)) throw refuse('no_such_version')
    const { shown, text } = after
    return {
      version: shown,
      text: text ?? '',
      before: before ? { version: before.shown.version, text: before.text ?? '' } : null,
    }
  },
})

type Row = { shown: NoteVersion; text: string | null }
type Of = { community: string; note: string; version: number }

const shown = sql`json_build_object('version', n.version, 'at', iso(n.at), 'author', ${person('n.author_id')},
  'added', n.added, 'removed', n.removed, 'restored', n.restored, 'isGone', n.text is null) as shown`

const versions = prepared(
  (a: { community: string; note: string; before: number; most: number }) => sql<Pick<Row, 'shown'>>`
    select ${shown} from note_version n where n.community_id = ${a.community} and n.note_id = ${a.note}
      and n.version < ${a.before}::bigint order by n.version desc limit ${a.most}::int + 1`,
)

export const findVersion = prepared(
  (a: Of) => sql<Row>`
    select ${shown}, n.text from note_version n
    where n.community_id = ${a.community} and n.note_id = ${a.note} and n.version = ${a.version}::int`,
)

const rightBefore = prepared(
  (a: Of) => sql<Row>`
    select ${shown}, n.text from note_version n where n.community_id = ${a.community} and n.note_id = ${a.note}
      and n.version < ${a.version}::int order by n.version desc limit 1`,
)
