/**
 * Opens a foreign zip from disk without trusting it: entries are listed once from the central directory, judged, and
 * unpacked one at a time into memory or a stream. No entry name ever becomes a path.
 */
import { createReadStream, readSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { crc32, inflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal } from '#kernel/refusal.ts'
import { type ArchiveLimits, archiveLimits, isBomb, nameOf, reasonToSkip } from './archive-entry.ts'
import { count, type Tally } from './source.ts'

export interface Archive {
  /** What its file was called, where somebody said so. */
  called?: string
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

/** Refuses (`archive_…`) what is no zip, no JSON and no sheet, and what is a zip only to harm. */
export async function openArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  const { size } = await stat(path)
  if ((await isJson(path)) || (await isSheet(path))) return bareFile(path, size)
  const zip = await yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    .catch(refuseUnreadable)
  const skipped: Tally = new Map()
  const entries = await listEntries(zip, { size, limits, skipped }).catch((problem: unknown) => {
    zip.close()
    return refuseUnreadable(problem)
  })
  const file = await open(path)
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
      const bytes = entry.uncompressedSize <= MOST_AT_ONCE ? atOnce(file, entry, limits) : allOf(unpack(name))
      return bytes.catch(() => ({ problem: 'damaged' }))
    },
    close: () => {
      zip.close()
      void file.close().catch(() => {})
    },
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

const SHEET_BYTES = 4096

/** Lines of cells, in whatever alphabet: neither a zip nor anything else that is not written. */
async function isSheet(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SHEET_BYTES), 0, SHEET_BYTES, 0)
    const head = buffer.toString('latin1', 0, bytesRead)
    for (const sign of head) if (sign < ' ' && !'\t\r\n'.includes(sign)) return false
    return !head.startsWith('PK') && /[,;\t]/.test(head) && /[\r\n]/.test(head)
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

/** What does not unpack is damaged, whatever the unpacker says of it. */
async function* unpackEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, limits: ArchiveLimits) {
  if (!entry) throw new Refusal('not_found')
  try {
    yield* honestly(await zip.openReadStreamPromise(entry), entry, limits)
  } catch {
    throw damaged()
  }
}

/** Sizes in the directory may lie, so they bind while unpacking too: never more than was announced. */
async function* honestly(chunks: AsyncIterable<unknown>, entry: yauzl.Entry, limits: ArchiveLimits) {
  let bytes = 0
  let sum = 0
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    bytes += chunk.length
    sum = crc32(chunk, sum)
    if (bytes > entry.uncompressedSize || isBomb(bytes, entry.compressedSize, limits)) throw damaged()
    yield chunk
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw damaged()
}

/** Larger ones are unpacked as a stream. */
const MOST_AT_ONCE = 4 * 1024 ** 2
/** Name and extra field of the header before the bytes are mostly below this. */
const HEADER_SLACK = 512

/** An export has a file for each day and channel: a stream for each of 20,000 costs five times as much as this. */
async function atOnce(file: FileHandle, entry: yauzl.Entry, limits: ArchiveLimits): Promise<Buffer> {
  const { compressedSize, uncompressedSize, relativeOffsetOfLocalHeader: start } = entry
  if (compressedSize > MOST_AT_ONCE || isBomb(uncompressedSize, compressedSize, limits)) throw damaged()
  await breathe()
  // From here to the end nothing waits: the bytes read lie where the next entry's will.
  const head = bytesAt(file, start, 30 + HEADER_SLACK + compressedSize)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw damaged()
  const begin = 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const end = begin + compressedSize
  const packed = head.length >= end ? head.subarray(begin, end) : bytesAt(file, start + begin, compressedSize)
  if (packed.length !== compressedSize) throw damaged()
  const isStored = entry.compressionMethod === 0
  const bytes = isStored ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: uncompressedSize + 1 })
  if (bytes.length !== uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged()
  return bytes
}

/** One place for all that is read and at once unpacked: 20,000 buffers would wait for the collector. */
const scratch = Buffer.alloc(256 * 1024)

/**
 * The file lies on this machine's own disk, mostly still in memory: reading it at once takes microseconds, in a thread
 * ten times that. So that others get their turn, whoever reads breathes every few milliseconds.
 */
function bytesAt(file: FileHandle, at: number, most: number): Buffer {
  const bytes = most <= scratch.length ? scratch : Buffer.allocUnsafe(most)
  return bytes.subarray(0, readSync(file.fd, bytes, 0, most, at))
}

const BREATH_MS = 8
let lastBreath = 0

async function breathe(): Promise<void> {
  if (performance.now() - lastBreath < BREATH_MS) return
  await new Promise((resolve) => setImmediate(resolve))
  lastBreath = performance.now()
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
