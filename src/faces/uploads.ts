/** Bodies that are files: taken in whole before any transaction begins, and only from those who could keep them. */
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Received } from '#kernel/blobs.ts'
import type { Upload } from '#kernel/contract.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { actorIn, type Identity, visitor } from '#kernel/tenancy.ts'

/** The largest of all uploads; operations set their own limit below it. */
export const UPLOAD_BYTES = 100 * 1024 * 1024
/** Writing pictures anew takes seconds: never more than this many connections and cores at once. */
const AT_ONCE = 2

type Sent = { body: unknown; raw: IncomingMessage; identity: Identity | undefined; community: string | undefined }

/** Calls `work` with the body, or with an empty one where `work` is going to refuse anyway; forgets it afterwards. */
export async function withUpload<T>(house: House, sent: Sent, work: (upload: Upload) => Promise<T>): Promise<T> {
  const type = String(sent.raw.headers['content-type'] ?? '')
  const received = (await mayKeep(house, sent)) ? await receive(house, sent) : undefined
  try {
    const stream = received?.stream ?? Readable.from([])
    return await inTurn(() => work({ stream, type, size: received?.size }))
  } finally {
    await received?.drop()
  }
}

async function mayKeep(house: House, { identity, community: slug }: Sent): Promise<boolean> {
  if (slug === undefined) return identity?.personId != null
  const community = await house.tenancy.communityBySlug(slug)
  if (!community) return false
  return (await actorIn(house.tenancy, identity ?? visitor, community)).memberId !== null
}

async function receive({ blobs }: House, { body, raw }: Sent): Promise<Received | undefined> {
  if (!(body instanceof Readable)) return undefined
  if (Number(raw.headers['content-length']) > UPLOAD_BYTES) throw new Refusal('too_large')
  try {
    // Left open when we stop reading, so that the refusal can still be answered.
    return await blobs.receive(body.iterator({ destroyOnReturn: false }), UPLOAD_BYTES)
  } catch (error) {
    throw raw.errored || raw.destroyed ? new Refusal('invalid') : error
  }
}

let working = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn))
  else working++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}
