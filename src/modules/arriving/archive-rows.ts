/** Reads `data/NAME.json` of an archive one row at a time: a community's messages are more than one holds in memory. */
import type { Row } from '#kernel/exporting.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Archive } from '#modules/imports/offers.ts'

/** Longer than any row of ours: a message of 40,000 characters, each escaped. */
const MOST_ROW_BYTES = 1024 ** 2
const MOST_BATCH_BYTES = 8 * 1024 ** 2
const ABOUT_BYTES = 64 * 1024

/** None where the archive has no such file. Refuses (`archive_entry_is_damaged`) what is no array of objects. */
export async function* rowsIn(archive: Archive, name: string): AsyncGenerator<Row> {
  for await (const bytes of entriesIn(archive, name)) yield parsed(bytes) as Row
}

/** So many at once, or fewer where they are large. */
export async function* batchesIn(archive: Archive, name: string, most: number): AsyncGenerator<Row[]> {
  let batch: Row[] = []
  let size = 0
  for await (const bytes of entriesIn(archive, name)) {
    batch.push(parsed(bytes) as Row)
    size += bytes.length
    if (batch.length < most && size < MOST_BATCH_BYTES) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

async function* entriesIn(archive: Archive, name: string): AsyncGenerator<Buffer> {
  const entry = `data/${name}.json`
  if (archive.sizeOf(entry) !== undefined) yield* objectsIn(archive.stream(entry))
}

/** `export.json`, which says what the archive is. */
export async function readAbout(archive: Archive): Promise<Row> {
  const bytes = await archive.read('export.json', ABOUT_BYTES)
  if ('problem' in bytes) throw new Refusal('invalid', 'not_a_leitstern_export')
  const about = parsed(bytes)
  if (typeof about !== 'object' || about === null) throw new Refusal('invalid', 'not_a_leitstern_export')
  return about as Row
}

export const damaged = (): Refusal => new Refusal('invalid', 'archive_entry_is_damaged')

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw damaged()
  }
}

const of = (text: string) => text.charCodeAt(0)
const [QUOTE, BACKSLASH, COMMA] = [of('"'), of('\\'), of(',')]
const opens = new Set([of('{'), of('[')])
const closes = new Set([of('}'), of(']')])
const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

/** The objects of one array, wherever its lines end: brackets are counted, and what stands in quotes is not looked at. */
async function* objectsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [depth, isText, isEscaped, isOver] = [0, false, false, false]
  let before: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isText = false
      } else if (byte === QUOTE && depth > 1) isText = true
      else if (opens.has(byte)) {
        if (isOver || ((depth === 0) !== (byte === of('[')) && depth < 2)) throw damaged()
        if (++depth === 2) from = at
      } else if (closes.has(byte)) {
        depth--
        if (depth === 1) {
          if (size + at - from > MOST_ROW_BYTES) throw damaged()
          yield Buffer.concat([...before, chunk.subarray(from, at + 1)])
          before = []
          size = 0
        }
        if (depth < 0) throw damaged()
        isOver = depth === 0
      } else if (depth < 2 && !isSpace(byte) && (byte !== COMMA || depth === 0)) throw damaged()
    }
    if (depth < 2) continue
    before.push(Buffer.from(chunk.subarray(from)))
    size += chunk.length - from
    if (size > MOST_ROW_BYTES) throw damaged()
  }
  if (!isOver) throw damaged()
}
