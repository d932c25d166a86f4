/** What rules keep of a member: those they wrote are paused, the id alone stays. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf } from '#kernel/keeping.ts'

keeps('automation.rules', {
  names: { 'rule.owner_id': 'stays' },
  forget: ({ db, community, member, now }) => db.send(pauseAll({ community, member, now })),
  own: { rules: (of) => ownRules(of) },
})

const pauseAll = prepared(
  (a: { community: string; member: string; now: Date }) => sql`
    update rule set paused_at = coalesce(paused_at, ${a.now}::timestamptz), paused_because = 'owner_gone', next_at = null
    where community_id = ${a.community} and owner_id = ${a.member}`,
)
const ownRules = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select r.id, r.name, s.title as place, r.trigger, r.given, r.conditions, r.actions, r.created_at from rule r
    join subject s on s.community_id = r.community_id and s.id = r.place_id
    where r.community_id = ${a.community} and r.owner_id = ${a.member} and r.id > ${a.after}::uuid order by r.id limit ${a.most}`,
)
