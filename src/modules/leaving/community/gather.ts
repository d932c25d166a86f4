/** Reads a community as one may see it, all of one moment. */
import { sql } from 'kysely'
import type { Transaction } from '#kernel/database.ts'
import { type Noun, nounsExported, type Row } from '#kernel/exporting.ts'
import type { House } from '#kernel/perform.ts'
import { visible } from '#modules/subjects/visible.ts'
import { rowsOf } from './nouns.ts'

/** `member`: who takes it along; null: the operator, who gets what the whole community shares. */
export type Asking = { community: string; member: string | null }
export type Gathering = {
  rows(noun: Noun | string): AsyncGenerator<{ row: Row; blob: string | null }>
  tx: Transaction
}

const AT_ONCE = 1_000

/** Roles give no reading rights: what the exporter cannot see is not there. Direct conversations never are. */
export function gather<T>(house: House, asking: Asking, work: (of: Gathering) => Promise<T>): Promise<T> {
  const reading = async (tx: Transaction) => {
    await note(tx, asking)
    return work({ tx, rows: (noun) => read(tx, typeof noun === 'string' ? nounNamed(noun) : noun) })
  }
  return house.db.transaction(asking.community, reading, 'moment')
}

/** What the nouns ask for: which subjects are seen, and by whom. */
async function note(tx: Transaction, { community, member }: Asking): Promise<void> {
  await tx.rows(sql`create temp table seen (id uuid primary key) on commit drop`)
  await tx.rows(sql`create temp table me (id uuid) on commit drop`)
  await tx.rows(sql`insert into me select ${member}::uuid where ${member}::uuid is not null`)
  const shared = member ? visible({ member, seesPrivate: true }) : sql`s.audience in ('public', 'community')`
  await tx.rows(sql`insert into seen select s.id from subject s
    where s.community_id = ${community} and s.deleted_at is null and s.audience <> 'direct' and ${shared}`)
}

const nounNamed = (name: string): Noun => nounsExported().find((noun) => noun.name === name)!

let cursors = 0

async function* read(tx: Transaction, noun: Noun) {
  const cursor = `taken_${cursors++ % 50}`
  await tx.rows(sql`declare ${sql.id(cursor)} no scroll cursor for ${sql.raw(rowsOf(noun))}`)
  for (;;) {
    const rows = await tx.rows(sql<{ row: Row; blob: string | null }>`
      fetch ${sql.lit(AT_ONCE)} from ${sql.id(cursor)}`)
    yield* rows
    if (rows.length < AT_ONCE) break
  }
  await tx.rows(sql`close ${sql.id(cursor)}`)
}
