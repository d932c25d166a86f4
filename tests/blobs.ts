/** Blobs in memory, for tests. */
import { createHash } from 'node:crypto'
import type { Blobs } from '../src/kernel/blobs.ts'
import { Refusal } from '../src/kernel/refusal.ts'

export function memoryBlobs(): Blobs & { size(): number } {
  const kept = new Map<string, Buffer>()
  return {
    async put(bytes, most, space, claim) {
      const all = await gather(bytes, most)
      const key = `${space}/${createHash('sha256').update(all).digest('hex')}`
      await claim?.(key)
      kept.set(key, all)
      return { key, size: all.length }
    },
    async open(key) {
      const all = kept.get(key)
      return all && { size: all.length, stream: one(all) }
    },
    async remove(key) {
      kept.delete(key)
    },
    async receive(bytes, most) {
      const all = await gather(bytes, most)
      return { stream: { [Symbol.asyncIterator]: () => one(all) }, size: all.length, drop: async () => {} }
    },
    size: () => kept.size,
  }
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

async function* one(bytes: Uint8Array) {
  yield bytes
}
