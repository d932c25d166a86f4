/** The operator's command: the file is at hand, so the run is done while the operator waits. */
import type { Operation } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { type House, handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { analyse } from './analyse.ts'
import { carry } from './carry.ts'
import { importMattermost, importSlack, type Report } from './contract.ts'
import { knownIn } from './ledger.ts'
import { openExport, placeOf } from './open-export.ts'
import { isOperator } from './rules.ts'
import { endRun, insertRun, problemCode, whileHeld } from './run-rows.ts'
import { onDisk } from './spool.ts'

const MOST_BYTES = 20 * 1024 ** 3

const commands: [typeof importSlack | typeof importMattermost, string][] = [
  [importSlack, 'slack'],
  [importMattermost, 'mattermost'],
]
for (const [operation, system] of commands) {
  handle<Operation, CommunityRef, Report>(operation, {
    find: theCommunity,
    allow: isOperator,
    async prepare({ house, community, upload, input }) {
      if (!upload) throw new Refusal('invalid', 'archive_is_unreadable')
      const { name = '', dryRun = false } = input as { name?: string; dryRun?: boolean }
      return onDisk(upload.stream, MOST_BYTES, (path) => bring(house, { community, path, system, name, dryRun }))
    },
    run: async ({ prepared: report }) => report,
  })
}

type Bringing = { community: CommunityRef; path: string; system: string; name: string; dryRun: boolean }

/** `path` of the archive on this machine. Refuses (`archive_…`, `not_a_…`) before anything is written. */
export async function bring(house: House, { community, path, system, name, dryRun }: Bringing): Promise<Report> {
  const source = await openExport(path, system)
  try {
    const place = placeOf(source)
    if (dryRun) {
      const unknown = t(community.language, 'imports:unknownPerson')
      return (await analyse(source, { unknown, knows: knownIn(house, community.id, place) })).report
    }
    const importId = newId()
    const of = { house, community, importId }
    await insertRun(of, { ...place, name: name.slice(0, 255) })
    try {
      const batch = { ...place, importId }
      const rest = await whileHeld(of, () => carry({ house, community, source, batch, cursor: 0 }))
      return await endRun(of, { state: 'done', rest })
    } catch (error) {
      await endRun(of, { state: 'failed', problem: problemCode(error) })
      throw error
    }
  } finally {
    source.close()
  }
}
