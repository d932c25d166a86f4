/** Rules as they are shown. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import type { Rule } from './contract.ts'
import type { About } from './find.ts'
import { mayMake } from './rules.ts'

const rule = sql`json_build_object('id', r.id, 'placeId', r.place_id, 'name', r.name,
  'trigger', json_build_object('name', r.trigger, 'given', r.given), 'conditions', r.conditions, 'actions', r.actions,
  'owner', ${authorOf(sql`r.community_id`, sql`r.owner_id`)}, 'pausedAt', iso(r.paused_at), 'pausedBecause', r.paused_because,
  'lastRunAt', (select iso(i.at) from rule_run i where i.community_id = r.community_id and i.rule_id = r.id
    order by i.at desc, i.id desc limit 1))`

type Row = { rule: Omit<Rule, 'can'> }

const one = prepared(
  (a: { community: string; id: string }) => sql<Row>`
    select ${rule} as rule from rule r where r.community_id = ${a.community} and r.id = ${a.id}`,
)
const all = prepared(
  (a: { community: string; place: string }) => sql<Row>`
    select ${rule} as rule from rule r where r.community_id = ${a.community} and r.place_id = ${a.place}
    order by r.created_at, r.id`,
)

export async function readRule({ db, actor, community }: About, id: string, place: SubjectSeen): Promise<Rule> {
  const row = await db.one(one({ community: community.id, id }))
  return { ...row!.rule, can: { change: mayMake({ actor, found: place }) } }
}

export async function readRules({ db, actor, community }: About, place: SubjectSeen): Promise<Rule[]> {
  const can = { change: mayMake({ actor, found: place }) }
  return (await db.rows(all({ community: community.id, place: place.id }))).map(({ rule }) => ({ ...rule, can }))
}
