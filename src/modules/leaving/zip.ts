/** Packs texts and files into one zip while it is read. */
import { Readable } from 'node:stream'
import yazl from 'yazl'

export type Packed = { name: string } & ({ text: string } | { stream: AsyncIterable<Uint8Array>; size: number })
export type Put = (entry: Packed) => Promise<void>

/** `fill` puts in one entry after the other; what it throws, whoever reads gets. */
export async function* packed(fill: (put: Put) => Promise<void>): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile()
  const out = zip.outputStream as Readable
  fill((entry) => add(zip, entry)).then(
    () => zip.end(),
    (error) => out.destroy(error),
  )
  yield* out as AsyncIterable<Buffer>
}

/** Comes back when the next may follow: not before the bytes of this one are read. */
async function add(zip: yazl.ZipFile, entry: Packed): Promise<void> {
  if ('text' in entry) return zip.addBuffer(Buffer.from(entry.text), entry.name)
  const stream = Readable.from(entry.stream, { objectMode: false })
  const read = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject))
  zip.addReadStream(stream, entry.name, { size: entry.size, compress: false })
  await read
}
