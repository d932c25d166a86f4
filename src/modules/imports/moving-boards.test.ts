/** Boards by the screen: looked at, chosen who sees them, carried on after a crash, claimed, taken back, their files fetched. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { getBoard, listBoards } from '#modules/boards/contract.ts'
import { closeTask, getTask, moveTask } from '#modules/boards/task/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import type { TestActor } from '#tests/house.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed } from '#tests/moving.ts'
import { CARDS, trelloBoard, trelloId } from '#tests/moving-boards.ts'
import { pictureOf } from '#tests/pictures.ts'
import { zip } from '#tests/zip.ts'
import { getRun, listKept, type Run, readAnalysis, startRun, undoRun } from './contract.ts'
import { listPlaceholders, makeClaimLink, useClaimLink } from './contract-claims.ts'
import { whenIdle } from './worker.ts'

const { ana, mara, ben, cem, house, world, clock, clean, settle, outside } = await openTestHouse()
const { bytes: picture } = await pictureOf('#2a7f8e')
const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json))
const KEY = '0123456789abcdef0123456789abcdef'
const TOKEN = `ATTA${'1f'.repeat(32)}`

const tables = [
  'member',
  'circle',
  'circle_member',
  'let_in',
  'subject',
  'board',
  'board_list',
  'label',
  'board_field',
  'task',
]
tables.push(
  'field_option',
  'task_place',
  'task_value',
  'task_assignee',
  'checklist',
  'checklist_item',
  'message',
  'file',
)
tables.push('task_label', 'task_wait', 'imported', 'search_entry', 'watch')
async function rowCounts() {
  await settle()
  return house.db.transaction(world.lahn.id, async (tx) => {
    const counts = tables.map(async (table) => {
      const row = await tx.one(sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`)
      return [table, row!.many] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  })
}

async function movedIn(bytes: Buffer, more: object = {}): Promise<Run> {
  const run = await analysed(mara, bytes, 'board.json')
  assert.equal(run.problem, null)
  await mara.does(startRun, { importId: run.id, ...more })
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.equal(done.state, 'done', done.problem ?? '')
  return done
}
async function takenBack(run: Run): Promise<Run> {
  await mara.does(undoRun, { importId: run.id })
  await whenIdle()
  return mara.does(getRun, { importId: run.id })
}
async function boardFor(who: TestActor, title: string) {
  const found = (await who.does(listBoards, {})).items.find((one) => one.title === title)
  return found && who.does(getBoard, { boardId: found.id })
}

test('what nobody touched goes without a trace, and comes again as it was', async () => {
  const before = await rowCounts()
  const first = await movedIn(bytesOf(trelloBoard()))
  const after = await rowCounts()
  const undone = await takenBack(first)
  assert.deepEqual([undone.state, undone.kept], ['undone', 0])
  assert.deepEqual(await rowCounts(), before)
  const again = await movedIn(bytesOf(trelloBoard()))
  assert.deepEqual(again.report, first.report)
  assert.deepEqual(await rowCounts(), after)
  await takenBack(again)
  assert.deepEqual(await rowCounts(), before)
})

test('what was moved, done or answered stays with what it needs, and is listed; the rest goes', async () => {
  const run = await movedIn(bytesOf(trelloBoard()))
  const board = (await boardFor(ben, 'Bootshaus'))!
  const [boats, gloves] = ['Boote streichen', 'Handschuhe'].map(
    (title) => board.tasks.find((one) => one.title === title)!,
  )
  await ben.does(moveTask, { taskId: gloves!.id, listId: board.lists[1]!.id })
  await ben.does(postMessage, { subjectId: boats!.id, text: 'Ich streiche mit' })
  const undone = await takenBack(run)
  const left = (await boardFor(ben, 'Bootshaus'))!
  assert.deepEqual(left.tasks.map(({ title }) => title).sort(), ['Boote streichen', 'Handschuhe'])
  const { items } = await mara.does(listKept, { importId: run.id })
  assert.deepEqual(
    items
      .filter(({ table }) => table === 'subject')
      .map(({ kind, why, name }) => [kind, why, name])
      .sort(),
    [
      ['board', 'linked', 'Bootshaus'],
      ['task', 'changed', 'Handschuhe'],
      ['task', 'in_use', 'Boote streichen'],
    ],
  )
  assert.equal(undone.kept, items.length)
  const again = await movedIn(bytesOf(trelloBoard()))
  assert.deepEqual(
    [again.report!.boards, again.report!.tasks, again.report!.comments],
    [0, 2, 3],
    'only what went comes again',
  )
})

test('a private board is for its people and whoever brought it; an open one for whom a steward chose', async () => {
  const secret = trelloBoard({
    id: trelloId(810),
    name: 'Geheim',
    prefs: { permissionLevel: 'private' },
    cards: [],
    actions: [],
  })
  const open = trelloBoard({
    id: trelloId(811),
    name: 'Enger',
    prefs: { permissionLevel: 'public' },
    cards: [],
    actions: [],
  })
  const run = await analysed(
    mara,
    zip([secret, open].map((json, n) => ({ name: `${n}.json`, data: JSON.stringify(json) }))),
  )
  const { boards, fetch } = await mara.does(readAnalysis, { importId: run.id })
  assert.deepEqual(
    boards.map(({ name, openness, isHere }) => [name, openness, isHere]),
    [
      ['Geheim', 'private', false],
      ['Enger', 'public', false],
    ],
  )
  assert.equal(fetch, null)
  const choose = (key: string, audience: 'community' | 'circle') => ({ importId: run.id, boards: [{ key, audience }] })
  await mara.isRefused(startRun, choose(boards[0]!.key, 'community'), 'board_is_private')
  await mara.isRefused(startRun, choose('board:anderes', 'circle'), 'no_such_board')
  await mara.does(startRun, choose(boards[1]!.key, 'circle'))
  await whenIdle()
  for (const title of ['Geheim', 'Enger']) {
    assert.ok(await boardFor(mara, title), 'whoever holds the file sees what it was')
    for (const who of [ana, ben, cem]) assert.equal(await boardFor(who, title), undefined)
  }
})

test('whoever turns out to be somebody has their tasks, comments and mentions', async () => {
  await movedIn(bytesOf(trelloBoard({ id: trelloId(820), name: 'Beim Namen' })))
  const [tom] = (await mara.does(listPlaceholders, { query: 'Tom' })).items
  const { link } = await mara.does(makeClaimLink, { placeholderId: tom!.id })
  await cem.does(useClaimLink, { secret: link.split('#')[1]! })
  const board = (await boardFor(cem, 'Bootshaus'))!
  const taskId = board.tasks.find(({ title }) => title === 'Boote streichen')!.id
  const task = await cem.does(getTask, { taskId })
  assert.ok(task.assignees.some(({ id }) => id === world.lahn.members.cem))
  assert.equal(task.checklists[0]!.items[1]!.assignee?.id, world.lahn.members.cem)
  assert.ok(task.about.includes(`<@member:${world.lahn.members.cem}>`))
  assert.equal(task.follows, true)
  await ben.does(closeTask, { taskId })
  assert.ok((await cem.hears()).some(({ kind }) => kind === 'boards.task_closed'))
})

test('killed in the middle, it goes on where it was: nothing twice, nothing missing, the same report', async () => {
  const many = Array.from({ length: 1_300 }, (_, n) => ({
    ...{
      id: trelloId(2000 + n),
      name: `Karte ${n}`,
      idList: trelloId(11),
      pos: n,
      closed: false,
      idMembers: [trelloId(1)],
    },
    ...{ attachments: [{ id: trelloId(4000 + n), name: 'Link', url: `https://x.example/${n}`, isUpload: false }] },
  }))
  const said = Array.from({ length: 700 }, (_, n) => ({
    ...{ id: trelloId(6000 + n), type: 'commentCard', date: '2024-05-01T10:00:00.000Z', idMemberCreator: trelloId(2) },
    data: { text: `Kommentar ${n}`, card: { id: trelloId(2000 + n) } },
  }))
  const bytes = bytesOf(trelloBoard({ id: trelloId(830), name: 'Groß', cards: many, actions: said, checklists: [] }))
  const run = await analysed(mara, bytes)
  const announced = (await mara.does(readAnalysis, { importId: run.id })).report
  const { transaction } = house.db
  /** The power goes twice: among the tasks, and among the comments. */
  for (const [cut, kept] of [
    [1_000, 500],
    [1_800, 1_300],
  ] as const) {
    let gone = false
    house.db.transaction = async (community, work) =>
      transaction(community, async (tx) => {
        const result = await work(tx)
        const row = await tx.one(sql<{ cursor: number }>`select cursor from import_run where id = ${run.id}`)
        if (row?.cursor === cut && !gone) {
          gone = true
          throw new Error('the power is gone')
        }
        return result
      })
    if (cut === 1_000) await mara.does(startRun, { importId: run.id })
    else {
      clock.forward(3 * 60_000)
      await clean()
    }
    await whenIdle()
    house.db.transaction = transaction
    const now = await mara.does(getRun, { importId: run.id })
    assert.deepEqual([now.state, now.done], ['running', kept])
  }
  clock.forward(3 * 60_000)
  await clean()
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([done.state, done.done], ['done', 2_000])
  assert.deepEqual(done.report, announced)
  const board = (await boardFor(ben, 'Groß'))!
  assert.deepEqual(
    board.tasks.map(({ title }) => title),
    many.map(({ name }) => name),
    'each once, in their order',
  )
  assert.equal(
    board.tasks.reduce((sum, { comments }) => sum + comments, 0),
    700,
  )
  assert.equal(
    board.tasks.reduce((sum, { files }) => sum + files, 0),
    1_300,
  )
})

