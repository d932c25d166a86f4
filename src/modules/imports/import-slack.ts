/** The operator's command. The work is done by operations of their own, each in a transaction of its own. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Upload } from '#kernel/contract.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { importSlack } from './contract.ts'
import { mayImport } from './rules.ts'
import { runSlackImport } from './run.ts'

handle(importSlack, {
  find: theCommunity,
  allow: mayImport,
  async prepare({ house, community, upload }) {
    if (!upload) throw new Refusal('invalid', 'archive_is_unreadable')
    const folder = await mkdtemp(join(tmpdir(), `leitstern-import-${process.pid}-`))
    try {
      const path = join(folder, 'archive.zip')
      await pipeline(atMost(upload), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      return await runSlackImport(house, { community: community.slug, path })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  run: async ({ prepared: report }) => report,
})

/** A zip is read from its end, so it lies on the disk first. */
const mostBytes = 20 * 1024 ** 3

async function* atMost({ stream }: Upload): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Refusal('too_large', 'archive_is_too_big')
    yield chunk
  }
}
