/** Idempotency keys: the same call twice is one deed (IETF draft "The Idempotency-Key HTTP Header Field"). */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Operation } from './contract.ts'
import { type Db, prepared } from './database.ts'
import { INSTANCE } from './ids.ts'
import type { Actor } from './tenancy.ts'

export type KeyUse = {
  first: boolean
  sameInput: boolean
  /** What the first use made. */
  ref: string | null
  keep(db: Db, ref: string | null): void
}

type Claim = { key: string; operation: Operation; actor: Actor; home: string | null; input: unknown; now: Date }

/** Inserted first, so that a parallel twin waits for the first one's commit and then finds its row. */
const insertKey = prepared(
  (a: { community: string; actor: string; operation: string; key: string; hash: string; at: Date }) => sql<{
    first: boolean
  }>`
    insert into request_key (community_id, actor_id, operation, key, input_hash, at)
    values (${a.community}, ${a.actor}, ${a.operation}, ${a.key}, ${a.hash}, ${a.at})
    on conflict do nothing returning true as first`,
)
const readKey = prepared(
  (a: { community: string; actor: string; operation: string; key: string }) => sql<{
    inputHash: string
    resultRef: string | null
  }>`
    select input_hash, result_ref from request_key
    where community_id = ${a.community} and actor_id = ${a.actor} and operation = ${a.operation} and key = ${a.key}`,
)
const keepRef = prepared(
  (a: { community: string; actor: string; operation: string; key: string; ref: string | null }) => sql`
    update request_key set result_ref = ${a.ref}
    where community_id = ${a.community} and actor_id = ${a.actor} and operation = ${a.operation} and key = ${a.key}`,
)

/** As the table's check has it: refused at the door, so that no header becomes a 500. */
export const isKey = (key: string): boolean => key.length >= 1 && key.length <= 200 && !key.includes('\0')

export async function claimKey(db: Db, { key, operation, actor, home, input, now }: Claim): Promise<KeyUse> {
  const of = {
    community: home ?? INSTANCE,
    actor: actor.memberId ?? actor.personId ?? INSTANCE,
    operation: operation.name,
    key,
  }
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const keep = (on: Db, ref: string | null) => on.send(keepRef({ ...of, ref }))
  if (await db.one(insertKey({ ...of, hash, at: now }))) return { first: true, sameInput: true, ref: null, keep }
  const known = await db.one(readKey(of))
  return { first: false, sameInput: known?.inputHash === hash, ref: known?.resultRef ?? null, keep }
}
