/** The house pauses a rule; whoever it acts for hears of it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { rulePaused } from './contract.ts'
import { stopRule } from './contract-stopping.ts'
import { ruleById } from './find.ts'

handle(stopRule, {
  find: async ({ db, actor, community, input }) =>
    actor.via === 'intent' && actor.personId === null
      ? db.one(ruleById({ community: community.id, id: input.ruleId }))
      : undefined,
  allow: ({ actor }) => actor.via === 'intent' && actor.personId === null,
  async run({ db, community, now, input, found: rule, record }) {
    const stopped = await db.one(stop({ community: community.id, id: rule.id, now, because: input.because }))
    if (stopped) record(rulePaused, rule.placeId, { ruleId: rule.id, isPaused: true, memberId: rule.ownerId })
    return {}
  },
})

const stop = prepared(
  (a: { community: string; id: string; now: Date; because: string }) => sql<{ id: string }>`
    update rule set paused_at = ${a.now}, paused_because = ${a.because}, next_at = null
    where community_id = ${a.community} and id = ${a.id} and paused_at is null returning id`,
)
