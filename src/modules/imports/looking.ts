/** What looking at channels and at boards share. */
import { limits } from '#modules/files/contract.ts'
import type { FileFound } from './rows.ts'
import { count, type ImportSource, type Tally } from './source.ts'

/** Which of these keys are here already. */
export type Knows = (keys: string[]) => Promise<Set<string>>
/** How much somebody did, and how much was said in something, by ids of the source. */
export type Said = { by: Map<string, number>; in: Map<string, number> }

export async function inPieces(keys: string[], knows: Knows): Promise<Set<string>> {
  const all = new Set<string>()
  for (let from = 0; from < keys.length; from += 500) {
    for (const key of await knows(keys.slice(from, from + 500))) all.add(key)
  }
  return all
}

/** Whether an address can be opened at all is asked before anybody gave something to open it. */
const anything = { key: '', token: '' }

export type Figured = { figures: { withBytes: number }; fetch: { files: number; bytes: number }; lost: Tally }

/** Which come with their bytes, and which could be fetched. */
export function lookAtFiles(source: ImportSource, files: FileFound[], { figures, fetch, lost }: Figured): void {
  for (const { entry, link, size } of files) {
    const packed = entry === undefined ? undefined : source.sizeOf(entry)
    if (packed !== undefined && packed <= limits.fileBytes) figures.withBytes++
    else if (packed !== undefined) count(lost, 'file_not_accepted')
    else if (link !== null && source.lent?.open(link, anything) !== undefined) {
      fetch.files++
      fetch.bytes += size
    }
  }
}
