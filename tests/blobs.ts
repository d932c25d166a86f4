/** Blobs in memory, for tests. */
import { createHash } from 'node:crypto'
import type { Blobs } from '../src/kernel/blobs.ts'
import { Refusal } from '../src/kernel/refusal.ts'

export function memoryBlobs(_folder = ''): Blobs & { size(): number } {
  const kept = new Map<string, Buffer>()
  return {
    async put(bytes, most) {
      const parts: Uint8Array[] = []
      let size = 0
      for await (const part of bytes) {
        size += part.length
        if (size > most) throw new Refusal('too_large')
        parts.push(part)
      }
      const all = Buffer.concat(parts)
      const key = createHash('sha256').update(all).digest('hex')
      kept.set(key, all)
      return { key, size }
    },
    async open(key) {
      const all = kept.get(key)
      return all && { size: all.length, stream: one(all) }
    },
    async remove(key) {
      kept.delete(key)
    },
    size: () => kept.size,
  }
}

async function* one(bytes: Uint8Array) {
  yield bytes
}
