/** Channels, as they are found: by name and topic. Direct conversations are found by what is said in them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { memberJoined } from '#modules/communities/contract.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { channelArchived, channelCreated, channelUnarchived, channelUpdated } from './contract.ts'

searchable({
  kind: 'channel',
  isMarkdown: false,
  answers: 'in',
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, s.created_by as author_id, s.created_at as at,
        s.title || ' ' || c.topic as text, '{}'::text[] as flags
      from subject s join channel c on c.community_id = s.community_id and c.id = s.id
      where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.deleted_at is null and s.audience <> 'direct'`,
  ),
  shown: ({ actor, community, ids }) => shownChannels({ ...seerOf(actor), community: community.id, ids }),
})

const shownChannels = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<ShownFound>`
    select s.id, s.created_at as at, s.title, c.topic as text, null as author, null as place,
      json_build_object('audience', s.audience, 'archivedAt', iso(s.archived_at), 'purpose', ${namedPurpose(a)}) as more
    from subject s join channel c on c.community_id = s.community_id and c.id = s.id
    where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and s.audience <> 'direct' and ${visible(a)}`,
)

findAgain(
  'channel',
  [channelCreated, channelUpdated, channelArchived, channelUnarchived],
  sql`select subject_id as id from page`,
)
/** The first channels come with the founding, which says so by its first member alone. */
findAgain(
  'channel',
  [memberJoined],
  sql`select s.id from page join subject s on s.community_id = page.community_id and s.kind = 'channel'
    where page.data->>'how' = 'founded'`,
)
