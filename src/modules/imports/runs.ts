/** Looking at imports, and setting them going. What takes time is done by the worker. */
import { sql } from 'kysely'
import { handle, theCommunity } from '#kernel/perform.ts'
import { analyse, getRun, importStarted, importUndone, listRuns, startRun, undoRun } from './contract.ts'
import { mayMoveIn } from './rules.ts'
import { findRun, listRunRows, shownRun } from './run-rows.ts'
import { setGoing } from './set-going.ts'

handle(listRuns, {
  find: theCommunity,
  allow: mayMoveIn,
  async run({ db, community, now }) {
    return { items: (await listRunRows(db, community.id, sql`true`, 50)).map((row) => shownRun(row, now)) }
  },
})

handle(getRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  run: async ({ found, now }) => shownRun(found, now),
})

handle(analyse, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run(about) {
    const { found: run, now, refuse } = about
    if (run.state !== 'uploading') throw refuse('not_now')
    if (run.received !== run.size) throw refuse('not_whole_yet')
    await setGoing(about, run.id, { from: 'uploading', to: 'analysing' })
    return shownRun({ ...run, state: 'analysing' }, now)
  },
})

handle(startRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run(about) {
    const { db, found: run, input, community, actor, now, record, refuse } = about
    if (run.isWhole) throw refuse('not_now')
    const ids = [...new Set(input.matches.map(({ memberId }) => memberId))]
    const here = await db.rows(sql<{ id: string }>`
      select id from member where community_id = ${community.id} and id = any(${ids}::uuid[])
        and standing = 'active' and kind in ('member', 'guest')`)
    if (here.length !== ids.length) throw refuse('no_such_member')
    const matches = input.matches.map((match) => ({ ...match, by: actor.memberId }))
    db.send(sql`
      update import_run set matches = ${JSON.stringify(matches)}::jsonb, fetches = ${input.fetches}
      where community_id = ${community.id} and id = ${run.id} and state = 'analysed'`)
    await setGoing(about, run.id, { from: 'analysed', to: 'running' })
    record(importStarted, null, { importId: run.id })
    return shownRun({ ...run, state: 'running' }, now)
  },
})

handle(undoRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run(about) {
    const { db, found: run, community, actor, now, record, refuse } = about
    if (run.isWhole || (run.state !== 'done' && run.state !== 'failed')) throw refuse('not_now')
    if (!shownRun(run, now).can.undo) throw refuse(run.hasWritten || run.state === 'done' ? 'too_late' : 'not_now')
    db.send(sql`
      update import_run set undone_by = ${actor.memberId}, back_pass = 0, back_key = ''
      where community_id = ${community.id} and id = ${run.id}`)
    await setGoing(about, run.id, { from: run.state, to: 'undoing' })
    record(importUndone, null, { importId: run.id })
    return shownRun({ ...run, state: 'undoing' }, now)
  },
})
