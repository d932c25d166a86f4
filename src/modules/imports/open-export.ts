/** Finds out which system an archive on this machine comes from, and begins to read it. */
import { Refusal } from '#kernel/refusal.ts'
import { type Archive, openArchive } from './archive.ts'
import type { ImportedChannel, ImportedPerson, ImportSource, MentionLookups } from './source.ts'
import type { ImportedBoard } from './source-boards.ts'
import type { ImportSystem } from './system.ts'
import { systems } from './systems.ts'
import { isWhole } from './whole.ts'

/**
 * Refuses (`archive_…`, `not_a_…`) what cannot be read. The source must be closed. `called`: the file, by whoever brought it;
 * some boards have no other name.
 */
export async function openExport(path: string, named?: string, called = ''): Promise<ImportSource> {
  const archive = { ...(await openArchive(path)), called }
  try {
    const system = await systemOf(archive, named)
    const source = await system.read(archive)
    for await (const _channel of source.channels?.() ?? []) return source
    for await (const _board of source.boards?.() ?? []) return source
    throw new Refusal('invalid', system.isNone)
  } catch (error) {
    archive.close()
    throw error
  }
}

async function systemOf(archive: Archive, named: string | undefined): Promise<ImportSystem> {
  // Before all others: its folders of JSON look like channels to somebody.
  if (isWhole(archive)) throw new Refusal('invalid', named ? noneOf(named) : 'is_a_whole_community')
  for (const system of systems) {
    if (named !== undefined && system.name !== named) continue
    if (await system.detect(archive)) return system
    if (named !== undefined) throw new Refusal('invalid', system.isNone)
  }
  throw new Refusal('invalid', 'not_a_known_export')
}

const noneOf = (named: string): string => systems.find(({ name }) => name === named)!.isNone

/** Ids are unique in their space; its name may be anything a forged archive says. */
export const placeOf = ({ system, space }: ImportSource) => ({
  system,
  space: space.replaceAll('\0', '').toWellFormed().slice(0, 200),
})

export async function allPeople(source: ImportSource): Promise<ImportedPerson[]> {
  return Array.fromAsync(source.people())
}
export async function allChannels(source: ImportSource): Promise<ImportedChannel[]> {
  return Array.fromAsync(source.channels?.() ?? [])
}
export async function allBoards(source: ImportSource, lookups?: MentionLookups): Promise<ImportedBoard[]> {
  return Array.fromAsync(source.boards?.(lookups) ?? [])
}
