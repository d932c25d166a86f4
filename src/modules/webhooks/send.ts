/** Sends what waits, with the rights of now; tries again for two days, and gives up on who never answers. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onDelivery } from '#kernel/delivery.ts'
import { OutsideError } from '#kernel/outside.ts'
import { type House, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { giveUpWebhook, type pauses } from './contract.ts'
import { sealedFor } from './outgoing.ts'
import { payloadOf } from './payload.ts'
import { SEND, sendLater } from './sendings.ts'
import { signedHeaders } from './signature.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** After each failed attempt, as Standard Webhooks proposes: soon at first, then for days. */
const waits = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 10 * HOUR, 24 * HOUR]
/** Tries in a row that failed. */
const MOST_FAILURES = 25

type Waiting = {
  id: string
  webhookId: string
  kind: string
  seq: number | null
  createdAt: string
  url: string
  secret: string
  pausedAt: string | null
  madeBy: string
  makerConnects: boolean
  slug: string
}

const readWaiting = prepared(
  (a: { community: string; id: string; attempt: number }) => sql<Waiting>`
    select d.id, d.webhook_id, d.kind, d.seq, d.created_at, w.url, w.secret, w.paused_at, w.made_by,
      m.standing = 'active' and m.kind = 'member' and m.role in ('owner', 'steward') as maker_connects, c.slug
    from webhook_sending d
    join webhook w on w.community_id = d.community_id and w.id = d.webhook_id
    join member m on m.community_id = w.community_id and m.id = w.made_by
    join community c on c.id = d.community_id and c.deleted_at is null
    where d.community_id = ${a.community} and d.id = ${a.id} and d.state = 'waiting' and d.attempts < ${a.attempt}`,
)

type Outcome = { state: 'waiting' | 'delivered' | 'failed' | 'withheld'; status: number | null; error: string | null }
type Trying = { house: House; community: string; attempt: number; waiting: Waiting }

onDelivery(SEND, async ({ house, community, payload }) => {
  const attempt = Number(payload.attempt)
  const id = String(payload.sendingId)
  const waiting = await house.db.transaction(community, (tx) => tx.one(readWaiting({ community, id, attempt })))
  if (!waiting) return
  const trying = { house, community, attempt, waiting }
  if (waiting.pausedAt) return note(trying, { state: 'withheld', status: null, error: null }).then(() => {})
  if (!waiting.makerConnects) return giveUp(trying, 'maker_left')
  const secret = house.seal.open(waiting.secret, sealedFor(community, waiting.webhookId))
  if (secret === undefined) return giveUp(trying, 'secret_lost')
  const place = { id: community, slug: waiting.slug, baseUrl: house.baseUrl }
  const about = { maker: waiting.madeBy, kind: waiting.kind, seq: waiting.seq, at: waiting.createdAt }
  const body = await house.db.transaction(community, (tx) => payloadOf(tx, place, about))
  if (body === undefined) return note(trying, { state: 'withheld', status: null, error: null }).then(() => {})
  const answer = await post(trying, secret, body)
  const isOver = answer.state !== 'delivered' && attempt % (waits.length + 1) === 0
  const failures = await note(trying, isOver ? { ...answer, state: 'failed' } : answer)
  if (answer.status === 410) await giveUp(trying, 'gone')
  else if (failures >= MOST_FAILURES) await giveUp(trying, 'failing')
})

async function post({ house, waiting }: Trying, secret: string, body: string): Promise<Outcome> {
  const signed = signedHeaders(secret, { id: waiting.id, at: house.clock.now(), body })
  const headers = { 'content-type': 'application/json', ...signed }
  try {
    const { status } = await house.outside.ask({ url: waiting.url, wants: 'anything', post: { body, headers } })
    const isTaken = status >= 200 && status < 300
    return { state: isTaken ? 'delivered' : 'waiting', status, error: null }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { state: 'waiting', status: null, error: error.code }
  }
}

/** Writes down how it went and, where it is to be tried again, when; how many tries failed since it last went well. */
async function note(
  { house, community, attempt, waiting }: Trying,
  { state, status, error }: Outcome,
): Promise<number> {
  const now = house.clock.now()
  const wasTried = state !== 'withheld'
  return house.db.transaction(community, async (tx) => {
    tx.send(sql`
      update webhook_sending set state = ${state}, attempts = ${attempt}, status = ${status}, error = ${error},
        tried_at = case when ${wasTried} then ${now}::timestamptz else tried_at end
      where community_id = ${community} and id = ${waiting.id}`)
    if (state === 'waiting') {
      const at = new Date(now.getTime() + waits[(attempt - 1) % (waits.length + 1)]!)
      sendLater(tx, community, waiting.id, { attempt: attempt + 1, at })
    }
    if (!wasTried) return 0
    const row = await tx.one(sql<{ failures: number }>`
      update webhook set failures = case when ${state === 'delivered'} then 0 else failures + 1 end
      where community_id = ${community} and id = ${waiting.webhookId} returning failures`)
    return row?.failures ?? 0
  })
}

async function giveUp(trying: Trying, because: (typeof pauses)[number]) {
  const { house, waiting } = trying
  await note(trying, { state: 'withheld', status: null, error: null })
  const input = { webhookId: waiting.webhookId, because }
  await perform(house, giveUpWebhook, input, { by: theHouse, community: waiting.slug }).catch((gone) => {
    if (!(gone instanceof Refusal)) throw gone // ended meanwhile
  })
}