test('with a key and a token what was uploaded is fetched; both go nowhere else and are kept nowhere', async () => {
  const url = `https://trello.com/1/cards/${CARDS.boats}/attachments/${trelloId(50)}/download/boot.png`
  outside.answers.set(url, { type: 'image/png', body: picture })
  const rest = trelloBoard()
  const json = trelloBoard({
    id: trelloId(840),
    name: 'Mit Bild',
    cards: rest.cards.slice(1, 2).map((card) => ({ ...card, id: trelloId(841) })),
    actions: [],
    checklists: [],
  })
  const run = await analysed(mara, bytesOf(json))
  const { fetch, report } = await mara.does(readAnalysis, { importId: run.id })
  assert.deepEqual(fetch, { host: 'trello.com', files: 1, bytes: 1234, asks: true })
  assert.ok(report.lost.some(({ what }) => what === 'upload_needs_token'))
  const asking = { importId: run.id, fetches: true }
  await mara.isRefused(startRun, asking, 'does_not_open')
  await mara.isRefused(startRun, { ...asking, opener: { key: 'x"\r\nhost: evil', token: TOKEN } }, 'does_not_open')
  await mara.does(startRun, { ...asking, opener: { key: KEY, token: TOKEN } })
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([done.state, done.report!.attachments, done.report!.withBytes], ['done', 2, 1])
  assert.ok(done.report!.lost.every(({ what }) => !what.endsWith('needs_token')))
  assert.deepEqual(
    outside.asked.map(({ url, headers }) => [url, headers]),
    [[url, { authorization: `OAuth oauth_consumer_key="${KEY}", oauth_token="${TOKEN}"` }]],
    'the link elsewhere was not asked for',
  )
  const board = (await boardFor(ben, 'Mit Bild'))!
  assert.ok(board.tasks[0]!.cover, 'the cover is there')
  const all = await house.db.rows(sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and has_table_privilege(oid, 'select')`)
  for (const { name } of all) {
    const [row] = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(name)} t where strpos(t::text, ${KEY}) + strpos(t::text, ${TOKEN}) > 0`),
    )
    assert.equal(row!.n, 0, name)
  }
  const sealed = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql`select from import_run where opens is not null`),
  )
  assert.equal(sealed.length, 0)
})
