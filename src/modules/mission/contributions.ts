/** What serves a goal, in numbers: each module says how its own kind counts (`shareable`), the goal page adds it up. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { consequencesOf, kindsDeclared } from '#kernel/when.ts'
import type { Author } from '#modules/communities/contract.ts'
import { author } from '#modules/communities/shapes.ts'
import { type Counted, kindsShared } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { getContribution } from './contract-contribution.ts'
import { findGoal } from './find.ts'

/** From so many on, what one may not see is counted too: no single one can be told from it. */
const FEWEST = 5
const MONTHS = 12
const FACES = 12

handle(getContribution, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, actor, community, now, found: goal }) {
    const ask = { ...seerOf(actor), community: community.id, goal: goal.id, zone: community.timeZone, now }
    // As on boards: whoever only looks on from outside is told how much, not who.
    const names = actor.kind === 'member' ? db.rows(whoIsOn(ask)) : []
    const [counted, on] = await Promise.all([db.one(contributionTo(ask)), names])
    const { kinds, months: of } = counted!
    const [whole, ...months] = of
    const sumOf = (what: 'hours' | 'hoursLately') =>
      kinds.reduce<number | null>((sum, { [what]: some }) => (some === null ? sum : (sum ?? 0) + some), null)
    return {
      kinds,
      hours: sumOf('hours'),
      hoursLately: sumOf('hoursLately'),
      on: { people: on.map(({ person }) => person), total: on[0]?.total ?? 0 },
      people: whole?.people ?? 0,
      months: months.map(({ month, people, deeds }) => ({ month: month!, people, deeds })),
    }
  },
})

type Ask = Seer & { community: string; goal: string; zone: string; now: Date }
type Month = { month: string | null; people: number; deeds: number }

/**
 * In one look: what was done in the last year (the whole first, then by month), and what there is of each kind. What the
 * reader may not see is only looked at one by one where few take part, in the year or in the month. index activity_purpose, subject_serving
 */
const contributionTo = prepared(
  (a: Ask) => sql<{ kinds: (Counted & { kind: string })[]; months: Month[] }>`
    with done as materialized (
      select a.actor_id, a.subject_id, to_char(a.at at time zone ${a.zone}, 'YYYY-MM') as month from activity a
      where a.community_id = ${a.community} and a.purpose_id = ${a.goal}::uuid and a.actor_id is not null
        and a.at > ${a.now}::timestamptz - make_interval(months => ${sql.lit(MONTHS)}) and a.kind = any(${deeds()}::text[])
    ), busy as (
      select month from done group by month having count(distinct actor_id) >= ${sql.lit(FEWEST)}
    ), counted as materialized (
      select *, month in (select month from busy) or exists (select from subject s where s.community_id = ${a.community}
        and s.id = done.subject_id and ${visible(a)}) as in_month from done
    ), seen as (
      select * from counted where in_month or ${isMany}
    ), serving as materialized (
      select s.community_id, s.id, s.kind, s.archived_at from subject s
      where s.community_id = ${a.community} and s.purpose_id = ${a.goal}::uuid and s.kind <> all(${kindsUncounted()}::text[])
        and s.audience <> 'direct' and s.deleted_at is null and (${isMany} or ${visible(a)})
    ), lately as (select (${a.now}::timestamptz at time zone ${a.zone} - interval '3 months')::date as since
    ), months as (
      select null as month, count(distinct actor_id) as people, count(*) as deeds from seen
      union all (select month, count(distinct actor_id), count(*) from seen where in_month group by month order by month)
    ), kinds as (${countsOfKinds()})
    select (select coalesce(json_agg(months), '[]'::json) from months) as months,
      (select coalesce(json_agg(kinds), '[]'::json) from kinds where open + done > 0) as kinds`,
)

const isMany = sql`(select count(distinct actor_id) >= ${sql.lit(FEWEST)} from done)`

/** What the tree, the curve and its own lists show already. */
const kindsUncounted = () => kindsShared().flatMap(({ kind, isListed, counts }) => (isListed || counts ? [] : [kind]))

/** As each module counts its own; the rest by what is put away. Asked once, when all modules are there. */
function countsOfKinds() {
  const known = kindsShared().flatMap(({ kind, counts }) => (counts ? [{ kind, counts }] : []))
  const parts = known.map(
    ({ kind, counts }) => sql`
    select ${sql.lit(kind)} as kind, counted.open, counted.done, counted.hours, counted.hours_lately as "hoursLately" from (
      with served as (select community_id, id from serving where kind = ${sql.lit(kind)}) ${counts}) counted`,
  )
  const rest = sql`
    select kind, count(*) filter (where archived_at is null) as open, count(*) filter (where archived_at is not null) as done,
      null::numeric as hours, null::numeric as "hoursLately" from serving where kind <> all(${known.map(({ kind }) => kind)}::text[]) group by kind`
  return sql.join([...parts, rest], sql` union all `)
}

/** Of what the reader sees, one by one: no name may tell of what one does not see. index subject_serving */
const whoIsOn = prepared(
  (a: Ask) => sql<{ person: z.output<typeof Author>; total: number }>`
    with seen as materialized (
      select s.community_id, s.id, s.kind from subject s where s.community_id = ${a.community}
        and s.purpose_id = ${a.goal}::uuid and s.kind = any(${kindsOfWork()}::text[])
        and s.archived_at is null and s.deleted_at is null and s.audience <> 'direct' and ${visible(a)}
    )
    select ${author('m')} as person, count(*) over () as total from member m
    where m.community_id = ${a.community} and m.id in (${onOfKinds()}) order by m.name, m.id limit ${sql.lit(FACES)}`,
)
const working = () => kindsShared().flatMap(({ kind, on }) => (on ? [{ kind, on }] : []))
const kindsOfWork = () => working().map(({ kind }) => kind)
function onOfKinds() {
  const parts = working().map(
    ({ kind, on }) => sql`
      select member_id from (with served as (select community_id, id from seen where kind = ${sql.lit(kind)}) ${on}) one`,
  )
  return parts.length > 0 ? sql.join(parts, sql` union `) : sql`select null::uuid`
}

/** Kinds of deeds that count, whoever declared them. */
const deeds = (): string[] => kindsDeclared().filter((kind) => consequencesOf(kind).counts !== undefined)

/** Kinds of deeds that are work for the goal itself. */
export const contributionKinds = (): string[] =>
  kindsDeclared().filter((kind) => consequencesOf(kind).counts === 'contribution')
