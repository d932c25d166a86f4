/** Bytes of an archive's files are looked at as any upload's: types by content, pictures written anew, caps. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Row } from '#kernel/exporting.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { keep, nameFor } from '#modules/files/offers.ts'
import type { Archive } from '#modules/imports/offers.ts'
import { damaged } from './archive-rows.ts'

export const fileColumns = ['blob', 'width', 'height', 'preview'] as const
type Keeping = { house: House; community: CommunityRef; archive: Archive; onLost: (what: string) => void }

export const entryOf = (row: Row): string => `files/${row.id}`

/** Each with its bytes, or as the name that is left of it. Those that are here already are not read again. */
export async function withBytes(keeping: Keeping, rows: Row[]): Promise<Row[]> {
  const { house, community, archive, onLost } = keeping
  const here = await blobsHere(house, community, rows)
  const done: Row[] = []
  for (const row of rows) {
    const bare = { ...row, ...nothing, name: nameFor(String(row.name), null), ...(!row.source_url && onlyName) }
    const isHere = here.has(String(row.id))
    const isPacked = archive.sizeOf(entryOf(row)) !== undefined
    if (!isPacked && !row.source_url) onLost('file_without_bytes')
    if (isPacked && here.get(String(row.id)) === '') onLost('file_not_accepted')
    done.push(isPacked && !isHere ? { ...bare, ...(await keepBytes(keeping, row)) } : bare)
  }
  return done
}

const nothing = { blob: '', width: null, height: null, preview: null }
const onlyName = { type: '', size: 0 }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function blobsHere(house: House, community: CommunityRef, rows: Row[]): Promise<Map<string, string>> {
  const ids = rows.map(({ id }) => String(id)).filter((id) => UUID.test(id))
  const here = await house.db.transaction(community.id, (tx) =>
    tx.rows(sql<{ id: string; blob: string }>`
      select id, blob from file where community_id = ${community.id} and id = any(${ids}::uuid[])`),
  )
  return new Map(here.map(({ id, blob }) => [id, blob]))
}

/** Undefined where they cannot come; bytes that were taken in for nothing go with the next purge of files. */
async function keepBytes({ house, community, archive, onLost }: Keeping, row: Row): Promise<Row | undefined> {
  const hash = createHash('sha256')
  try {
    const shelf = { house, community, now: house.clock.now() }
    const { ending, ...bytes } = await keep(shelf, hashing(archive.stream(entryOf(row)), hash))
    if (!isAsSaid(row, hash.digest('hex'))) throw damaged()
    return { ...bytes, name: nameFor(String(row.name), ending) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    onLost(error.code === 'archive_entry_is_damaged' ? 'file_damaged' : 'file_not_accepted')
    return undefined
  }
}

/** Whether bytes are those that were packed: by the zip's own sum, and by that of the row where it has one. */
export async function isDamaged(archive: Archive, row: Row): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const part of archive.stream(entryOf(row))) hash.update(part)
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
  return !isAsSaid(row, hash.digest('hex'))
}

const isAsSaid = ({ sha256 }: Row, found: string): boolean => typeof sha256 !== 'string' || sha256 === found

async function* hashing(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const part of bytes) {
    hash.update(part)
    yield part
  }
}
