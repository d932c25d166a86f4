/** What leaves the house: a row first, in the transaction that wants it; a worker sends it afterwards, and tries again. */
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { INSTANCE, newId } from './ids.ts'
import type { House } from './perform.ts'
import { kindOfError } from './refusal.ts'

/** What is to be sent: ids and parameters only. Rights and the state of things are looked at when it is sent. */
export type Delivery = {
  /** `null`: of the instance itself */
  community: string | null
  kind: string
  /** Twice the same key is one delivery. */
  key: string
  payload: Record<string, unknown>
  /** not before */
  at: Date
}

/** Writes it down; `afterCommit(nudgeDeliveries)` sends it at once, otherwise the next look finds it. */
export function deliver(db: Db, { community, kind, key, payload, at }: Delivery): void {
  db.send(sql`
    insert into delivery (community_id, id, kind, key, payload, next_at, created_at)
    values (${community ?? INSTANCE}, ${newId()}, ${kind}, ${key}, ${payload}, ${at}, ${at})
    on conflict (community_id, kind, key) do nothing`)
}

export type Sending = { house: House; community: string; id: string; payload: Record<string, unknown> }
type Send = (sending: Sending) => Promise<void>

const senders = new Map<string, Send>()

/** Says how deliveries of a kind are sent. Rejecting means: try again later. May run twice for one delivery. */
export function onDelivery(kind: string, send: Send): void {
  if (senders.has(kind)) throw new Error(`deliveries of kind ${kind} are sent twice`)
  senders.set(kind, send)
}

const workers = new Set<() => void>()

/** Tells the workers of this process to look now. */
export function nudgeDeliveries(): void {
  for (const look of workers) look()
}

const POLL_MS = 5_000
const AT_ONCE = 20
/** So long the next ones wait for those at hand. */
const PATIENCE_MS = 500
const MOST_HANGING = 100
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
/** After so many attempts it is parked until an operator looks. */
const MOST_ATTEMPTS = 5
const MINUTE = 60_000
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE]

export type DeliveryRun = {
  /** Until nothing is due. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export function runDeliveries(house: House, report: (error: unknown, where: string) => void): DeliveryRun {
  let current: Promise<void> | undefined
  let wanted = false
  let stopped = false

  // What takes long, such as an answer from outside, holds up nothing else: up to so many hang while the next are sent.
  const hanging = new Set<Promise<void>>()
  const hang = (sending: Promise<void>) => {
    hanging.add(sending)
    void sending.finally(() => hanging.delete(sending))
    return Promise.race([sending, after(PATIENCE_MS)])
  }
  const work = async () => {
    do {
      wanted = false
      while (!stopped && (await sendDue(house, report, hang)) > 0) {
        if (hanging.size >= MOST_HANGING) await Promise.race(hanging)
      }
    } while (wanted && !stopped)
  }
  const look = (): Promise<void> => {
    wanted = true
    current ??= work()
      .catch((error) => report(error, 'deliveries'))
      .finally(() => {
        current = undefined
      })
    return current
  }
  const nudge = () => void (stopped || look())
  workers.add(nudge)
  const unhear = house.bus.onWake(({ recorded }) => recorded && nudge())
  const poll = setInterval(nudge, POLL_MS)
  poll.unref()

  return {
    settle: async () => {
      await look()
      while (hanging.size > 0) {
        await Promise.all(hanging)
        await look()
      }
    },
    stop: async () => {
      stopped = true
      clearInterval(poll)
      unhear()
      workers.delete(nudge)
      await current
      await Promise.all(hanging)
    },
  }
}

type Due = { communityId: string; id: string }
type Row = { kind: string; payload: Record<string, unknown>; attempts: number }

/** Claims and sends what is due; how many there were. */
async function sendDue(
  house: House,
  report: (error: unknown, where: string) => void,
  hang: (sending: Promise<void>) => Promise<void>,
): Promise<number> {
  const due = await house.clerk.rows(
    sql<Due>`select community_id, id from due_work(${house.clock.now()}::timestamptz, ${AT_ONCE})`,
  )
  await Promise.all(due.map((one) => hang(sendOne(house, one, report).catch((error) => report(error, 'deliveries')))))
  return due.length
}

async function sendOne(house: House, { communityId, id }: Due, report: (error: unknown, where: string) => void) {
  const row = await house.db.transaction(communityId, (tx) =>
    tx.one(sql<Row>`select kind, payload, attempts from delivery where community_id = ${communityId} and id = ${id}`),
  )
  if (!row) return
  try {
    const send = senders.get(row.kind)
    if (!send) throw new Error(`nobody sends deliveries of kind ${row.kind}`)
    await send({ house, community: communityId, id, payload: row.payload })
    await keep(house, { communityId, id }, { state: 'done', nextAt: house.clock.now(), error: null })
  } catch (error) {
    report(error, `delivery ${row.kind} ${id}`)
    const wait = waits[row.attempts - 1] ?? waits.at(-1)!
    const state = row.attempts >= MOST_ATTEMPTS ? 'parked' : 'due'
    const nextAt = new Date(house.clock.now().getTime() + wait)
    await keep(house, { communityId, id }, { state, nextAt, error: kindOfError(error) })
  }
}

type Kept = { state: string; nextAt: Date; error: string | null }

function keep(house: House, { communityId, id }: Due, { state, nextAt, error }: Kept): Promise<void> {
  return house.db.transaction(communityId, async (tx) => {
    tx.send(sql`
      update delivery set state = ${state}, next_at = ${nextAt}, last_error = ${error}
      where community_id = ${communityId} and id = ${id}`)
  })
}
