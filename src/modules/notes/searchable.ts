/** Notes, as they are found: by title and by what stands in them now, not by what stood there before. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import {
  noteArchived,
  noteBroughtBack,
  noteContinued,
  noteDeleted,
  noteMade,
  noteRenamed,
  noteUnarchived,
  noteWritten,
} from './contract.ts'
import { person, place } from './shown.ts'

const newest = sql`join note n on n.community_id = s.community_id and n.id = s.id
  join note_version v on v.community_id = n.community_id and v.note_id = n.id and v.version = n.version`

searchable({
  kind: 'note',
  isMarkdown: true,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, v.author_id, v.at, s.title || E'\n\n' || coalesce(v.text, '') as text,
        '{}'::text[] as flags
      from subject s ${newest}
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null`,
  ),
  shown: ({ actor, community, ids }) => shownNotes({ ...seerOf(actor), community: community.id, ids }),
})

const shownNotes = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<ShownFound>`
    select s.id, v.at, s.title, coalesce(v.text, '') as text, ${person('v.author_id')} as author,
      (select json_build_object('id', p->>'id', 'kind', p->>'kind', 'title', p->>'title', 'audience', s.audience)
        from (select ${place}::json as p) of) as place,
      json_build_object('archivedAt', iso(s.archived_at)) as more
    from subject s ${newest}
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)

findAgain(
  'note',
  [noteMade, noteWritten, noteContinued, noteRenamed, noteArchived, noteUnarchived, noteDeleted, noteBroughtBack],
  sql`select subject_id as id from page`,
)
