/** Bytes that an archive brings along are taken in as any upload's are, before the messages that show them. */
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { keep, nameFor } from '#modules/files/offers.ts'
import type { FileRow, MessageRow, Unkept } from './contract-writing.ts'
import { knownIn } from './ledger.ts'
import type { FileFound, MessageFound } from './rows.ts'
import type { ImportSource } from './source.ts'

type Bringing = {
  house: House
  community: CommunityRef
  source: ImportSource
  batch: { system: string; space: string }
}

type Brought = { rows: MessageRow[]; unkept: Unkept }

/** Of messages nothing of which is written yet. Files that came before are not taken in again. */
export async function bringBytes(bringing: Bringing, messages: MessageFound[]): Promise<Brought> {
  const packed = messages.flatMap(({ files }) => files).filter(({ entry }) => entry !== undefined)
  const known = packed.length > 0 ? await keysHere(bringing, packed) : new Set<string>()
  const unkept = { damaged: 0, notAccepted: 0 }
  const rows: MessageRow[] = []
  for (const message of messages) {
    const files: FileRow[] = []
    for (const file of message.files) {
      const isWanted = file.entry !== undefined && !known.has(file.key)
      files.push(isWanted ? await withBytes(bringing, file, unkept) : bare(file))
    }
    rows.push({ ...message, files })
  }
  return { rows, unkept }
}

const keysHere = ({ house, community, batch }: Bringing, files: FileFound[]): Promise<Set<string>> =>
  knownIn(house, community.id, batch)(files.map(({ key }) => key))

/** A link; or, of what had none, the name that is left of it. */
const bare = ({ entry: _, ...file }: FileFound): FileRow => (file.link === null ? { ...file, type: '', size: 0 } : file)

async function withBytes({ house, community, source }: Bringing, file: FileFound, unkept: Unkept): Promise<FileRow> {
  try {
    const shelf = { house, community, now: house.clock.now() }
    const { type, size, ending, ...kept } = await keep(shelf, source.stream(file.entry!))
    return { key: file.key, name: nameFor(file.name, ending), type, size, link: null, kept }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    unkept[error.code === 'archive_entry_is_damaged' ? 'damaged' : 'notAccepted']++
    return bare(file)
  }
}
