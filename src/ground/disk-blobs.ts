/** Blobs on the disk, below DATA_DIR/blobs: written aside, synced, then renamed, so that a key never names half a file. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Blobs } from '#kernel/blobs.ts'
import { Refusal } from '#kernel/refusal.ts'

const SPACE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HASH = /^[0-9a-f]{64}$/

export function diskBlobs(dataDir: string): Blobs {
  const root = join(dataDir, 'blobs')
  const incoming = join(root, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  clearLeftOvers(incoming)
  return {
    async put(bytes, most, space, claim) {
      const { path, hash, size } = await write(incoming, bytes, most)
      const key = `${space}/${hash}`
      try {
        await claim?.(key)
        await place(path, pathOf(root, key))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      return { key, size }
    },
    async open(key) {
      const path = pathOf(root, key)
      const size = await sizeOf(path)
      return size === undefined ? undefined : { size, stream: read(path) }
    },
    remove: (key) => rm(pathOf(root, key), { force: true }),
    async receive(bytes, most) {
      const { path, size } = await write(incoming, bytes, most)
      return { stream: readAnew(path), size, drop: () => rm(path, { force: true }) }
    },
  }
}

const LEFT_OVER_MS = 24 * 60 * 60 * 1_000

/** What was arriving when a process died was never acknowledged. Only what is old: another node may be receiving here. */
function clearLeftOvers(incoming: string) {
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name)
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY
    if (Date.now() - written > LEFT_OVER_MS) rmSync(path, { recursive: true, force: true })
  }
}

/** Two levels of folders: no folder holds more than a few thousand entries, even with millions of files. */
function pathOf(root: string, key: string): string {
  const [space = '', hash = ''] = key.split('/')
  if (!SPACE.test(space) || !HASH.test(hash)) throw new Error('not a key of this store')
  return join(root, space, hash.slice(0, 2), hash.slice(2, 4), hash)
}

async function write(folder: string, bytes: AsyncIterable<Uint8Array>, most: number) {
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    const written = await fill(file, bytes, most)
    await file.sync()
    return { path, ...written }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function fill(file: FileHandle, bytes: AsyncIterable<Uint8Array>, most: number) {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > most) throw new Refusal('too_large')
    hash.update(part)
    for (let done = 0; done < part.length; ) done += (await file.write(part, done)).bytesWritten
  }
  return { hash: hash.digest('hex'), size }
}

async function place(from: string, to: string) {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(from, to)
  for (const each of [folder, dirname(folder), dirname(dirname(folder))]) await syncFolder(each)
}

/** A rename is only kept through a power cut once its folder is synced. Windows cannot open folders and needs not. */
async function syncFolder(path: string) {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** From its beginning each time it is read: a transaction may be tried again. */
const readAnew = (path: string): AsyncIterable<Uint8Array> => ({ [Symbol.asyncIterator]: () => read(path) })

/** Opens the file when it is first read: an answer without a body (304, HEAD) leaves no descriptor behind. */
async function* read(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 256 * 1024 })
}
