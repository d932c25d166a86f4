/** Looking at imports, and setting them going. What takes time is done by the worker. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext, theCommunity } from '#kernel/perform.ts'
import { boardKind } from '#modules/boards/contract.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import type { Analysed } from './analyse.ts'
import { analyse, getRun, importStarted, importUndone, listRuns, startRun, undoRun } from './contract.ts'
import { mayMoveIn } from './rules.ts'
import { closed, findRun, listRunRows, type RunRow, shownRun } from './run-rows.ts'
import { setGoing } from './set-going.ts'
import { asks } from './systems.ts'

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
  async run({ db, found, community, actor, now }) {
    const boards =
      found.state === 'done' ? await db.rows(boardsOf({ ...seerOf(actor), ...ofRun(community, found) })) : []
    return { ...shownRun(found, now), boards }
  },
})

const ofRun = ({ id: community }: { id: string }, { id: importId }: RunRow) => ({ community, importId })

/** Roles give no reading rights: what is closed to me is not named. */
const boardsOf = prepared(
  (a: { community: string; importId: string } & Seer) => sql<{ id: string; title: string }>`
    select s.id, s.title from imported i join subject s on s.community_id = i.community_id and s.id = i.target_id
    where i.community_id = ${a.community} and i.import_id = ${a.importId} and i.table_name = 'subject'
      and s.kind = ${sql.lit(boardKind.kind)} and ${visible(a)}
    order by s.title, s.id limit 20`,
)

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
    const { db, found: run, input, community, actor, now, house, record, refuse } = about
    if (run.isWhole) throw refuse('not_now')
    const ids = [...new Set(input.matches.map(({ memberId }) => memberId))]
    const here = await db.rows(sql<{ id: string }>`
      select id from member where community_id = ${community.id} and id = any(${ids}::uuid[])
        and standing = 'active' and kind in ('member', 'guest')`)
    if (here.length !== ids.length) throw refuse('no_such_member')
    const { boards, audiences } = await chosen(about)
    if (audiences.some(({ key }) => !boards.has(key))) throw refuse('no_such_board')
    // A steward, too, opens nothing to more people than it was open to.
    if (audiences.some(({ key, audience }) => audience === 'community' && boards.get(key) === 'private'))
      throw refuse('board_is_private')
    const form = asks(run.system)
    const { opener } = input
    if (input.fetches && form && !(opener && form.key.test(opener.key) && form.token.test(opener.token)))
      throw refuse('does_not_open')
    const opens = input.fetches && form && opener ? closed({ house, community, importId: run.id }, opener) : null
    const matches = input.matches.map((match) => ({ ...match, by: actor.memberId }))
    db.send(sql`
      update import_run set matches = ${JSON.stringify(matches)}::jsonb, fetches = ${input.fetches},
        audiences = ${JSON.stringify(audiences)}::jsonb, opens = ${opens}::text
      where community_id = ${community.id} and id = ${run.id} and state = 'analysed'`)
    await setGoing(about, run.id, { from: 'analysed', to: 'running' })
    record(importStarted, null, { importId: run.id })
    return shownRun({ ...run, state: 'running' }, now)
  },
})

type Starting = RunContext<typeof startRun, RunRow>

async function chosen({ db, community, found: run, input: { boards: audiences } }: Starting) {
  if (audiences.length === 0) return { boards: new Map<string, string>(), audiences }
  const row = await db.one(sql<{ boards: Analysed['boards'] | null }>`
    select analysis->'boards' as boards from import_run where community_id = ${community.id} and id = ${run.id}`)
  return { boards: new Map(row?.boards?.map(({ key, openness }) => [key, openness])), audiences }
}

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
