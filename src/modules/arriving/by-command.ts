/** The operator's command: the file is at hand, so it moves in while the operator waits. */
import { handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { onDisk, openArchive } from '#modules/imports/offers.ts'
import { readAbout } from './archive-rows.ts'
import { carry, figuresOf, listOf } from './carry.ts'
import { importCommunity } from './contract.ts'
import { mustBeOurs } from './look.ts'
import { isOperator } from './rules.ts'

const MOST_BYTES = 20 * 1024 ** 3

handle(importCommunity, {
  find: theCommunity,
  allow: isOperator,
  async prepare({ house, community, upload }) {
    if (!upload) throw new Refusal('invalid', 'archive_is_unreadable')
    return onDisk(upload.stream, MOST_BYTES, async (path) => {
      const archive = await openArchive(path)
      try {
        mustBeOurs(await readAbout(archive))
        const { fresh, lost } = await carry({ house, community, archive })
        return { ...figuresOf(fresh), lost: listOf(lost) }
      } finally {
        archive.close()
      }
    })
  },
  run: async ({ prepared: report }) => report,
})
