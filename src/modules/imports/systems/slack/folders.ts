/** Where things lie in an export: the root files, the folders of conversations, the attachments some tools add. */
import type { Archive } from '../../archive.ts'
import { isRecord, type Json, list } from '../../shape.ts'
import { count, type Tally } from '../../source.ts'
import { withoutTokens } from './secrets.ts'

/** One day of one conversation is far below; beyond, parsing would take many times this in memory. */
const mostJsonBytes = 64 * 1024 ** 2
const rootFile = /^(.*\/|)(?:users|org_users|channels|groups|dms|mpims)\.json$/
const dayFile = /^(.*\/|)([^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/
const fileId = /^F[A-Z0-9]{1,30}$/

export interface Folders {
  root: string
  /** Whether there is any file that only such an export has. */
  isExport: boolean
  /** Folder → its day files, oldest first. */
  days: Map<string, string[]>
  /** File id → entry with its bytes. */
  uploads: Map<string, string>
}

/** Finds the export even when the whole of it was put in a folder before zipping. */
export function foldersOf(names: string[]): Folders {
  const root = rootOf(names)
  const days = new Map<string, string[]>()
  const uploads = new Map<string, string>()
  for (const name of names) {
    const [, before, folder = ''] = dayFile.exec(name) ?? []
    if (before === root && !days.get(folder)?.push(name)) days.set(folder, [name])
    const file = fileIn(name)
    if (file) uploads.set(file, name)
  }
  for (const files of days.values()) files.sort()
  return { root, days, uploads, isExport: days.size > 0 || names.some((name) => rootFile.test(name)) }
}

/** The id of an attached file: `__uploads/ID/name`, or `CHANNEL/attachments/ID-name`. */
function fileIn(entry: string): string | undefined {
  const [above, folder = '', name = ''] = entry.split('/').slice(-3)
  const id = above === '__uploads' ? folder : folder === 'attachments' ? name.split('-', 1)[0]! : ''
  return fileId.test(id) && name !== id ? id : undefined
}

/** The elements of a file, or none when it is missing or broken; the latter is counted. */
export async function readList(archive: Archive, name: string, lost: Tally): Promise<unknown[]> {
  const bytes = await archive.read(name, mostJsonBytes)
  if (Buffer.isBuffer(bytes)) {
    const parsed = parse(bytes, archive)
    if (Array.isArray(parsed)) return parsed
    // Some tools save the answer of the API as it came: { ok, members | channels }.
    if (isRecord(parsed)) return [parsed.members, parsed.channels].flatMap(list)
  } else if (bytes.problem === 'not_found') {
    return []
  }
  count(lost, 'unreadable_file')
  return []
}

export async function readRecords(archive: Archive, name: string, lost: Tally): Promise<Json[]> {
  return (await readList(archive, name, lost)).filter(isRecord)
}

function parse(bytes: Buffer, archive: Archive): unknown {
  try {
    return JSON.parse(withoutTokens(new TextDecoder().decode(bytes), archive))
  } catch {
    return undefined
  }
}

/** The shallowest folder with a root file, else with day files below it. */
function rootOf(names: string[]): string {
  const places = names.flatMap((name) => rootFile.exec(name)?.[1] ?? [])
  const lonely = places.length ? [] : names.flatMap((name) => dayFile.exec(name)?.[1] ?? [])
  return [...places, ...lonely].reduce(
    (best, place) => (depth(place) < depth(best) ? place : best),
    places[0] ?? lonely[0] ?? '',
  )
}

function depth(place: string): number {
  return place.split('/').length
}
