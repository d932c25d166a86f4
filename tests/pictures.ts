/** Pictures for tests. */
import sharp from 'sharp'

/** What a picture looks like as an upload. */
export async function pictureOf(background: string) {
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const stream = (async function* () {
    yield new Uint8Array(bytes)
  })()
  return { bytes, upload: { stream, type: 'image/jpeg', size: bytes.length } }
}
