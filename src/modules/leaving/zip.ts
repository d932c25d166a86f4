/** Packs texts and files into one zip while it is read. */
import { Readable } from 'node:stream'
import yazl from 'yazl'

export type Packed = { name: string } & ({ text: string } | { stream: AsyncIterable<Uint8Array>; size: number })

export async function* packed(entries: AsyncIterable<Packed>): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile()
  const fill = async () => {
    for await (const entry of entries) await add(zip, entry)
    zip.end()
  }
  const filling = fill()
  filling.catch((error) => (zip.outputStream as Readable).destroy(error))
  yield* zip.outputStream as unknown as AsyncIterable<Buffer>
  await filling
}

/** One at a time: the next is not made before this one is packed. */
function add(zip: yazl.ZipFile, entry: Packed): Promise<void> | void {
  if ('text' in entry) return zip.addBuffer(Buffer.from(entry.text), entry.name)
  return new Promise((resolve, reject) => {
    const stream = Readable.from(entry.stream, { objectMode: false })
    stream.once('end', resolve).once('error', reject)
    zip.addReadStream(stream, entry.name, { size: entry.size, compress: false })
  })
}
