/** A backup of the running instance, and when the last one was made. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { type House, handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { backUp } from './contract.ts'
import { type BackedUp, factsOf } from './facts.ts'

handle(backUp, {
  find: async () => ({}),
  allow: ({ actor }: { actor: Actor }) => actor.kind === 'operator',
  async run({ house, refuse }) {
    const make = factsOf(house)?.backUp
    if (!make) throw refuse('no_backup_here')
    return { stream: make((backup) => remember(house, backup)), type: 'application/zstd', inline: false }
  },
})

type Last = { at: string; lost: number }

const remember = ({ db }: House, { madeAt, blobs }: BackedUp) => {
  const last: Last = { at: madeAt, lost: blobs.lost.length }
  return db.rows(sql`
    insert into instance_setting (name, value) values ('last_backup', ${JSON.stringify(last)}::jsonb)
    on conflict (name) do update set value = excluded.value`)
}

export async function lastBackup(db: Db): Promise<Last | undefined> {
  const row = await db.one(sql<{ value: Last }>`select value from instance_setting where name = 'last_backup'`)
  return row?.value
}
