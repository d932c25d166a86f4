/** Several files as one: a zip that stores them as they are, which the house reads like any other. */

/** One file is itself. The same files in the same order give the same bytes, so that an upload can be gone on with. */
export async function together(files: readonly File[], name: string): Promise<File> {
  const [one] = files
  if (files.length === 1 && one) return one
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let offset = 0
  let directorySize = 0
  for (const [n, file] of files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const called = new TextEncoder().encode(`${n + 1}/${file.name}`)
    const facts = [0, 0, 0, crc32(bytes), bytes.length, bytes.length, called.length] as const
    const head = record(0x04034b50, [], facts, [])
    const entry = record(0x02014b50, [20], facts, [0, 0, 0], [0, offset])
    parts.push(head, called, bytes)
    directory.push(entry, called)
    offset += head.length + called.length + bytes.length
    directorySize += entry.length + called.length
  }
  return new File([...parts, ...directory, ending(files.length, directorySize, offset)], name)
}

type Facts = readonly [
  method: number,
  time: number,
  date: number,
  crc: number,
  packed: number,
  size: number,
  name: number,
]

/** A local header, or one of the directory (APPNOTE 4.3.7 and 4.3.12): two bytes each but for sums, sizes and places. */
function record(
  sign: number,
  made: number[],
  facts: Facts,
  more: number[],
  places: number[] = [],
): Uint8Array<ArrayBuffer> {
  const [method, time, date, crc, packed, size, name] = facts
  // Needs version 2.0; the name is UTF-8.
  return written([
    ...[[sign, 4], ...made.map(short), short(20), short(0x800), short(method), short(time), short(date || 33)],
    ...[[crc, 4], [packed, 4], [size, 4], short(name), short(0)],
    ...more.map(short),
    ...places.map((place): [number, number] => [place, 4]),
  ] as [number, number][])
}

const ending = (count: number, size: number, at: number): Uint8Array<ArrayBuffer> =>
  written([[0x06054b50, 4], short(0), short(0), short(count), short(count), [size, 4], [at, 4], short(0)])

const short = (value: number): [number, number] => [value, 2]

function written(fields: [value: number, bytes: number][]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [value, bytes] of fields) {
    if (bytes === 4) view.setUint32(at, value, true)
    else view.setUint16(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
