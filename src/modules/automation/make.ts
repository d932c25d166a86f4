/** Making rules, and what they can be made of. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { whenDue } from './clock.ts'
import {
  changeRule,
  deleteRule,
  getMeans,
  listRules,
  MOST_RULES,
  makeRule,
  pauseRule,
  ruleChanged,
  ruleDeleted,
  ruleMade,
  rulePaused,
} from './contract.ts'
import { findPlace, findRule } from './find.ts'
import { canBeAsked, fits } from './given.ts'
import { actionNamed, actionsAt, choicesOf, fieldsOf, paramsOf, triggerNamed, triggersAt } from './means.ts'
import { mayChange, mayMake, mayRead } from './rules.ts'
import { readRule, readRules } from './shown.ts'

handle(getMeans, {
  find: findPlace,
  allow: mayMake,
  async run({ db, community, found: place }) {
    const [triggers, actions] = [triggersAt(place.kind), actionsAt(place.kind)]
    const kinds = new Set([...triggers, ...actions].flatMap((one) => paramsOf(one).map(({ kind }) => kind)))
    const abouts = [...new Set(triggers.flatMap(({ about }) => about ?? []))]
    const fields = abouts.flatMap((of) =>
      Object.entries(fieldsOf(of)?.fields ?? {}).map(([name, { is, kind = null }]) => ({ of, name, is, kind })),
    )
    for (const { kind } of fields) if (kind) kinds.add(kind)
    const choices: Record<string, { id: string; title: string }[]> = {}
    for (const kind of kinds) {
      const query = choicesOf(kind)?.({ community: community.id, place: place.id })
      if (query) choices[kind] = await db.rows(query)
    }
    const shown = ({
      name,
      about,
      params = {},
    }: {
      name: string
      about: string | null
      params?: Record<string, string>
    }) => ({
      name,
      about,
      params: paramsOf({ params }),
    })
    return { triggers: triggers.map(shown), fields, actions: actions.map(shown), choices }
  },
})

handle(listRules, {
  find: findPlace,
  allow: mayRead,
  run: async (about) => ({
    items: await readRules(about, about.found),
    can: { make: about.found.archivedAt === null && mayMake(about) },
  }),
})

handle(makeRule, {
  find: findPlace,
  allow: mayMake,
  async run(about) {
    const { db, community, actor, now, found: place, record, made, refuse } = about
    if (place.archivedAt) throw refuse('archived')
    mustBeOf(place.kind, about)
    const at = { community: community.id, place: place.id }
    if ((await db.one(countAt(at)))!.rules >= MOST_RULES) throw refuse('too_many_rules')
    const id = newId()
    db.send(insert({ ...at, id, ...asKept(about), owner: actor.memberId!, now }))
    record(ruleMade, place.id, { ruleId: id })
    made(id)
    return readRule(about, id, place)
  },
  again: (about) => readRule(about, about.ref, about.found),
})

handle(changeRule, {
  find: findRule,
  allow: mayChange,
  async run(about) {
    const { db, community, actor, found, record, refuse } = about
    const { rule, place } = found
    if (place.archivedAt) throw refuse('archived')
    mustBeOf(place.kind, about)
    // Whoever writes it lends it their rights: otherwise one could make those of somebody else do something.
    db.send(write({ community: community.id, id: rule.id, ...asKept(about), owner: actor.memberId! }))
    record(ruleChanged, place.id, { ruleId: rule.id })
    return readRule(about, rule.id, place)
  },
})

handle(pauseRule, {
  find: findRule,
  allow: mayChange,
  async run(about) {
    const { db, community, now, input, found, record } = about
    const { rule, place } = found
    const next = input.isPaused ? null : whenDue({ ...rule, zone: community.timeZone, now })
    if (await db.one(pause({ community: community.id, id: rule.id, at: input.isPaused ? now : null, next })))
      record(rulePaused, place.id, { ruleId: rule.id, isPaused: input.isPaused, memberId: null })
    return readRule(about, rule.id, place)
  },
})

handle(deleteRule, {
  find: findRule,
  allow: mayChange,
  async run({ db, community, found: { rule, place }, record }) {
    db.send(remove({ community: community.id, id: rule.id }))
    record(ruleDeleted, place.id, { ruleId: rule.id })
    return {}
  },
})

type Writing = Pick<
  RunContext<typeof makeRule, unknown> | RunContext<typeof changeRule, unknown>,
  'input' | 'refuse' | 'now' | 'community'
>

/** Only what is offered on subjects of this kind, with what it asks for; what is done must be about what it hears of. */
function mustBeOf(place: string, { input, refuse }: Writing): void {
  const trigger = triggerNamed(input.trigger.name)
  if (trigger?.place !== place) throw refuse('no_such_trigger')
  if (!fits(paramsOf(trigger), input.trigger.given)) throw refuse('wrong_given')
  if (!input.conditions.every((one) => canBeAsked(trigger.about, one))) throw refuse('no_such_field')
  for (const { name, given } of input.actions) {
    const action = actionNamed(name)
    if (action?.place !== place || (action.about !== null && action.about !== trigger.about))
      throw refuse('no_such_action')
    if (!fits(paramsOf(action), given)) throw refuse('wrong_given')
  }
}

function asKept({ input, community, now }: Writing) {
  const { name, trigger, conditions, actions } = input
  const next = whenDue({ trigger: trigger.name, given: trigger.given, zone: community.timeZone, now })
  return {
    name,
    trigger: trigger.name,
    given: JSON.stringify(trigger.given),
    conditions: JSON.stringify(conditions),
    actions: JSON.stringify(actions),
    next,
  }
}

type Kept = ReturnType<typeof asKept> & { community: string; id: string; owner: string }

const countAt = prepared(
  (a: { community: string; place: string }) => sql<{ rules: number }>`
    select count(*) as rules from rule where community_id = ${a.community} and place_id = ${a.place}`,
)
const insert = prepared(
  (a: Kept & { place: string; now: Date }) => sql`
    insert into rule (community_id, id, place_id, owner_id, name, trigger, given, conditions, actions, next_at, created_at)
    values (${a.community}, ${a.id}, ${a.place}, ${a.owner}, ${a.name}, ${a.trigger}, ${a.given}::jsonb,
      ${a.conditions}::jsonb, ${a.actions}::jsonb, ${a.next}, ${a.now})`,
)
const write = prepared(
  (a: Kept) => sql`
    update rule set owner_id = ${a.owner}, name = ${a.name}, trigger = ${a.trigger}, given = ${a.given}::jsonb,
      conditions = ${a.conditions}::jsonb, actions = ${a.actions}::jsonb, next_at = ${a.next}
    where community_id = ${a.community} and id = ${a.id}`,
)
const pause = prepared(
  (a: { community: string; id: string; at: Date | null; next: Date | null }) => sql<{ id: string }>`
    update rule set paused_at = ${a.at}::timestamptz, paused_because = null, next_at = ${a.next}::timestamptz
    where community_id = ${a.community} and id = ${a.id} and (paused_at is null) = (${a.at}::timestamptz is not null)
    returning id`,
)
const remove = prepared(
  (a: { community: string; id: string }) => sql`delete from rule where community_id = ${a.community} and id = ${a.id}`,
)
