/** Effects outside: recorded with their source, confirmed by a second member, taken back, never edited. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { InputOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, pageOf } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { createSubject } from '#modules/subjects/offers.ts'
import { dayIn } from '#modules/text/days.ts'
import {
  confirmEffect,
  type Effect,
  effectConfirmed,
  effectRecorded,
  effectWithdrawn,
  listEffects,
  recordEffect,
  withdrawEffect,
} from './contract-effects.ts'
import { type About, findGoal, type GoalSeen } from './find.ts'
import { readDay } from './list-readings.ts'
import { isMember, mayCorrect } from './rules.ts'
import { person, seesNames } from './shown.ts'
import { itsOwner } from './tells.ts'

type EffectShown = z.output<typeof Effect>
type EffectSeen = { id: string; recordedBy: string | null; confirmedBy: string | null; goal: GoalSeen }

handle(recordEffect, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: isMember,
  async run(about) {
    const { db, community, actor, now, input, found: goal, record, refuse } = about
    if (input.at > dayIn(community.timeZone, now)) throw refuse('in_the_future')
    const { id } = await createSubject(about, { kind: 'effect', title: input.title, parentId: goal.id })
    db.send(insert({ ...input, community: community.id, id, by: actor.memberId, now }))
    record(effectRecorded, goal.id, { effectId: id, effectKind: input.kind, reach: input.reach })
    return readEffect(about, goal, id)
  },
  again: (about) => readEffect(about, about.found, about.ref),
})

handle(confirmEffect, {
  find: (about) => findEffect(about, about.input.effectId),
  allow: isMember,
  async run(about) {
    const { db, community, actor, now, found: effect, record, refuse } = about
    if (effect.recordedBy === actor.memberId) throw refuse('own_reading')
    const confirmed = await db.rows(confirm({ community: community.id, id: effect.id, by: actor.memberId, now }))
    if (confirmed.length === 0) throw refuse('already_confirmed')
    record(effectConfirmed, effect.goal.id, { effectId: effect.id })
    return readEffect(about, effect.goal, effect.id)
  },
})

handle(withdrawEffect, {
  find: (about) => findEffect(about, about.input.effectId),
  allow: mayCorrect,
  async run({ db, community, actor, now, found: effect, record }) {
    db.send(withdraw({ community: community.id, id: effect.id, by: actor.memberId, now }))
    record(effectWithdrawn, effect.goal.id, { effectId: effect.id })
    return {}
  },
})

handle(listEffects, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, actor, community, input, found: goal }) {
    const rows = await db.rows(
      page({ community: community.id, goal: goal.id, ...readDay(input.after), most: input.most }),
    )
    const { items, next } = pageOf(rows, input.most, (last) => cursorFrom(last.at, last.id))
    return { items: items.map((row) => shownEffect(row, actor, goal)), next }
  },
})

/** For the history of the goal, as long as it stands. */
const effectTitles = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_build_object('context', 'named', 'effect', s.title) as names from page
  join subject s on s.community_id = page.community_id and s.id = (page.data->>'effectId')::uuid and s.deleted_at is null`

when(effectRecorded, {
  heardOutside: true,
  history: effectTitles,
  topics: ['audience'],
  level: 'today',
  tells: itsOwner,
  counts: 'contribution',
})
when(effectConfirmed, {
  history: effectTitles,
  topics: ['audience'],
  level: 'week',
  tells: sql`select page.seq, e.recorded_by as member_id, 'my_effect' as why from page
    join effect e on e.community_id = page.community_id and e.id = (page.data->>'effectId')::uuid
    where e.recorded_by is not null and e.recorded_by is distinct from page.actor_id`,
  counts: 'contribution',
})
when(effectWithdrawn, { topics: ['audience'], level: 'quiet', history: true })

async function findEffect(about: About, id: string): Promise<EffectSeen | undefined> {
  const row = await about.db.one(effectById({ community: about.community.id, id }))
  const goal = row && (await findGoal(about, row.goalId))
  return row && goal && { ...row, goal }
}

async function readEffect({ db, actor, community }: About, goal: GoalSeen, id: string): Promise<EffectShown> {
  return shownEffect((await db.one(byId({ community: community.id, id })))!, actor, goal)
}

function shownEffect(effect: Omit<EffectShown, 'can'>, actor: Actor, goal: GoalSeen): EffectShown {
  const recordedBy = effect.recordedBy?.id ?? null
  const names = seesNames(actor)
  return {
    ...effect,
    recordedBy: names ? effect.recordedBy : null,
    confirmedBy: names ? effect.confirmedBy : null,
    can: {
      confirm: actor.kind === 'member' && recordedBy !== actor.memberId && effect.confirmedBy === null,
      withdraw: mayCorrect({ actor, found: { recordedBy, goal } }),
    },
  }
}

const effectById = prepared(
  (a: { community: string; id: string }) => sql<Omit<EffectSeen, 'goal'> & { goalId: string }>`
    select id, goal_id, recorded_by, confirmed_by from effect
    where community_id = ${a.community} and id = ${a.id} and withdrawn_at is null`,
)

const select = (condition: RawBuilder<unknown>) => sql<Omit<EffectShown, 'can'>>`
  select e.id, e.goal_id, e.kind, s.title, e.source, e.link, e.reach, e.at, e.note,
    ${person(sql`e.community_id`, sql`e.recorded_by`)} as recorded_by, e.recorded_at,
    ${person(sql`e.community_id`, sql`e.confirmed_by`)} as confirmed_by
  from effect e join subject s on s.community_id = e.community_id and s.id = e.id where ${condition}`

const byId = prepared((a: { community: string; id: string }) =>
  select(sql`e.community_id = ${a.community} and e.id = ${a.id}`),
)

/** index effect_goal */
const page = prepared((a: { community: string; goal: string; at: string; id: string; most: number }) =>
  select(sql`e.community_id = ${a.community} and e.goal_id = ${a.goal} and e.withdrawn_at is null
    and (e.at, e.id) < (${a.at}::date, ${a.id}::uuid) order by e.at desc, e.id desc limit ${a.most}::int + 1`),
)

type Row = InputOf<typeof recordEffect> & { community: string; id: string; by: string | null; now: Date }

const insert = prepared(
  (a: Row) => sql`
    insert into effect (community_id, id, goal_id, kind, source, link, reach, at, note, recorded_by, recorded_at)
    values (${a.community}, ${a.id}, ${a.goalId}, ${a.kind}, ${a.source}, ${a.link}, ${a.reach}, ${a.at}, ${a.note},
      ${a.by}, ${a.now})`,
)

const confirm = prepared(
  (a: { community: string; id: string; by: string | null; now: Date }) => sql<{ id: string }>`
    update effect set confirmed_by = ${a.by}, confirmed_at = ${a.now}
    where community_id = ${a.community} and id = ${a.id} and confirmed_by is null returning id`,
)

const withdraw = prepared(
  (a: { community: string; id: string; by: string | null; now: Date }) => sql`
    with taken as (update effect set withdrawn_at = ${a.now}, withdrawn_by = ${a.by}
      where community_id = ${a.community} and id = ${a.id} returning community_id, id)
    update subject s set deleted_at = ${a.now} from taken where s.community_id = taken.community_id and s.id = taken.id`,
)
