/** Reads a zip whole: name → text. */
import yauzl from 'yauzl'

export async function entriesOf(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<Map<string, string>> {
  const whole = bytes instanceof Uint8Array ? bytes : await gathered(bytes)
  const zip = await yauzl.fromBufferPromise(Buffer.from(whole))
  const entries = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, `${await gathered(await zip.openReadStreamPromise(entry))}`)
  return entries
}

export const gathered = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(bytes))
