/** A whole workspace as Trello packs it: boards as JSON and as sheets, and beside them what was uploaded to their cards. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { getBoard, listBoards } from '#modules/boards/contract.ts'
import { getTask } from '#modules/boards/task/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed } from '#tests/moving.ts'
import { trelloBoard, trelloId } from '#tests/moving-boards.ts'
import { pictureOf } from '#tests/pictures.ts'
import { type ZipEntry, zip } from '#tests/zip.ts'
import { getRun, type Report, type Run, readAnalysis, startRun, undoRun } from './contract.ts'
import { whenIdle } from './worker.ts'

const { ben, mara, house, world } = await openTestHouse()
const { bytes: picture } = await pictureOf('#2a7f8e')
const PLAN = Buffer.from('Erst schleifen, dann streichen.')

type Attached = { n: number; name: string; bytes?: number | null; more?: object }
const upload = (card: string, { n, name, bytes = PLAN.length, more }: Attached) => ({
  ...{ id: trelloId(n), name, bytes, isUpload: true, mimeType: null, pos: n },
  url: `https://trello.com/1/cards/${card}/attachments/${trelloId(n)}/download/${encodeURIComponent(name)}`,
  ...more,
})
const cardOf = (n: number, name: string, files: Attached[], more: object = {}) => {
  const id = trelloId(n)
  const attachments = files.map((file) => upload(id, file))
  return { ...{ id, name, idList: trelloId(11), pos: n, closed: false, idMembers: [], attachments }, ...more }
}
type Card = ReturnType<typeof cardOf>
const boardOf = (n: number, name: string, cards: Card[]) =>
  trelloBoard({ id: trelloId(n), name, cards, actions: [], checklists: [], desc: '' })

const json = (name: string, board: object): ZipEntry => ({ name, data: JSON.stringify(board) })
const file = (name: string, data: string | Buffer = PLAN, more: Partial<ZipEntry> = {}) => ({ name, data, ...more })
const lost = ({ lost: all }: Report) => Object.fromEntries(all.map(({ what, count }) => [what, count]))

/** By the screen; the report is what was announced. */
async function movedIn(entries: ZipEntry[]): Promise<Run & { report: Report }> {
  const run = await analysed(mara, zip(entries), 'workspace.zip')
  assert.equal(run.problem, null)
  const { report: announced } = await mara.does(readAnalysis, { importId: run.id })
  await mara.does(startRun, { importId: run.id })
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.equal(done.state, 'done', done.problem ?? '')
  const report = done.report!
  const isWhole = !['file_damaged', 'file_not_accepted'].some((what) => what in lost(report))
  if (isWhole) assert.deepEqual(report, announced)
  return { ...done, report }
}

async function taskCalled(title: string) {
  const { items } = await ben.does(listBoards, {})
  for (const { id: boardId } of items) {
    const found = (await ben.does(getBoard, { boardId })).tasks.find((one) => one.title === title)
    if (found) return ben.does(getTask, { taskId: found.id })
  }
  throw new Error(`no task ${title}`)
}
const filesOf = async (title: string) => {
  const { id } = await taskCalled(title)
  return house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql<{ name: string; type: string; isHere: boolean }>`
      select name, type, blob <> '' as is_here from file where subject_id = ${id} order by position`),
  )
}
const rowCount = () =>
  house.db.transaction(world.lahn.id, async (tx) => {
    const row = await tx.one(sql<{ n: number }>`
      select (select count(*) from file) + (select count(*) from subject) + (select count(*) from imported) as n`)
    return Number(row!.n)
  })

test('boards and what was uploaded to them come without a key; nothing twice, and all of it goes again', async () => {
  const cover = { n: 100, name: 'Boot im Wasser.png', bytes: picture.length }
  const boats = boardOf(1000, 'Bootshaus', [
    cardOf(1001, 'Streichen', [cover, { n: 101, name: 'Plan.txt' }], { cover: { idAttachment: trelloId(100) } }),
    cardOf(1002, 'Handschuhe', [
      { n: 102, name: 'Liste.csv', bytes: 3 },
      { n: 103, name: 'fehlt.pdf' },
    ]),
  ])
  // The same name and size on two boards: their folders say which is whose.
  const money = boardOf(1010, 'Kasse & Bank', [cardOf(1011, 'Abschluss', [{ n: 110, name: 'Plan.txt' }])])
  const sheet = `Card ID,Card Name,List Name,Board ID,Board Name\n${trelloId(1001)},Streichen,Offen,${trelloId(1000)},Bootshaus\n`
  const entries = [
    file('Export/Bootshaus/Bootshaus.csv', sheet),
    json('Export/Bootshaus/Bootshaus.json', boats),
    file(`Export/Bootshaus/attachments/${trelloId(100)}/Boot_im_Wasser.png`, picture),
    file('Export/Bootshaus/attachments/Streichen/Plan.txt'),
    file('Export/Bootshaus/attachments/Liste.csv', 'a,b'),
    json('Export/kasse-bank/board.json', money),
    file('Export/kasse-bank/attachments/Plan.txt'),
    file('__MACOSX/Export/Bootshaus/._Bootshaus.json', 'x'),
    file('Export/.DS_Store', 'x'),
  ]
  const before = await rowCount()
  const first = await movedIn(entries)
  const { boards, tasks, attachments, withBytes } = first.report
  assert.deepEqual([boards, tasks, attachments, withBytes], [2, 3, 5, 4])
  assert.deepEqual(
    [lost(first.report).upload_needs_token, lost(first.report).cover_needs_token, lost(first.report).file_of_no_card],
    [1, undefined, undefined],
    'what is here needs no key, and nothing lay there for nobody',
  )
  const painting = await taskCalled('Streichen')
  assert.ok(painting.cover, 'the cover is on its card')
  assert.deepEqual(
    [await filesOf('Streichen'), await filesOf('Handschuhe'), await filesOf('Abschluss')].map((all) =>
      all.map(({ name, isHere }) => `${name} ${isHere}`),
    ),
    [['Boot im Wasser.jpg true', 'Plan.txt true'], ['Liste.csv true', 'fehlt.pdf false'], ['Plan.txt true']],
  )
  const here = await rowCount()
  const again = await movedIn(entries)
  assert.deepEqual([again.report.tasks, again.report.attachments, again.report.withBytes], [0, 0, 0])
  assert.equal(await rowCount(), here)
  await mara.does(undoRun, { importId: first.id })
  await whenIdle()
  assert.equal((await mara.does(getRun, { importId: first.id })).kept, 0)
  assert.equal(await rowCount(), before)
})

