/** How long what is kept: as the jobs that clean say themselves, and what they have removed. */
import { sql } from 'kysely'
import { retentions } from '#kernel/jobs.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { type Retention, readRetention } from './contract.ts'

handle(readRetention, {
  find: async () => ({}),
  allow: ({ actor }: { actor: Actor }) => actor.kind === 'operator',
  async run({ db }) {
    const rows = await db.rows(sql<Omit<Retention, 'keptHours'>>`
      select name, done_at, removed, last_removed, last_removed_at from job`)
    const known = new Map(rows.map((row) => [row.name, row]))
    const none = { doneAt: null, removed: 0, lastRemoved: 0, lastRemovedAt: null }
    return { items: retentions().map((one) => ({ ...none, ...known.get(one.name), ...one })) }
  },
})
