/** Reads a backup: first all of it, to be sure that it is whole and unchanged, then to put it back. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import tar from 'tar-stream'
import { BackupUnusable, BLOB, blobLine, ERASURES, MANIFEST, Manifest, SECRET, TABLE_PART } from './archive.ts'

export type Entry = { name: string; size: number; bytes: AsyncIterable<Uint8Array> }

/** The entries, one after the other; each must be read to its end before the next. */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const extract = tar.extract()
  const reading = pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), createZstdDecompress(), extract)
  reading.catch(() => {}) // reported below, or by the entry that broke off
  for await (const entry of extract) {
    yield { name: entry.header.name, size: entry.header.size ?? 0, bytes: entry as AsyncIterable<Uint8Array> }
    entry.resume()
  }
  await reading
}

/** Throws `BackupUnusable` unless the file adds up to what its manifest says. */
export async function verify(file: string): Promise<Manifest> {
  const sums = openSums()
  let manifest: Manifest | undefined
  try {
    for await (const entry of entriesOf(file)) {
      if (manifest) throw new BackupUnusable('backup_damaged')
      if (entry.name === MANIFEST) manifest = Manifest.parse(JSON.parse((await textOf(entry)).toString()))
      else await sums.add(entry)
    }
  } catch (error) {
    if (isOsError(error)) throw error
    throw new BackupUnusable((await isPacked(file)) ? 'backup_damaged' : 'backup_unreadable', error)
  }
  if (!manifest || !sums.equal(manifest)) throw new BackupUnusable('backup_damaged')
  return manifest
}

/** Begins as Zstandard does (RFC 8878, 3.1.1). */
async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0).finally(() => file.close())
  return buffer.readUInt32LE() === 0xfd2fb528
}

export async function textOf({ bytes }: Entry): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(bytes))
}

const isOsError = (error: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].includes((error as { code: string }).code)

type Part = { bytes: number; sha256: string }
const partOf = (bytes: number, hash: Hash): Part => ({ bytes, sha256: hash.digest('hex') })

/** What the entries add up to. */
function openSums() {
  const tables = new Map<string, { bytes: number; hash: Hash }>()
  const others: Record<string, Part> = {}
  const blobs = { count: 0, bytes: 0, list: createHash('sha256') }
  const changed: string[] = []

  const addRows = async (table: string, { bytes }: Entry) => {
    const sum = tables.get(table) ?? { bytes: 0, hash: createHash('sha256') }
    tables.set(table, sum)
    for await (const chunk of bytes) {
      sum.bytes += chunk.length
      sum.hash.update(chunk)
    }
  }
  const addBlob = async (key: string, { bytes, size }: Entry) => {
    const hash = createHash('sha256')
    for await (const chunk of bytes) hash.update(chunk)
    blobs.count++
    blobs.bytes += size
    blobs.list.update(blobLine(key, size))
    if (!key.endsWith(`/${hash.digest('hex')}`)) changed.push(key)
  }
  return {
    async add(entry: Entry): Promise<void> {
      const table = TABLE_PART.exec(entry.name)?.[1]
      const key = BLOB.exec(entry.name)?.[1]
      if (table) return addRows(table, entry)
      if (key) return addBlob(key, entry)
      if (!SECRET.test(entry.name) && entry.name !== ERASURES) throw new BackupUnusable('backup_damaged')
      const text = await textOf(entry)
      others[entry.name] = partOf(text.length, createHash('sha256').update(text))
    },
    equal(manifest: Manifest): boolean {
      const rows = new Map([...tables].map(([name, { bytes, hash }]) => [name, partOf(bytes, hash)]))
      const nothing = partOf(0, createHash('sha256'))
      return (
        blobs.count === manifest.blobs.count &&
        same(partOf(blobs.bytes, blobs.list), manifest.blobs) &&
        changed.every((key) => manifest.blobs.lost.includes(key)) &&
        [...rows.keys()].every((name) => manifest.tables.some((table) => table.name === name)) &&
        manifest.tables.every((table) => same(rows.get(table.name) ?? nothing, table)) &&
        Object.keys(others).length === Object.keys(manifest.others).length &&
        Object.entries(manifest.others).every(([name, part]) => same(others[name], part))
      )
    },
  }
}

const same = (one: Part | undefined, other: Part): boolean => one?.bytes === other.bytes && one.sha256 === other.sha256
