/** What a community's export holds, noun by noun: declared by the module that keeps it. Documented in docs/export.md. */

import type { RawBuilder } from 'kysely'

export type Row = Record<string, unknown>

export type Noun = {
  /** also the name of the file: `data/NAME.json` */
  name: string
  table: string
  columns: readonly string[]
  /** A column that is not given as it is stored. */
  as?: Record<string, string>
  /** What is no column, for whoever reads it. */
  more?: Record<string, string>
  /** Joins and conditions over the table `t`; `seen` holds the ids of subjects, `me` the exporting member. */
  from?: string
  order: string
  /** Nouns whose rows these ones name, where they are not of a module before. */
  after?: readonly string[]
  /** For people to read in a spreadsheet, too. */
  alsoCsv?: boolean
  /** An archive is hostile: a row of one as it may be written here. */
  arrives?: (row: Row) => Row
  /** Over a row `r` of an archive, when the rows that it names are there: without it the row stays out. */
  fits?: (community: string) => RawBuilder<boolean>
  /** What can be found by them, and the column that holds its id. */
  found?: { kind: string; by: string }
}

const nouns = new Map<string, Noun>()

export function exported(...declared: Noun[]): void {
  for (const noun of declared) {
    if (nouns.has(noun.name)) throw new Error(`${noun.name} is declared twice for exports`)
    nouns.set(noun.name, noun)
  }
}

/** In the order in which an import can write them. Asked when all modules are there. */
export function nounsExported(): Noun[] {
  const ordered = new Set<Noun>()
  const put = (noun: Noun) => {
    for (const name of noun.after ?? []) put(nouns.get(name)!)
    ordered.add(noun)
  }
  for (const noun of nouns.values()) put(noun)
  return [...ordered]
}

/** For `from`: only what belongs to a subject that the exporting member may see. */
export const ofSeen = (column = 'subject_id'): string => `join seen on seen.id = t.${column}`
/** For `as`: an id only where the exporting member may see its subject. */
export const inSeen = (column: string): string =>
  `case when exists (select from seen o where o.id = t.${column}) then t.${column} end`
