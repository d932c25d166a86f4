/** Writes a backup of the running house: one moment of the database, and the bytes that this moment names. */
import { createHash, type Hash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import pg from 'pg'
import tar from 'tar-stream'
import { type Blobs, KEEP_BYTES } from '#kernel/blobs.ts'
import { blobLine, ERASURES, MANIFEST, type Manifest } from './archive.ts'
import { copyOut } from './copy.ts'
import { copyOf, listSequences, listTables, type Table } from './tables.ts'

export type BackupOf = {
  ownerUrl: string
  blobs: Blobs
  now: Date
  /** lasting secrets, by name */
  secrets: Record<string, string>
  /** the list of those who were erased, as it stands on the disk */
  erasures: string
}

/** Fast rather than small: most bytes are pictures, which no packing makes smaller. The checksum tells a changed byte. */
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } }

/** `written` is told the manifest once the last byte was read. */
export function writeBackup(of: BackupOf, written: (manifest: Manifest) => unknown = () => {}): Readable {
  const packed = createZstdCompress(packing)
  const out = new PassThrough({ highWaterMark: 1024 * 1024 })
  const pack = tar.pack()
  const fill = async () => {
    const manifest = await writeAll(pack, of)
    await written(manifest)
    pack.finalize()
  }
  Promise.all([fill(), pipeline(pack, packed, out)]).catch((error) => {
    pack.destroy()
    out.destroy(error)
  })
  return out
}

async function writeAll(pack: tar.Pack, of: BackupOf): Promise<Manifest> {
  const client = new pg.Client({ connectionString: of.ownerUrl })
  client.on('error', () => {}) // what is asked next on it fails and says so
  await client.connect()
  try {
    // No bytes are removed and no migration runs until the last byte is read; both wait, nothing else does.
    await client.query(`select pg_advisory_lock(hashtext($1)), pg_advisory_lock_shared(hashtext($2))`, [
      KEEP_BYTES,
      'leitstern migrate',
    ])
    await client.query('begin isolation level repeatable read read only')
    const manifest: Manifest = {
      leitsternBackup: 1,
      madeAt: of.now.toISOString(),
      migrations: (await client.query('select name, hash from migration order by name')).rows,
      tables: [],
      sequences: await listSequences(client),
      blobs: { count: 0, bytes: 0, sha256: '', lost: [] },
      others: {},
    }
    for (const table of await listTables(client)) manifest.tables.push(await writeTable(pack, client, table))
    const others = { ...named('secrets/', of.secrets), [ERASURES]: of.erasures }
    for (const [name, text] of Object.entries(others)) {
      await writeEntry(pack, name, Buffer.from(text))
      manifest.others[name] = sumOf(Buffer.from(text))
    }
    manifest.blobs = await writeBlobs(pack, client, of.blobs)
    await writeEntry(pack, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)))
    return manifest
  } finally {
    await client.end()
  }
}

async function writeTable(pack: tar.Pack, client: pg.Client, table: Table): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  let bytes = 0
  let part = 0
  for await (const chunk of copyOut(client, `copy ${copyOf(table)} to stdout`)) {
    part++
    bytes += chunk.length
    hash.update(chunk)
    await writeEntry(pack, `tables/${table.name}/${String(part).padStart(6, '0')}`, chunk)
  }
  return { ...table, bytes, sha256: hash.digest('hex') }
}

async function writeBlobs(pack: tar.Pack, client: pg.Client, blobs: Blobs): Promise<Manifest['blobs']> {
  const list = createHash('sha256')
  const written = { count: 0, bytes: 0, lost: [] as string[] }
  for await (const key of blobKeys(client)) {
    const bytes = await blobs.open(key)
    if (!bytes) {
      written.lost.push(key)
      continue
    }
    const isSound = await writeBlob(pack, key, bytes)
    list.update(blobLine(key, bytes.size))
    written.count++
    written.bytes += bytes.size
    if (!isSound) written.lost.push(key)
  }
  return { ...written, sha256: list.digest('hex') }
}

/** All keys that rows name, in order, a few thousand at a time. */
async function* blobKeys(client: pg.Client): AsyncGenerator<string> {
  await client.query(`declare kept no scroll cursor for
    select blob from file union select preview from file where preview is not null order by 1`)
  for (;;) {
    const { rows } = await client.query<{ blob: string }>('fetch 5000 from kept')
    if (rows.length === 0) return
    for (const { blob } of rows) if (blob !== '') yield blob
  }
}

type Sink = ReturnType<tar.Pack['entry']>
type Bytes = { stream: AsyncIterable<Uint8Array>; size: number }

/** False where the bytes are no longer those that the key names. */
async function writeBlob(pack: tar.Pack, key: string, { stream, size }: Bytes): Promise<boolean> {
  const hash: Hash = createHash('sha256')
  const entry = new Promise<void>((resolve, reject) => {
    const into = pack.entry({ name: `blobs/${key}`, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
    pour(stream, into, hash).catch((error) => {
      into.destroy(error)
      reject(error)
    })
  })
  await entry
  return key.endsWith(`/${hash.digest('hex')}`)
}

async function pour(from: AsyncIterable<Uint8Array>, into: Sink, hash: Hash) {
  for await (const chunk of from) {
    hash.update(chunk)
    if (!into.write(chunk)) await once(into)
    if (into.destroyed) return
  }
  into.end(undefined)
}

/** It takes more, or never will: whoever was to get the backup has gone. */
const once = (into: Sink): Promise<void> =>
  new Promise((resolve) => {
    for (const event of ['drain', 'close']) into.once(event, () => resolve())
  })

const writeEntry = (pack: tar.Pack, name: string, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    pack.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()))
  })

const sumOf = (bytes: Buffer) => ({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })

const named = (before: string, texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [before + name, text]))
