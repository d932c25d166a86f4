/** What rules are to do: written down once for each cause, then done one after another as the rule's owner. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { onDelivery } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Identity, theHouse } from '#kernel/tenancy.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { MOST_DEPTH, MOST_RUNS } from './contract.ts'
import { stopRule } from './contract-stopping.ts'
import { type RuleRow, ruleById } from './find.ts'
import { isSo } from './given.ts'
import { homeOf } from './home.ts'
import { actionNamed, fieldsOf, triggerNamed } from './means.ts'

const KEPT_DAYS = 30
const ACT = 'automation.act'

scheduleForgetting('automation.runs', { afterHours: KEPT_DAYS * 24, by: 'forget_rule_runs' })

/** `key`: of one rule there is one intent for each; `depth`: how many rules stand before it. */
export type Cause = { rule: string; key: string; subject: string | null; depth: number }

/** In the transaction of whoever noticed. What is too deep in a chain is noted, not done. */
export async function intend(db: Db, { community, now, causes }: { community: string; now: Date; causes: Cause[] }) {
  db.send(sql`
    with made as (
      insert into rule_run (community_id, id, rule_id, key, subject_id, depth, state, at)
      select ${community}::uuid, t.id, t.rule, t.key, t.subject, t.depth,
        case when t.depth > ${MOST_DEPTH}::int then 'too_deep' else 'waiting' end, ${now}::timestamptz
      from unnest(${causes.map(() => newId())}::uuid[], ${causes.map(({ rule }) => rule)}::uuid[],
        ${causes.map(({ key }) => key)}::text[], ${causes.map(({ subject }) => subject)}::uuid[],
        ${causes.map(({ depth }) => depth)}::int[]) as t(id, rule, key, subject, depth)
      on conflict (community_id, rule_id, key) do nothing returning id, state
    )
    insert into delivery (community_id, id, kind, key, payload, next_at, created_at)
    select ${community}::uuid, id, ${ACT}, id::text, jsonb_build_object('intentId', id), ${now}::timestamptz, ${now}::timestamptz
    from made where state = 'waiting' on conflict (community_id, kind, key) do nothing`)
}

type Intent = { id: string; ruleId: string; subjectId: string | null; state: string; depth: number }

onDelivery(ACT, async ({ house, community, payload }) => {
  const id = String(payload.intentId)
  const now = house.clock.now()
  const { intent, rule, home, owner, lately } = await house.db.transaction(community, async (tx) => {
    const intent = await tx.one(intentById({ community, id }))
    if (!intent) return {}
    const of = { community, id: intent.ruleId }
    const [rule, home, owner, count] = await Promise.all([
      tx.one(ruleById(of)),
      tx.one(homeOf({ community })),
      tx.one(ownerOf(of)),
      tx.one(runsSince({ community, rule: intent.ruleId, since: new Date(now.getTime() - 3_600_000) })),
    ])
    return { intent, rule, home, owner, lately: count?.runs ?? 0 }
  })
  if (!intent || !rule || !home || intent.state !== 'waiting') return
  const stop = (because: 'too_often' | 'owner_gone') =>
    perform(house, stopRule, { ruleId: rule.id, because }, { by: theHouse, community: home.slug })
  if (rule.pausedAt) return end(house, community, { id, state: 'refused', results: ['paused'] })
  if (lately! > MOST_RUNS) {
    await stop('too_often')
    return end(house, community, { id, state: 'refused', results: ['too_often'] })
  }
  if (!owner?.personId) {
    await stop('owner_gone')
    return end(house, community, { id, state: 'refused', results: ['owner_gone'] })
  }
  const met = await conditionsOf(house, community, {
    rule,
    subject: intent.subjectId,
    owner: owner.memberId,
    zone: home.zone,
  })
  if (!met.every(Boolean)) return end(house, community, { id, state: 'unmet', results: [] })
  const by: Identity = { via: 'intent', personId: owner.personId }
  const results = await act(house, { rule, intent, by, slug: home.slug })
  await end(house, community, { id, state: results.some(Boolean) ? 'refused' : 'done', results })
})

type Acting = { rule: RuleRow; intent: Intent; by: Identity; slug: string }

/** Each action once, whoever is killed in between: its key is that of the intent. A refusal ends it. */
async function act(house: House, { rule, intent, by, slug }: Acting): Promise<(string | null)[]> {
  const results: (string | null)[] = []
  for (const [n, { name, given }] of rule.actions.entries()) {
    const action = actionNamed(name)
    if (!action) return [...results, 'no_such_action']
    const { operation, input } = action.does({ place: rule.placeId, subjectId: intent.subjectId, given })
    try {
      await perform(house, operation, input, { by, community: slug, key: `${intent.id}:${n}`, cause: intent.id })
      results.push(null)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'already_done') return [...results, error.code]
      results.push(null)
    }
  }
  return results
}

type Asked = {
  rule: Pick<RuleRow, 'trigger' | 'conditions'>
  subject: string | null
  /** As whom it is asked: of what they may not see nobody learns anything by a rule. */
  owner: string | null
  zone: string
}

/** Each by itself; about a subject that is gone, or hidden from the owner, none is true. */
export async function conditionsOf(house: House, community: string, asked: Asked): Promise<boolean[]> {
  const { rule, subject, owner, zone } = asked
  if (rule.conditions.length === 0) return []
  const fields = fieldsOf(triggerNamed(rule.trigger)?.about ?? null)
  const [row] =
    fields && subject && owner
      ? await house.db.transaction(community, async (tx) => {
          const seen = await tx.one(isSeenBy({ community, subject, member: owner }))
          return seen ? tx.rows(fields.read({ community, ids: [subject] })) : []
        })
      : []
  const today = dayIn(zone, house.clock.now())
  return rule.conditions.map((one) => row !== undefined && isSo(one, row, today))
}

const isSeenBy = prepared(
  (a: { community: string; subject: string; member: string }) => sql<{ id: string }>`
    select s.id from subject s join member m on m.community_id = s.community_id and m.id = ${a.member}
    where s.community_id = ${a.community} and s.id = ${a.subject} and ${maySee('m', 's')}`,
)

type End = { id: string; state: 'done' | 'unmet' | 'refused'; results: (string | null)[] }

const end = (house: House, community: string, { results, ...of }: End): Promise<void> =>
  house.db.transaction(community, async (tx) =>
    tx.send(finish({ ...of, community, results: JSON.stringify(results), now: house.clock.now() })),
  )

const intentById = prepared(
  (a: { community: string; id: string }) => sql<Intent>`
    select id, rule_id, subject_id, state, depth from rule_run where community_id = ${a.community} and id = ${a.id}`,
)
/** Only while they are here: their rights are looked at by each operation besides. */
export const ownerOf = prepared(
  (a: { community: string; id: string }) => sql<{ memberId: string; personId: string | null }>`
    select m.id as member_id, m.person_id from rule r join member m on m.community_id = r.community_id and m.id = r.owner_id
      and m.standing = 'active' where r.community_id = ${a.community} and r.id = ${a.id}`,
)
const runsSince = prepared(
  (a: { community: string; rule: string; since: Date }) => sql<{ runs: number }>`
    select count(*) as runs from (select from rule_run where community_id = ${a.community} and rule_id = ${a.rule}
      and at > ${a.since} limit ${sql.lit(MOST_RUNS + 1)}) few`,
)
const finish = prepared(
  (a: { community: string; id: string; state: string; results: string; now: Date }) => sql`
    update rule_run set state = ${a.state}, results = ${a.results}::jsonb, done_at = ${a.now}
    where community_id = ${a.community} and id = ${a.id} and state = 'waiting'`,
)
