/**
 * Takes bytes in: finds out by content what they are, writes pictures anew, keeps the rest as it is. Slow, so it happens
 * before the transaction that writes the row; each blob is written down first, so that none is left without a row.
 */
import { fileTypeFromBuffer } from 'file-type'
import type { Put } from '#kernel/blobs.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { limits } from './limits.ts'
import { card, face, isPictureType, type Picture, preview, tiny, writeAnew } from './picture.ts'
import { claimBlob } from './rows.ts'

/** Where it goes: the store, and the community whose bytes alone it may equal. */
export type Shelf = { house: House; community: { id: string }; now: Date }

export type Kept = {
  type: string
  size: number
  blob: string
  width: number | null
  height: number | null
  preview: string | null
  /** what the name should end with, where the kind has changed */
  ending: string | null
}

/** Office documents say what they are in their first entries. */
const HEAD_BYTES = 256 * 1024

export async function keep(shelf: Shelf, bytes: AsyncIterable<Uint8Array>): Promise<Kept> {
  const { head, all, close } = await peek(bytes)
  try {
    const type = await typeOf(head)
    const isPicture = type !== undefined && isPictureType(type)
    return await (isPicture ? keepPicture(shelf, all, type) : keepAsIs(shelf, all, type))
  } finally {
    await close()
  }
}

/** A face or a logo. Refuses with `not_a_picture` and as pictures do. */
export const keepFace = (shelf: Shelf, bytes: AsyncIterable<Uint8Array>) =>
  keepDrawn(shelf, bytes, { draw: face, most: limits.pictureBytes })

/** A small picture that may move; nothing of it is cut off. Refuses as `keepFace` does. */
export const keepEmoji = (shelf: Shelf, bytes: AsyncIterable<Uint8Array>, most: number) =>
  keepDrawn(shelf, bytes, { draw: tiny, most })

/** A page's own picture, small and still. Refuses as `keepFace` does. */
export const keepCard = (shelf: Shelf, bytes: AsyncIterable<Uint8Array>) =>
  keepDrawn(shelf, bytes, { draw: card, most: limits.cardBytes })

type Drawing = { draw: (bytes: Buffer) => Promise<Picture>; most: number }

async function keepDrawn(shelf: Shelf, bytes: AsyncIterable<Uint8Array>, { draw, most }: Drawing): Promise<Kept> {
  const { head, all, close } = await peek(bytes)
  try {
    const type = await typeOf(head)
    if (type === undefined || !isPictureType(type)) throw new Refusal('refused', 'not_a_picture')
    const picture = await draw(await gather(all, most))
    return pictureKept(picture, await putPicture(shelf, picture), null)
  } finally {
    await close()
  }
}

async function keepPicture(shelf: Shelf, bytes: AsyncIterable<Uint8Array>, type: string): Promise<Kept> {
  const original = await gather(bytes, limits.pictureBytes)
  const picture = await writeAnew(original, type)
  const small = await preview(original)
  return pictureKept(picture, await putPicture(shelf, picture), await putPicture(shelf, small))
}

function pictureKept({ type, width, height, bytes, ending }: Picture, blob: string, small: string | null): Kept {
  return { type, size: bytes.length, blob, width, height, preview: small, ending }
}

async function keepAsIs(shelf: Shelf, bytes: AsyncIterable<Uint8Array>, type: string | undefined) {
  const seen = { isText: true }
  const { key, size } = await put(shelf, watchingText(bytes, seen))
  const found = type ?? (seen.isText ? 'text/plain' : 'application/octet-stream')
  return { type: found, size, blob: key, width: null, height: null, preview: null, ending: null }
}

function put({ house, community: { id: community }, now }: Shelf, bytes: AsyncIterable<Uint8Array>): Promise<Put> {
  return house.blobs.put(bytes, limits.fileBytes, community, (blob) =>
    house.db.transaction(community, async (tx) => tx.send(claimBlob({ community, blob, at: now }))),
  )
}

async function putPicture(shelf: Shelf, { bytes }: Picture): Promise<string> {
  return (await put(shelf, inParts(bytes))).key
}

/** The media type that the bytes themselves show; never what the sender says. */
async function typeOf(head: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime
  } catch {
    return undefined // bytes that break the detector are of no known kind
  }
}

/** The beginning, and all of it once more: a stream is read only once. `close` lets go of it, read to its end or not. */
async function peek(bytes: AsyncIterable<Uint8Array>) {
  const rest = bytes[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const { done, value } = await rest.next()
    if (done) break
    first.push(value)
    size += value.length
  }
  async function* all() {
    yield* first
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  return { head: Buffer.concat(first), all: all(), close: async () => void (await rest.return?.()) }
}

async function gather(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > most) throw new Refusal('too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Text is what decodes as UTF-8 and has no zero byte. */
async function* watchingText(bytes: AsyncIterable<Uint8Array>, seen: { isText: boolean }) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const check = (part?: Uint8Array) => {
    if (seen.isText) seen.isText = decodes(decoder, part)
  }
  for await (const part of bytes) {
    check(part)
    yield part
  }
  check()
}

function decodes(decoder: TextDecoder, part: Uint8Array | undefined): boolean {
  try {
    return !decoder.decode(part, { stream: part !== undefined }).includes('\0')
  } catch {
    return false
  }
}

async function* inParts(bytes: Uint8Array) {
  yield bytes
}
