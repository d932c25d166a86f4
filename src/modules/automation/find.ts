/** Finds a rule, and the place where rules stand, as an actor sees it: whoever sees the place sees its rules. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import type { Condition, Given, RuleText } from './contract.ts'
import { isPlace } from './means.ts'

export type About = { db: Db; actor: Actor; community: CommunityRef }

export async function findPlace(about: About & { input: { placeId: string } }): Promise<SubjectSeen | undefined> {
  const place = await findSubject(about, about.input.placeId)
  return place && isPlace(place.kind) ? place : undefined
}

export type RuleRow = {
  id: string
  placeId: string
  ownerId: string
  name: string
  trigger: string
  given: Given
  conditions: Condition[]
  actions: RuleText['actions']
  pausedAt: string | null
}
export type RuleSeen = { rule: RuleRow; place: SubjectSeen }

export const ruleColumns = sql`r.id, r.place_id, r.owner_id, r.name, r.trigger, r.given, r.conditions, r.actions, r.paused_at`

export const ruleById = prepared(
  (a: { community: string; id: string }) => sql<RuleRow>`
    select ${ruleColumns} from rule r where r.community_id = ${a.community} and r.id = ${a.id}`,
)

export async function findRule(about: About & { input: { ruleId: string } }): Promise<RuleSeen | undefined> {
  const rule = await about.db.one(ruleById({ community: about.community.id, id: about.input.ruleId }))
  const place = rule && (await findSubject(about, rule.placeId))
  return place && { rule, place }
}

/** The subject a rule is to work on stands on its place: below it, however deep. */
export const standsBelow = prepared(
  (a: { community: string; id: string; place: string }) => sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from subject where community_id = ${a.community} and id = ${a.id}
      union all
      select s.id, s.parent_id from above join subject s on s.community_id = ${a.community} and s.id = above.parent_id
    )
    select id from above where id = ${a.place}::uuid`,
)
