/** Looking at imports, and setting them going. What takes time is done by the worker. */
import { sql } from 'kysely'
import type { Operation } from '#kernel/contract.ts'
import { handle, type RunContext, theCommunity } from '#kernel/perform.ts'
import { analyse, getRun, importStarted, importUndone, listRuns, startRun, undoRun } from './contract.ts'
import { mayMoveIn } from './rules.ts'
import { findRun, listRunRows, type RunRow, shownRun } from './run-rows.ts'
import { goOn } from './worker.ts'

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
    const { found: run, refuse } = about
    if (run.state !== 'uploading') throw refuse('not_now')
    if (run.received !== run.size) throw refuse('not_whole_yet')
    return setGoing(about, 'uploading', 'analysing')
  },
})

handle(startRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run(about) {
    const { db, found: run, input, community, actor, record, refuse } = about
    const ids = [...new Set(input.matches.map(({ memberId }) => memberId))]
    const here = await db.rows(sql<{ id: string }>`
      select id from member where community_id = ${community.id} and id = any(${ids}::uuid[])
        and standing = 'active' and kind in ('member', 'guest')`)
    if (here.length !== ids.length) throw refuse('no_such_member')
    const matches = input.matches.map((match) => ({ ...match, by: actor.memberId }))
    db.send(sql`
      update import_run set matches = ${JSON.stringify(matches)}::jsonb
      where community_id = ${community.id} and id = ${run.id} and state = 'analysed'`)
    const started = await setGoing(about, 'analysed', 'running')
    record(importStarted, null, { importId: run.id })
    return started
  },
})

handle(undoRun, {
  find: (about) => findRun(about, about.input.importId),
  allow: mayMoveIn,
  async run(about) {
    const { db, found: run, community, actor, now, record, refuse } = about
    if (run.state !== 'done' && run.state !== 'failed') throw refuse('not_now')
    if (!shownRun(run, now).can.undo) throw refuse(run.hasWritten || run.state === 'done' ? 'too_late' : 'not_now')
    db.send(sql`
      update import_run set undone_by = ${actor.memberId}, back_pass = 0, back_key = ''
      where community_id = ${community.id} and id = ${run.id}`)
    const undoing = await setGoing(about, run.state, 'undoing')
    record(importUndone, null, { importId: run.id })
    return undoing
  },
})

type Setting = RunContext<Operation, RunRow>

/** Of two at once one sets it going; the worker takes it after the commit, or after a restart. */
async function setGoing(
  about: Pick<Setting, 'db' | 'found' | 'community' | 'now' | 'refuse' | 'house' | 'afterCommit'>,
  from: string,
  to: string,
) {
  const { db, found: run, community, now, refuse, house, afterCommit } = about
  const moved = await db.one(sql`
    update import_run set state = ${to}, taken_until = ${now}
    where community_id = ${community.id} and id = ${run.id} and state = ${from} returning true as moved`)
  if (!moved) throw refuse('not_now')
  afterCommit(() => goOn({ house, community, importId: run.id }))
  return shownRun({ ...run, state: to as RunRow['state'] }, now)
}
