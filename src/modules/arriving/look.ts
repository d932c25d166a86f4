/** Looks what an archive holds, and writes nothing: who and how much is in it, what comes changed, what cannot come. */
import { nounsExported, type Row } from '#kernel/exporting.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Archive } from '#modules/imports/offers.ts'
import { FORMAT } from '#modules/leaving/offers.ts'
import { readAbout, rowsIn } from './archive-rows.ts'
import { count, figuresOf, listOf } from './carry.ts'
import type { Found } from './contract.ts'
import { entryOf, isDamaged } from './files.ts'
import { harmless } from './harmless.ts'
import { type Home, homeIn } from './home.ts'

export type Looked = Omit<Found, 'slug'> & { home: Home }
type Person = Found['people'][number]
type Tally = Record<string, number>
const MOST_SHOWN = 500
const MOST_PEOPLE = 200_000

/** `total`: rows of all nouns. */
export async function look(archive: Archive): Promise<{ total: number; looked: Looked }> {
  const about = await readAbout(archive)
  mustBeOurs(about)
  const [rows, changed, lost]: [Tally, Tally, Tally] = [{}, {}, {}]
  const people = new Map<string, Person>()
  for (const noun of nounsExported()) {
    const { name, table } = noun
    for await (const row of rowsIn(archive, name)) {
      count(rows, name)
      if (!harmless(noun, row, () => count(changed, 'link_left_out'))) count(lost, 'direct_conversation')
      if (table === 'member') meet(people, row)
      if (table === 'message') hear(people, row)
      if (table === 'file') await lookAtFile(archive, row, lost)
    }
  }
  count(changed, 'person_without_account', people.size)
  for (const [why, many] of archive.skipped) count(lost, `archive_${why}`, many)
  count(lost, 'unknown_part', archive.names.filter(isUnknown).length)
  const home = homeIn(about)
  const looked = {
    ...{ home, name: home.name, mission: home.mission, madeAt: instantOf(about.madeAt) },
    ...{ figures: figuresOf(rows), changed: listOf(changed), lost: listOf(lost) },
    people: [...people.values()].sort((a, b) => b.messages - a.messages).slice(0, MOST_SHOWN),
  }
  return { total: Object.values(rows).reduce((sum, many) => sum + many, 0), looked }
}

function meet(people: Map<string, Person>, { id, name }: Row): void {
  // They are held in memory, each: no community is that large, and an archive may pretend to be.
  if (people.size >= MOST_PEOPLE) throw new Refusal('too_large', 'archive_is_too_big')
  people.set(String(id), { id: String(id), name: String(name).slice(0, 120), messages: 0 })
}

function hear(people: Map<string, Person>, { author_id }: Row): void {
  const author = people.get(String(author_id))
  if (author) author.messages++
}

/** Refuses what is none of ours, and what a later version packed: what it means nobody here can know. */
export function mustBeOurs({ leitsternExport: format }: Row): void {
  if (!Number.isInteger(format)) throw new Refusal('invalid', 'not_a_leitstern_export')
  if ((format as number) > FORMAT) throw new Refusal('invalid', 'made_by_a_newer_leitstern')
  if (format !== FORMAT) throw new Refusal('invalid', 'not_a_leitstern_export')
}

async function lookAtFile(archive: Archive, row: Row, lost: Tally): Promise<void> {
  if (archive.sizeOf(entryOf(row)) !== undefined) {
    if (await isDamaged(archive, row)) count(lost, 'file_damaged')
  } else if (!row.source_url) count(lost, 'file_without_bytes')
}

function isUnknown(entry: string): boolean {
  return entry.startsWith('data/') && !nounsExported().some(({ name }) => entry === `data/${name}.json`)
}

export function instantOf(value: unknown): string | null {
  const at = typeof value === 'string' ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}
