/** What a webhook sent, trying it, and trying again. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver, nudgeDeliveries } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { pageOf } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { listSendings, type Sending, sendAgain, testWebhook } from './contract.ts'
import { findWebhook } from './find-webhook.ts'
import { mayConnect } from './rules.ts'

export const SEND = 'webhooks.send'
export const TEST = 'webhooks.test'

/** To be sent at `at`, as the given attempt: each attempt is delivered once, whoever asks for it twice. */
export function sendLater(db: Db, community: string, sending: string, { attempt, at }: { attempt: number; at: Date }) {
  deliver(db, { community, kind: SEND, key: `${sending}:${attempt}`, payload: { sendingId: sending, attempt }, at })
}

const listOf = prepared(
  (a: { community: string; webhook: string; after: string | null; most: number }) => sql<Sending>`
    select id, kind, state, attempts, status, error, created_at, tried_at from webhook_sending
    where community_id = ${a.community} and webhook_id = ${a.webhook} and (${a.after}::uuid is null or id < ${a.after}::uuid)
    order by id desc limit ${a.most}`,
)

handle(listSendings, {
  find: findWebhook,
  allow: mayConnect,
  async run({ db, community, found, input: { after = null, most } }) {
    const rows = await db.rows(listOf({ community: community.id, webhook: found.id, after, most: most + 1 }))
    return pageOf(rows, most, (last) => last.id)
  },
})

const findSending = prepared(
  (a: { community: string; webhook: string | null; id: string }) => sql<{ id: string }>`
    select id from webhook_sending
    where community_id = ${a.community} and id = ${a.id} and webhook_id = ${a.webhook}::uuid`,
)

handle(testWebhook, {
  find: findWebhook,
  allow: mayConnect,
  async run({ db, community, found, now, refuse, afterCommit }) {
    if (found.pausedAt) throw refuse('paused')
    const id = newId()
    db.send(sql`
      insert into webhook_sending (community_id, id, webhook_id, kind, created_at)
      values (${community.id}, ${id}, ${found.id}, ${TEST}, ${now})`)
    sendLater(db, community.id, id, { attempt: 1, at: now })
    afterCommit(nudgeDeliveries)
    return { id }
  },
})

handle(sendAgain, {
  async find(about) {
    const webhook = await findWebhook(about)
    const of = { community: about.community.id, webhook: webhook?.id ?? null, id: about.input.sendingId }
    return webhook && (await about.db.one(findSending(of))) && webhook
  },
  allow: mayConnect,
  async run({ db, community, found, input, now, refuse, afterCommit }) {
    if (found.pausedAt) throw refuse('paused')
    const again = await db.one(sql<{ attempts: number }>`
      update webhook_sending set state = 'waiting' where community_id = ${community.id} and webhook_id = ${found.id}
        and id = ${input.sendingId} and state = 'failed' returning attempts`)
    if (!again) throw refuse('not_failed')
    sendLater(db, community.id, input.sendingId, { attempt: again.attempts + 1, at: now })
    afterCommit(nudgeDeliveries)
    return {}
  },
})

scheduleForgetting('webhooks.forget_sendings', { afterHours: 30 * 24, by: 'forget_webhook_sendings' })
