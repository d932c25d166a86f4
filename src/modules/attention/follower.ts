/** Writes notices: for a page of the log, the sets that `when(…).tells` describe, cut by rights and mutes. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { follow } from '#kernel/followers.ts'
import { type LogEntry, withPage } from '#kernel/log.ts'
import { consequencesOf, kindsThatTell, type Level, type Tells } from '#kernel/when.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { announce, type Told, whoHearsOfTold } from './offers.ts'
import { isRead } from './open.ts'

follow({
  name: 'attention',
  cares: kindsThatTell,
  async page(db, community, entries, { now, bus }) {
    const byKind = Map.groupBy(entries, (entry) => entry.kind)
    const told = (await Promise.all([...byKind].map(([kind, of]) => tell(db, community, kind, of)))).flat()
    const members = [...new Set(told.map(({ memberId }) => memberId))]
    if (members.length === 0) return undefined
    db.send(closeRead(community, members, now))
    for (const hear of whoHearsOfTold()) await hear({ db, community, told, now })
    return () => announce(bus, community, members)
  },
})

function tell(db: Db, community: string, kind: string, entries: LogEntry[]): Promise<Told[]> {
  const { tells, level = 'today' } = consequencesOf(kind)
  return db.rows(insertNotices(community, kind, { entries, tells: tells!, level }))
}

type Telling = { entries: LogEntry[]; tells: Tells; level: Level }

/**
 * One notice per member and activity: the strongest reason, by level, then by how personal it is. Never the actor, and
 * only active members who may still see it. Muted (`nothing`): only who is named in person.
 */
const insertNotices = (community: string, kind: string, { entries, tells, level }: Telling) =>
  withPage<Told>(
    community,
    entries,
    sql`, told as (
      select t.seq, t.member_id, t.why, coalesce(to_jsonb(t)->>'level', ${level}) as level,
        (to_jsonb(t)->>'message_id')::uuid as message_id
      from (${tells}) t
    )
    insert into notice (community_id, member_id, seq, kind, why, level, subject_id, message_id, at)
    select distinct on (told.seq, told.member_id)
      page.community_id, told.member_id, told.seq, ${kind}, told.why, told.level, page.subject_id, told.message_id, a.at
    from told
    join page on page.seq = told.seq
    join activity a on a.community_id = page.community_id and a.seq = page.seq
    join member m on m.community_id = page.community_id and m.id = told.member_id
      and m.standing = 'active' and m.kind in ('member', 'guest')
    left join subject s on s.community_id = page.community_id and s.id = page.subject_id
    left join watch w on w.community_id = page.community_id and w.member_id = m.id and w.subject_id = page.subject_id
    where told.member_id is distinct from page.actor_id and told.level <> 'quiet'
      and (page.subject_id is null or (case when told.message_id is null then ${maySee('m', 's')} else ${mayHear('m', 's')} end))
      and (w.level is distinct from 'nothing' or told.why = 'mentioned')
    order by told.seq, told.member_id, array_position(array['now', 'today', 'week'], told.level),
      array_position(array['mentioned', 'direct', 'mentioned_circle', 'mentioned_here', 'followed_thread', 'mentioned_all'], told.why)
    on conflict (community_id, member_id, seq) do nothing
    returning member_id, seq, why, subject_id, message_id, at`,
  )

/** Keeps the badge's index short: whoever is told anew has what was read since marked as seen. */
const closeRead = (community: string, members: string[], now: Date) => sql`
  update notice n set seen_at = ${now}
  where n.community_id = ${community} and n.member_id = any(${members}::uuid[]) and n.seen_at is null and ${isRead('n')}`
