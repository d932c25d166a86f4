/** Bytes that an archive brings along are taken in as any upload's are, before the messages or tasks that show them. */
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { keep, nameFor } from '#modules/files/offers.ts'
import type { FileRow, Unkept } from './contract-writing.ts'
import { knownIn } from './ledger.ts'
import type { FileFound } from './rows.ts'
import type { ImportSource } from './source.ts'

type Bringing = {
  house: House
  community: CommunityRef
  source: ImportSource
  batch: { system: string; space: string }
}

type Found = { key: string; files: FileFound[] }
type Brought<Row> = { rows: (Omit<Row, 'files'> & { files: FileRow[] })[]; unkept: Unkept }

/** Of messages or tasks nothing of which is written yet. What came before stays as it is, with its files. */
export async function bringBytes<Row extends Found>(bringing: Bringing, found: Row[]): Promise<Brought<Row>> {
  const { house, community, batch } = bringing
  const packed = found.filter(({ files }) => files.some(({ entry }) => entry !== undefined))
  const keys = packed.flatMap(({ key, files }) => [key, ...files.map((file) => file.key)])
  const known = keys.length > 0 ? await knownIn(house, community.id, batch)(keys) : new Set<string>()
  const unkept = { damaged: 0, notAccepted: 0 }
  const rows: Brought<Row>['rows'] = []
  for (const row of found) {
    const files: FileRow[] = []
    for (const file of row.files) {
      const isWanted = file.entry !== undefined && !known.has(row.key) && !known.has(file.key)
      files.push(isWanted ? await withBytes(bringing, file, unkept) : bare(file))
    }
    rows.push({ ...row, files })
  }
  return { rows, unkept }
}

/** Of rows that were written before. */
export const withoutBytes = <Row extends Found>(found: Row[]): Brought<Row>['rows'] =>
  found.map((row) => ({ ...row, files: row.files.map(bare) }))

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
