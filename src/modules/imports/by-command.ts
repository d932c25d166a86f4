/** The operator's command: the file is at hand, so the run is done while the operator waits. */
import type { Operation } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { type House, handle, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { analyse } from './analyse.ts'
import { carry, localOf } from './carry.ts'
import { importAsana, importMattermost, importSlack, importTrello, type Report } from './contract.ts'
import { fetchFiles, withoutSpared } from './fetch-files.ts'
import { knownIn } from './ledger.ts'
import { openExport, placeOf } from './open-export.ts'
import { isOperator } from './rules.ts'
import { endRun, insertRun, problemCode, whileHeld } from './run-rows.ts'
import type { ImportSource, Opener } from './source.ts'
import { onDisk } from './spool.ts'
import { asks } from './systems.ts'

const MOST_BYTES = 20 * 1024 ** 3

type Said = { name?: string; dryRun?: boolean; opener?: Opener }

const commands: [Operation, string][] = [
  [importSlack, 'slack'],
  [importMattermost, 'mattermost'],
  [importTrello, 'trello'],
  [importAsana, 'asana'],
]
for (const [operation, system] of commands) {
  handle<Operation, CommunityRef, Report>(operation, {
    find: theCommunity,
    allow: isOperator,
    async prepare({ house, community, upload, input }) {
      if (!upload) throw new Refusal('invalid', 'archive_is_unreadable')
      const { name = '', dryRun = false, opener } = input as Said
      const form = asks(system)
      if (opener && form && !(form.key.test(opener.key) && form.token.test(opener.token)))
        throw new Refusal('invalid', 'does_not_open')
      return onDisk(upload.stream, MOST_BYTES, (path) =>
        bring(house, { community, path, system, name, dryRun, opener }),
      )
    },
    run: async ({ prepared: report }) => report,
  })
}

type Bringing = {
  community: CommunityRef
  path: string
  system: string
  name: string
  dryRun: boolean
  opener?: Opener | undefined
}

/** `path` of the archive on this machine. Refuses (`archive_…`, `not_a_…`) before anything is written. */
export async function bring(house: House, bringing: Bringing): Promise<Report> {
  const { community, path, system, name, dryRun } = bringing
  const source = await openExport(path, system, name)
  try {
    const place = placeOf(source)
    if (dryRun) {
      const unknown = t(community.language, 'imports:unknownPerson')
      const local = localOf(community)
      return (await analyse(source, { unknown, local, knows: knownIn(house, community.id, place) })).report
    }
    const importId = newId()
    const of = { house, community, importId }
    await insertRun(of, { ...place, name: name.slice(0, 255) })
    try {
      const rest = await whileHeld(of, () => move({ house, bringing, source, importId }))
      return await endRun(of, { state: 'done', rest })
    } catch (error) {
      await endRun(of, { state: 'failed', problem: problemCode(error) })
      throw error
    }
  } finally {
    source.close()
  }
}

type Moving = { house: House; bringing: Bringing; source: ImportSource; importId: string }

async function move({ house, bringing: { community, opener }, source, importId }: Moving) {
  const batch = { ...placeOf(source), importId }
  const rest = await carry({ house, community, source, batch, cursor: 0 })
  if (!opener) return rest
  await fetchFiles({ house, community, importId, source, opener })
  return withoutSpared(source, rest)
}
