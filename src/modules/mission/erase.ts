/** Goals, charter and readings belong to the community: they stay, without the name of whoever is erased. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'

keeps('mission.share', {
  names: {
    'goal.owner_id': 'goes',
    'goal.state_by': 'stays',
    'metric.removed_by': 'stays',
    'charter.written_by': 'stays',
    'reading.recorded_by': 'stays',
    'reading.confirmed_by': 'stays',
    'effect.recorded_by': 'stays',
    'effect.confirmed_by': 'stays',
    'effect.withdrawn_by': 'stays',
    'win.member_id': 'goes',
    'win_unnamed.member_id': 'goes',
  },
  forget({ db, community, member }) {
    for (const query of [carryNothing, noWin, noWish]) db.send(query({ community, member }))
  },
  own: { goals: (of) => ownGoals(of), readings: (of) => ownReadings(of), effects: (of) => ownEffects(of) },
})

const carryNothing = prepared(
  (a: Whose) => sql`update goal set owner_id = null where community_id = ${a.community} and owner_id = ${a.member}`,
)
/** A card about a first contribution names somebody and nothing else. */
const noWin = prepared(
  (a: Whose) => sql`delete from win where community_id = ${a.community} and member_id = ${a.member}`,
)
const noWish = prepared(
  (a: Whose) => sql`delete from win_unnamed where community_id = ${a.community} and member_id = ${a.member}`,
)
const ownGoals = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select g.id, s.title, g.sentence, g.state, g.deadline, s.created_at, g.owner_id = ${a.member} as i_carry_it
    from goal g join subject s on s.community_id = g.community_id and s.id = g.id
    where g.community_id = ${a.community} and (g.owner_id = ${a.member} or s.created_by = ${a.member})
      and s.deleted_at is null and g.id > ${a.after}::uuid order by g.id limit ${a.most}`,
)
const ownReadings = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select r.id, m.name as metric, r.value, m.unit, r.words, r.at, r.note, r.links, r.recorded_at, r.confirmed_at
    from reading r join metric m on m.community_id = r.community_id and m.id = r.metric_id
    where r.community_id = ${a.community} and r.recorded_by = ${a.member} and r.id > ${a.after}::uuid
    order by r.id limit ${a.most}`,
)
const ownEffects = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select e.id, s.title, e.kind, e.source, e.link, e.reach, e.at, e.note, e.recorded_at
    from effect e join subject s on s.community_id = e.community_id and s.id = e.id
    where e.community_id = ${a.community} and e.recorded_by = ${a.member} and e.withdrawn_at is null
      and e.id > ${a.after}::uuid order by e.id limit ${a.most}`,
)
