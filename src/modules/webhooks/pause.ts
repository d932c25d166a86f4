/** Pausing and going on: by hand, or by the house where nothing arrives. Who made it is told. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { isTheHouse } from '#modules/conversation/offers.ts'
import { giveUpWebhook, pauseWebhook, resumeWebhook, webhookPaused, webhookResumed } from './contract.ts'
import { findWebhook } from './find-webhook.ts'
import { mayConnect, mayTurn } from './rules.ts'

const pause = (a: { community: string; id: string; because: string; now: Date }) => sql<{ id: string }>`
  update webhook set paused_at = ${a.now}, paused_because = ${a.because}
  where community_id = ${a.community} and id = ${a.id} and paused_at is null returning id`

handle(pauseWebhook, {
  find: findWebhook,
  allow: mayConnect,
  async run({ db, community, found, now, record }) {
    const because = 'by_hand' as const
    const paused = await db.one(pause({ community: community.id, id: found.id, because, now }))
    if (paused) record(webhookPaused, null, { webhookId: found.id, memberId: found.madeBy, state: because })
    return {}
  },
})

handle(resumeWebhook, {
  find: findWebhook,
  // A steward may silence what another made; that it speaks again with the other's rights is the other's to say.
  allow: mayTurn,
  async run({ db, community, found, record }) {
    const again = await db.one(sql`
      update webhook set paused_at = null, paused_because = null, failures = 0
      where community_id = ${community.id} and id = ${found.id} and paused_at is not null returning id`)
    if (again) record(webhookResumed, null, { webhookId: found.id })
    return {}
  },
})

handle(giveUpWebhook, {
  find: async ({ db, actor, community, input }) =>
    isTheHouse({ actor })
      ? db.one(sql<{ id: string; madeBy: string }>`
          select id, made_by from webhook where community_id = ${community.id} and id = ${input.webhookId}`)
      : undefined,
  allow: isTheHouse,
  async run({ db, community, found, input: { because }, now, record }) {
    const paused = await db.one(pause({ community: community.id, id: found.id, because, now }))
    if (paused) record(webhookPaused, null, { webhookId: found.id, memberId: found.madeBy, state: because })
    return {}
  },
})

when(webhookPaused, {
  tells: sql`select p.seq, (p.data->>'memberId')::uuid as member_id, 'concerns' as why from page p`,
  level: 'today',
  topics: ['community'],
})
when(webhookResumed, { level: 'quiet', topics: ['community'] })