test('sheets alone know an upload by its address', async () => {
  const url = upload(trelloId(1021), { n: 120, name: 'Plan.txt' }).url
  const sheet = `Card ID,Card Name,List Name,Board ID,Board Name,Attachment Links\n${trelloId(1021)},Blatt,Offen,${trelloId(1020)},Tabelle,${url} https://wiki.example/x\n`
  const { report } = await movedIn([file('tabelle.csv', sheet), file(`attachments/${trelloId(120)}-Plan.txt`)])
  assert.deepEqual([report.attachments, report.withBytes, lost(report).upload_needs_token], [2, 1, undefined])
  assert.deepEqual(
    (await filesOf('Blatt')).map(({ name, isHere }) => `${name} ${isHere}`),
    ['Plan.txt true', 'https://wiki.example/x false'],
  )
})

test('what cannot be told apart, is not as large as its board says, or is nobody’s stays behind and is counted', async () => {
  const twins = [{ n: 130, name: 'image.png' }]
  const board = boardOf(1030, 'Zwillinge', [
    cardOf(1031, 'Eins', twins),
    cardOf(1032, 'Zwei', [{ ...twins[0]!, n: 131 }]),
    cardOf(1033, 'Halb', [{ n: 132, name: 'halb.txt', bytes: 9_000 }]),
  ])
  const { report } = await movedIn([
    json('board.json', board),
    file('attachments/image.png'),
    file(`attachments/${trelloId(132)}/halb.txt`, 'unauthorized permission requested'),
    file('attachments/fremd.pdf'),
    file('README.txt', 'Hallo'),
  ])
  assert.deepEqual([report.withBytes, lost(report).upload_needs_token], [0, 3])
  assert.deepEqual([lost(report).file_of_no_card, lost(report).other_file], [3, 1])
})

test('a name that lies is seen through: what it is its bytes say, and no name is a path or reaches another card', async () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  const board = boardOf(1040, 'Lügen', [
    cardOf(1041, 'Bild', [{ n: 140, name: 'bild.png', bytes: page.length }], {
      cover: { idAttachment: trelloId(140) },
    }),
    cardOf(1042, 'Pfad', [{ n: 141, name: '../../etc/passwd' }]),
    // Somebody attached a board to a card.
    cardOf(1043, 'Brett', [{ n: 142, name: 'board.json', bytes: null }]),
  ])
  const { report } = await movedIn([
    json('board.json', board),
    file(`attachments/${trelloId(140)}/bild.png`, page),
    file(`../${trelloId(141)}/passwd`),
    file(`/etc/${trelloId(141)}`),
    json('attachments/board.json', boardOf(1050, 'Eingeschleust', [])),
  ])
  assert.deepEqual([report.boards, report.withBytes, lost(report).archive_bad_name], [1, 2, 2])
  const [lying] = await filesOf('Bild')
  assert.doesNotMatch(lying!.type, /image|html/)
  assert.equal((await taskCalled('Bild')).cover, null)
  assert.deepEqual((await filesOf('Brett')).length, 1)
  const titles = (await ben.does(listBoards, {})).items.map(({ title }) => title)
  assert.ok(!titles.includes('Eingeschleust'))
})

test('limits hold for uploads as for all else: bombs, lies about sizes, too many entries', {
  timeout: 60_000,
}, async () => {
  const bomb = Buffer.alloc(8 * 1024 ** 2)
  const board = boardOf(1060, 'Bombe', [
    cardOf(1061, 'Bombe', [{ n: 160, name: 'bombe.bin', bytes: bomb.length }]),
    cardOf(1062, 'Mehr', [{ n: 161, name: 'mehr.bin', bytes: 1_000 }]),
    cardOf(1063, 'Heil', [{ n: 162, name: 'heil.txt' }]),
  ])
  const entries = [
    json('board.json', board),
    file(`attachments/${trelloId(160)}/bombe.bin`, bomb),
    file(`attachments/${trelloId(161)}/mehr.bin`, bomb, { claims: { size: 1_000 } }),
    file(`attachments/${trelloId(162)}/heil.txt`),
  ]
  const { report } = await movedIn(entries)
  const { archive_suspicious_ratio: bombs, file_damaged: damaged, upload_needs_token: left } = lost(report)
  assert.deepEqual([report.withBytes, bombs, damaged, left], [1, 1, 1, 1])
  assert.deepEqual(
    (await filesOf('Mehr')).map(({ name, isHere }) => `${name} ${isHere}`),
    ['mehr.bin false'],
  )
  const many = Array.from({ length: 50_001 }, (_, n) => file(`attachments/${n}`, '', { stored: true }))
  const refused = await analysed(mara, zip([json('board.json', board), ...many]), 'many.zip')
  assert.deepEqual([refused.state, refused.problem], ['failed', 'archive_has_too_many_entries'])
})
