/**
 * Opens a foreign zip from disk without trusting it: entries are listed once from the central directory, judged, and
 * unpacked one at a time into memory or a stream. No entry name ever becomes a path.
 */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal } from '#kernel/refusal.ts'
import { type ArchiveLimits, archiveLimits, isBomb, nameOf, reasonToSkip } from './archive-entry.ts'
import { count, type Tally } from './source.ts'

export interface Archive {
  /** Names of the files that may be read, in the order of the archive. */
  names: string[]
  /** Reason → how many entries were left out. */
  skipped: Tally
  sizeOf(name: string): number | undefined
  /** The bytes of one entry, or why there are none. Damage of one entry never ends the import. */
  read(name: string, atMostBytes: number): Promise<Buffer | ArchiveProblem>
  /** For large files: throws a Refusal in the middle when the entry turns out to lie. */
  stream(name: string): AsyncIterable<Buffer>
  close(): void
}

export interface ArchiveProblem {
  problem: 'not_found' | 'too_big' | 'damaged'
}

/** What the only file of an archive is called that is no zip, but the export itself. */
export const BARE = 'export'

/** Refuses (`archive_…`) what is no zip and no JSON, and what is a zip only to harm. */
export async function openArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  const { size } = await stat(path)
  if (await isJson(path)) return bareFile(path, size)
  const zip = await yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    .catch(refuseUnreadable)
  const skipped: Tally = new Map()
  const entries = await listEntries(zip, { size, limits, skipped }).catch((problem: unknown) => {
    zip.close()
    return refuseUnreadable(problem)
  })
  const unpack = (name: string) => unpackEntry(zip, entries.get(name), limits)
  return {
    names: [...entries.keys()],
    skipped,
    sizeOf: (name) => entries.get(name)?.uncompressedSize,
    stream: unpack,
    async read(name, atMostBytes) {
      const entry = entries.get(name)
      if (!entry) return { problem: 'not_found' }
      if (entry.uncompressedSize > atMostBytes) return { problem: 'too_big' }
      return allOf(unpack(name)).catch(() => ({ problem: 'damaged' }))
    },
    close: () => zip.close(),
  }
}

/** Some exports are one file of JSON, or of lines of it. */
async function isJson(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return /^\ufeff?\s{0,32}[{[]/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await file.close()
  }
}

function bareFile(path: string, size: number): Archive {
  const stream = (name: string) => {
    if (name !== BARE) throw new Refusal('not_found')
    return createReadStream(path) as AsyncIterable<Buffer>
  }
  return {
    names: [BARE],
    skipped: new Map(),
    sizeOf: (name) => (name === BARE ? size : undefined),
    stream,
    async read(name, atMostBytes) {
      if (name !== BARE) return { problem: 'not_found' }
      return size > atMostBytes ? { problem: 'too_big' } : allOf(stream(name))
    },
    close: () => {},
  }
}

async function listEntries(
  zip: yauzl.ZipFile,
  { size, limits, skipped }: { size: number; limits: ArchiveLimits; skipped: Tally },
): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw new Refusal('too_large', 'archive_has_too_many_entries')
  const entries = new Map<string, yauzl.Entry>()
  let packed = 0
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry)
    const reason = reasonToSkip(entry, name, limits) ?? (entries.has(name) ? 'duplicate' : undefined)
    if (reason) count(skipped, reason)
    if (reason || name.endsWith('/')) continue
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    // Entries that share the same bytes add up to more than the file: that is how small bombs are built.
    if (packed > size) throw new Refusal('invalid', 'archive_is_hostile')
    if (unpacked > limits.totalBytes || isBomb(unpacked, size, limits)) {
      throw new Refusal('too_large', 'archive_is_too_big')
    }
    entries.set(name, lean(entry))
  }
  return entries
}

/** Sizes in the directory may lie, so they bind while unpacking too: never more than was announced. */
async function* unpackEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, limits: ArchiveLimits) {
  if (!entry) throw new Refusal('not_found')
  let bytes = 0
  let sum = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    bytes += chunk.length
    sum = crc32(chunk, sum)
    if (bytes > entry.uncompressedSize || isBomb(bytes, entry.compressedSize, limits)) throw damaged()
    yield chunk as Buffer
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw damaged()
}

async function allOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** Up to 190 kB of names and comments hang on each entry of the list; reading needs none of it. */
function lean(entry: yauzl.Entry): yauzl.Entry {
  const { compressedSize, uncompressedSize, compressionMethod, crc32, generalPurposeBitFlag } = entry
  const { relativeOffsetOfLocalHeader } = entry
  const numbers = { compressedSize, uncompressedSize, compressionMethod, crc32, generalPurposeBitFlag }
  return Object.assign(new yauzl.Entry(), numbers, { relativeOffsetOfLocalHeader })
}

function damaged(): Refusal {
  return new Refusal('invalid', 'archive_entry_is_damaged')
}

function refuseUnreadable(problem: unknown): never {
  throw problem instanceof Refusal ? problem : new Refusal('invalid', 'archive_is_unreadable')
}
