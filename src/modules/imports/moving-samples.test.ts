/**
 * Every sample of Trello and Asana moves in by the screen: looked at, carried, brought again, taken back. Each figure of its
 * report is what somebody else counted in the file (`counted-boards.ts`), and is what stands in the tables afterwards.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { countedIn } from '#tests/counted-boards.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed } from '#tests/moving.ts'
import { getRun, type Report, type Run, readAnalysis, startRun, undoRun } from './contract.ts'
import { whenIdle } from './worker.ts'

const { mara, house, world, settle } = await openTestHouse()
const root = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const samples = ['trello', 'asana'].flatMap((folder) => {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  const all = readdirSync(path, { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
})

/** Figure of a report → what stands in the tables. */
const tables = {
  boards: sql`board`,
  lists: sql`board_list`,
  tasks: sql`task`,
  subtasks: sql`task where parent_id is not null`,
  checklistItems: sql`checklist_item`,
  comments: sql`message`,
  labels: sql`label`,
  members: sql`member where kind = 'placeholder'`,
  customFields: sql`board_field`,
  attachments: sql`file`,
  dependencies: sql`task_wait`,
}
type Figure = keyof typeof tables
const names = Object.keys(tables) as Figure[]

async function standing(): Promise<Record<Figure, number>> {
  await settle()
  return house.db.transaction(world.lahn.id, async (tx) => {
    const counts = names.map(async (name) => {
      const row = await tx.one(sql<{ n: number }>`select count(*)::int as n from ${tables[name]}`)
      return [name, row!.n] as const
    })
    return Object.fromEntries(await Promise.all(counts)) as Record<Figure, number>
  })
}
const alsoLeft = ['subject', 'imported', 'task_place', 'task_value', 'task_assignee', 'circle', 'search_entry', 'watch']
const rowsLeft = () =>
  house.db.transaction(world.lahn.id, (tx) =>
    Promise.all(
      alsoLeft.map(async (table) => tx.one(sql`select ${table} as t, count(*)::int as n from ${sql.table(table)}`)),
    ),
  )

async function movedIn(path: string): Promise<{ run: Run; report: Report; announced: Report }> {
  const run = await analysed(mara, readFileSync(path), basename(path))
  assert.equal(run.problem, null)
  const { report: announced } = await mara.does(readAnalysis, { importId: run.id })
  await mara.does(startRun, { importId: run.id })
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.equal(done.state, 'done', done.problem ?? '')
  return { run: done, report: done.report!, announced }
}

const figuresIn = (report: Report) => Object.fromEntries(names.map((name) => [name, report[name]]))
const saidIn = ({ skipped, changed, lost }: Report): Record<string, number> => ({
  ...Object.fromEntries(skipped.map(({ reason, count }) => [`skipped.${reason}`, count])),
  ...Object.fromEntries(changed.map(({ what, count }) => [`changed.${what}`, count])),
  ...Object.fromEntries(lost.map(({ what, count }) => [`lost.${what}`, count])),
})

test('the samples are here', { skip: samples.length > 0 ? false : '../shared/samples is not there' }, () => {
  const seen = ['trello', 'asana'].map(
    (system) => samples.filter((path) => path.includes(`/samples/${system}/`)).length,
  )
  assert.ok(
    seen.every((many) => many > 1),
    String(seen),
  )
})

for (const path of samples) {
  test(`${path.slice(root.length)}: what came is what the file holds; nothing comes twice, and all of it goes again`, async () => {
    const bytes = readFileSync(path)
    const { said, ...counted } = countedIn(bytes.toString(path.includes('excel') ? 'latin1' : 'utf8'))
    const [before, left] = [await standing(), await rowsLeft()]
    const { run, report, announced } = await movedIn(path)
    assert.deepEqual(report, announced, 'as it was announced')
    assert.deepEqual(figuresIn(report), counted, 'as it was counted')
    const told = saidIn(report)
    for (const [what, many] of Object.entries(said)) assert.equal(told[what] ?? 0, many, what)
    const after = await standing()
    for (const name of names) assert.equal(after[name] - before[name], counted[name], `${name} in the tables`)
    const again = await movedIn(path)
    assert.ok(
      names.every((name) => again.report[name] === 0),
      JSON.stringify(again.report),
    )
    assert.deepEqual(await standing(), after)
    await mara.does(undoRun, { importId: run.id })
    await whenIdle()
    const undone = await mara.does(getRun, { importId: run.id })
    assert.deepEqual([undone.state, undone.kept], ['undone', 0])
    assert.deepEqual(await standing(), before)
    assert.deepEqual(await rowsLeft(), left)
  })
}
