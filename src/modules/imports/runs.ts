/** An import as a row: when it began, how it ended. */
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { beginRun, endRun } from './contract.ts'
import { mayImport } from './rules.ts'

handle(beginRun, {
  find: theCommunity,
  allow: mayImport,
  async run({ db, input, community, now, actor }) {
    const id = newId()
    db.send(sql`
      insert into import_run (community_id, id, system, space, state, started_at, made_by)
      values (${community.id}, ${id}, ${input.system}, ${input.space}, 'running', ${now}, ${actor.memberId})`)
    return { id }
  },
})

handle(endRun, {
  find: ({ db, input, community }) =>
    db.one(sql<{ id: string }>`
      select id from import_run where community_id = ${community.id} and id = ${input.importId}`),
  allow: mayImport,
  async run({ db, input, community, now }) {
    const { importId, state, report } = input
    db.send(sql`
      update import_run set state = ${state}, report = ${report}::jsonb, finished_at = ${now}
      where community_id = ${community.id} and id = ${importId}`)
    return {}
  },
})
