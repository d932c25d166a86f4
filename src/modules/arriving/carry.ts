/**
 * Carries a community over, noun by noun in the order of the export, in small transactions that may be cut anywhere: ids
 * stay, the community is another, and what is there already is skipped.
 */

import { sql } from 'kysely'
import type { Transaction } from '#kernel/database.ts'
import { type Noun, nounsExported, type Row } from '#kernel/exporting.ts'
import type { House } from '#kernel/perform.ts'
import { findAgain } from '#kernel/searchable.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import type { Archive } from '#modules/imports/offers.ts'
import { batchesIn } from './archive-rows.ts'
import { type Figures, movedIn } from './contract.ts'
import { fileColumns, withBytes } from './files.ts'
import { harmless } from './harmless.ts'
import { type Key, listKeys } from './keys.ts'
import { linkedLater, linkRows, refuseRows, writeRows } from './write.ts'

when(movedIn, { level: 'quiet' })
for (const { table, found } of nounsExported())
  if (found)
    findAgain(
      found.kind,
      [movedIn],
      sql`select jsonb_array_elements_text(page.data->'ids')::uuid as id from page where page.data->>'table' = ${sql.lit(table)}`,
    )

const AT_ONCE = 500
/** Each is unpacked and stored before its row: so many wait for one transaction. */
const FILES_AT_ONCE = 20

type Tally = Record<string, number>
export type Carrying = {
  house: House
  community: CommunityRef
  archive: Archive
  /** In the transaction of each batch: what is new by noun, and how many rows were dealt with so far. */
  also?: (tx: Transaction, fresh: Tally, done: number) => void
}
export type Carried = { fresh: Tally; changed: Tally; lost: Tally }
type Run = Carrying & Carried & { keys: readonly Key[]; done: number }

export async function carry(carrying: Carrying): Promise<Carried> {
  const keys = await carrying.house.db.transaction(carrying.community.id, listKeys)
  const run: Run = { ...carrying, keys, fresh: {}, changed: {}, lost: {}, done: 0 }
  for (const noun of nounsExported()) {
    const most = noun.table === 'file' ? FILES_AT_ONCE : AT_ONCE
    for await (const rows of batchesIn(run.archive, noun.name, most)) await write(run, noun, rows)
    if (!(noun.table in linkedLater)) continue
    for await (const rows of batchesIn(run.archive, noun.name, AT_ONCE)) await link(run, noun, rows)
  }
  return run
}

export const count = (tally: Tally, what: string, by = 1): void => {
  if (by > 0) tally[what] = (tally[what] ?? 0) + by
}

async function write(run: Run, noun: Noun, given: Row[]): Promise<void> {
  const { house, community, keys, changed, lost, fresh, also } = run
  const { name, table, columns, found, fits } = noun
  const onLink = () => count(changed, 'link_left_out')
  const safe = given.map((row) => harmless(noun, row, onLink)).filter((row) => row !== undefined)
  count(lost, 'direct_conversation', given.length - safe.length)
  const isFile = table === 'file'
  const rows = isFile ? await withBytes({ ...run, onLost: (what) => count(lost, what) }, safe) : safe
  const batch = { table, found, fits, columns: isFile ? [...columns, ...fileColumns] : columns, rows }
  run.done += given.length
  const written = await house.db
    .transaction(community.id, async (tx) => {
      const done = await writeRows({ tx, community: community.id, now: house.clock.now(), keys }, batch)
      also?.(tx, { [name]: done.fresh }, run.done)
      return done
    })
    .catch(refuseRows)
  count(fresh, name, written.fresh)
  count(lost, 'without_home', written.homeless)
}

function link({ house, community, keys }: Run, { table }: Noun, rows: Row[]): Promise<void> {
  const now = house.clock.now()
  return house.db
    .transaction(community.id, async (tx) => linkRows({ tx, community: community.id, now, keys }, table, rows))
    .catch(refuseRows)
}

/** Effects outside are readings, too. */
export const figuresOf = (of: Tally): Figures => ({
  people: of.members ?? 0,
  circles: of.circles ?? 0,
  channels: of.channels ?? 0,
  goals: of.goals ?? 0,
  readings: (of.readings ?? 0) + (of.effects ?? 0),
  messages: of.messages ?? 0,
  files: of.files ?? 0,
})

export const listOf = (tally: Tally): { what: string; count: number }[] =>
  Object.entries(tally)
    .map(([what, many]) => ({ what, count: many }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1))
