/** Who hears of a subject: those who watch it, each as much as they like. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { Tells } from '#kernel/when.ts'

type Watching = { community: string; subject: string; members: string[]; at: Date }

/** A clear "no" is kept. Those come back who did not watch it yet. */
export const watch = prepared(
  (a: Watching) => sql<{ memberId: string }>`
    insert into watch (community_id, member_id, subject_id, since)
    select ${a.community}::uuid, m, ${a.subject}::uuid, ${a.at}::timestamptz from unnest(${a.members}::uuid[]) m
    on conflict do nothing returning member_id`,
)

type Level = 'everything' | 'mine' | 'nothing'

/** No row where they would have to join first: `onlyIfIn`, and they neither watch it nor were let in. */
export const setLevel = prepared(
  (a: { community: string; subject: string; member: string; level: Level; at: Date; onlyIfIn: boolean }) => sql<{
    level: Level
  }>`
    insert into watch (community_id, member_id, subject_id, level, since)
    select ${a.community}::uuid, ${a.member}::uuid, ${a.subject}::uuid, ${a.level}, ${a.at}::timestamptz
    where not ${a.onlyIfIn}::boolean
      or exists (select from watch w where w.community_id = ${a.community} and w.subject_id = ${a.subject} and w.member_id = ${a.member})
      or exists (select from let_in l where l.community_id = ${a.community} and l.subject_id = ${a.subject} and l.member_id = ${a.member})
    on conflict (community_id, member_id, subject_id) do update set level = excluded.level returning level`,
)

/** For `when`: all who watch the subject an activity is about, but whoever did it. */
export const watchers = (why: string): Tells => sql`
  select page.seq, w.member_id, ${sql.lit(why)} as why from page
  join watch w on w.community_id = page.community_id and w.subject_id = page.subject_id
  where w.level <> 'nothing' and w.member_id is distinct from page.actor_id`
