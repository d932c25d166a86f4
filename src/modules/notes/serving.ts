/** What notes bring to a goal: those in use, and those that were put away. */
import { sql } from 'kysely'
import { contributes } from '#modules/mission/offers.ts'

contributes({
  kind: 'note',
  counts: sql`select count(*) filter (where s.archived_at is null) as open,
    count(*) filter (where s.archived_at is not null) as done, null::numeric as hours
    from served join subject s on s.community_id = served.community_id and s.id = served.id`,
})
