/** Goals, as they are found: by title and by the sentence that says what they change. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { goalChanged, goalCreated, goalStateSet } from './contract-goals.ts'

searchable({
  kind: 'goal',
  isMarkdown: false,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, s.created_by as author_id, s.created_at as at,
        s.title || ' ' || g.sentence as text, '{}'::text[] as flags
      from subject s join goal g on g.community_id = s.community_id and g.id = s.id
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null`,
  ),
  shown: ({ actor, community, ids }) => shownGoals({ ...seerOf(actor), community: community.id, ids }),
})

const shownGoals = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<ShownFound>`
    select s.id, s.created_at as at, s.title, g.sentence as text, null as author, null as place,
      json_build_object('icon', g.icon, 'state', g.state) as more
    from subject s join goal g on g.community_id = s.community_id and g.id = s.id
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)

findAgain('goal', [goalCreated, goalChanged, goalStateSet], sql`select subject_id as id from page`)
