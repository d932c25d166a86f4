/** A zip is read from its end, so it lies on this machine's disk while it is looked at, and not a moment longer. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#kernel/refusal.ts'

const PREFIX = 'leitstern-import-'

export async function onDisk<T>(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  await clearLeftOvers()
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  try {
    const path = join(folder, 'archive')
    await pipeline(atMost(bytes, most), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* atMost(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > most) throw new Refusal('too_large', 'archive_is_too_big')
    yield chunk
  }
}

/** A process that was killed could not tidy up, and what it left is what people wrote to each other. */
async function clearLeftOvers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const owner = Number.parseInt(name.slice(PREFIX.length), 10)
    if (owner > 0 && !isAlive(owner)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
