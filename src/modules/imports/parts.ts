/** The bytes of an archive, in parts: each has its row before it lies in the store, so that none is left there unknown. */
import { type RawBuilder, sql } from 'kysely'
import type { House } from '#kernel/perform.ts'

type Of = { house: House; community: string; importId: string }
type Part = { offset: number; sha256: string; size: number }

export async function keepPart({ house, community, importId }: Of, part: Part, bytes: AsyncIterable<Uint8Array>) {
  // A space of its own: bytes of an archive never share a key with a file somebody else shows.
  await house.blobs.put(bytes, part.size, importId, (blob) =>
    house.db.transaction(community, async (tx) =>
      tx.send(sql`
        insert into import_part (community_id, import_id, at_byte, sha256, size, blob)
        values (${community}, ${importId}, ${part.offset}, ${part.sha256}, ${part.size}, ${blob})
        on conflict (community_id, import_id, at_byte, sha256) do nothing`),
    ),
  )
}

export async function* bytesOf({ house, community, importId }: Of): AsyncGenerator<Uint8Array> {
  const parts = await house.db.transaction(community, (tx) =>
    tx.rows(sql<{ blob: string }>`
      select blob from import_part where community_id = ${community} and import_id = ${importId} and is_kept
      order by at_byte`),
  )
  for (const { blob } of parts) {
    const part = await house.blobs.open(blob)
    if (!part) throw new Error('a part of an archive is gone')
    yield* part.stream
  }
}

/** Bytes first: a row that is left without them is only tried again. */
export async function dropParts({ house, community, importId }: Of): Promise<void> {
  const of: RawBuilder<unknown> = sql`community_id = ${community} and import_id = ${importId}`
  const parts = await house.db.transaction(community, (tx) =>
    tx.rows(sql<{ blob: string }>`select distinct blob from import_part where ${of}`),
  )
  for (const { blob } of parts) await house.blobs.remove(blob)
  await house.db.transaction(community, async (tx) => tx.send(sql`delete from import_part where ${of}`))
}
