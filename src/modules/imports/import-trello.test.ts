import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { hasWord } from '#kernel/words.ts'
import { listNotices } from '#modules/attention/contract.ts'
import { getBoard, listBoards } from '#modules/boards/contract.ts'
import { getTask } from '#modules/boards/task/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { find } from '#modules/search/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { bodyOf } from '#tests/moving.ts'
import { trelloBoard, trelloId } from '#tests/moving-boards.ts'
import { zip } from '#tests/zip.ts'
import { importTrello } from './contract.ts'

const { ana, ben, mara, otto, someone, house, world, settle } = await openTestHouse()
const root = actorFor(house, operator, world.lahn.slug, settle)

const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json))
const bring = (json: unknown, input = {}) =>
  root.does(importTrello, { name: 'x.json', ...input }, bodyOf(bytesOf(json)))
const listed = (all: { count: number; what?: string; reason?: string }[]) =>
  Object.fromEntries(all.map(({ what, reason, count }) => [what ?? reason, count]))

const count = (table: string) =>
  house.db.transaction(world.lahn.id, async (tx) => {
    const row = await tx.one(sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`)
    return row!.many
  })
const tables = [
  'subject',
  'task',
  'task_place',
  'board_list',
  'label',
  'board_field',
  'field_option',
  'task_value',
  'message',
]
tables.push('checklist', 'checklist_item', 'task_assignee', 'file', 'member', 'circle', 'imported', 'task_wait')
const counts = async () =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])))

const boardNamed = async (title: string) => {
  const { items } = await ben.does(listBoards, {})
  return ben.does(getBoard, { boardId: items.find((one) => one.title === title)!.id })
}

describe('a board of Trello', async () => {
  const announced = await bring(trelloBoard(), { dryRun: true })
  const before = await counts()
  const report = await bring(trelloBoard())
  await settle()
  const board = await boardNamed('Bootshaus')
  const cardNamed = (title: string) => board.tasks.find((one) => one.title === title)!
  const boats = await ben.does(getTask, { taskId: cardNamed('Boote streichen').id })

  test('is reported as it came, and as it was announced', async () => {
    assert.deepEqual(report, announced)
    assert.equal(before.task, 0, 'a look writes nothing')
    const { skipped, changed, lost, ...figures } = report
    assert.deepEqual(figures, {
      ...{ system: 'trello', boards: 1, lists: 3, tasks: 4, subtasks: 0, checklistItems: 2, comments: 3, labels: 4 },
      ...{ members: 4, customFields: 5, attachments: 2, withBytes: 0, dependencies: 0 },
    })
    assert.deepEqual(listed(skipped), { card_history: 3, comment_elsewhere: 1 })
    assert.deepEqual(listed(changed), { field_without_time: 1, open_in_archived_list: 1, title_cut: 1 })
    assert.deepEqual(listed(lost), {
      ...{ comments_beyond_file: 2, votes: 2, reminders: 1, mirror_card: 1, separator_card: 1, butler_rules: 1 },
      ...{ power_ups: 1, board_background: 1, upload_needs_token: 1, cover_needs_token: 1, file_without_address: 1 },
    })
    for (const language of ['de', 'en'])
      for (const [part, all] of Object.entries({ skipped, changed, lost }))
        for (const key of Object.keys(listed(all))) assert.ok(hasWord(language, `imports:${part}.${key}`), key)
  })

  test('has its lists and cards in their order, archived ones put away', async () => {
    assert.deepEqual(
      board.lists.map(({ title }) => title),
      ['Offen', 'Fertig'],
    )
    assert.deepEqual(
      board.tasks.map(({ title }) => title),
      ['Boote streichen', 'Handschuhe'],
    )
    const away = await ben.does(getBoard, { boardId: board.id, archived: true })
    assert.deepEqual(away.tasks.map(({ title }) => title.slice(0, 4)).sort(), ['In a', 'xxxx'])
    assert.match(board.about, /^Alles rund um die \*\*Boote\*\*, fragt <@member:/)
  })

  test('keeps labels, nameless ones by their tone, and all five kinds of own fields', () => {
    assert.deepEqual(
      board.labels.map(({ name, tone }) => [name, tone]),
      [
        ['dringend', 0],
        ['', 4],
        ['', 7],
        ['dringend', 3],
      ],
    )
    assert.deepEqual(
      board.fields.map(({ name, kind, onCard }) => [name, kind, onCard]),
      [
        ['Ort', 'text', true],
        ['Preis', 'number', false],
        ['Prüfung', 'date', false],
        ['Dicht', 'checkbox', false],
        ['Größe', 'choice', false],
      ],
    )
    const [place, price, day, tight, size] = board.fields.map(({ id }) => boats.values[id])
    assert.deepEqual([place, price, day, tight], ['Steg', 100.32, '2024-05-29', true], 'the day here, not in London')
    const options = board.fields[4]!.options
    assert.deepEqual([options.map(({ name }) => name), size], [['groß', 'klein'], options[1]!.id])
  })

  test('keeps people as placeholders, days, checklists, and who did what when', async () => {
    assert.deepEqual(boats.assignees.map(({ name }) => name).sort(), ['Lena Lahn', 'Tom Tau'])
    assert.deepEqual(
      [boats.startsOn, boats.startsAt, boats.dueOn, boats.dueAt],
      ['2024-05-01', null, '2024-05-21', '2024-05-20T22:30:00.000Z'],
    )
    assert.deepEqual(
      boats.checklists.map(({ title, items }) => [
        title,
        items.map((i) => [i.text, i.assignee?.name, i.dueOn, i.doneAt]),
      ]),
      [
        [
          'Vorher',
          [
            ['schleifen **gut**', undefined, null, '2024-05-18T10:00:00.000Z'],
            ['trocknen', 'Tom Tau', '2024-05-10', null],
          ],
        ],
      ],
    )
    assert.deepEqual(
      [boats.createdBy?.name, boats.createdAt],
      ['Lena Lahn', '2020-12-05T20:22:44.000Z'],
      'its id says when',
    )
    const gloves = await ben.does(getTask, { taskId: cardNamed('Handschuhe').id })
    assert.deepEqual([gloves.closedAt, gloves.closedBy?.name], ['2024-05-19T10:00:00.000Z', 'Tom Tau'])
  })

  test('keeps words: Markdown, mentions, links that are safe; a title too long stands whole in the text', async () => {
    const [text] = [boats.about]
    assert.match(text, /\[blau\]\(https:\/\/farbe\.example\)/)
    assert.match(text, /<@member:[0-9a-f-]{36}>$/)
    assert.doesNotMatch(text, /\]\(javascript:/)
    const away = await ben.does(getBoard, { boardId: board.id, archived: true })
    const long = await ben.does(getTask, { taskId: away.tasks.find(({ title }) => title.startsWith('xxx'))!.id })
    assert.deepEqual([long.title.length, long.about], [300, 'x'.repeat(400)])
  })

  test('keeps comments with authors and times, also of those who left', async () => {
    const { items } = await ben.does(listMessages, { subjectId: boats.id })
    assert.deepEqual(
      items.map(({ author, at, text }) => [author.name, at, text.replace(/<@.*>/, '@')]),
      [
        ['Unbekannt', '2024-05-20T10:00:00.000Z', 'ohne Konto'],
        ['Gerda Gone', '2024-05-22T10:00:00.000Z', 'Noch *nicht*'],
        ['Tom Tau', '2024-05-23T10:00:00.000Z', 'Fertig @?'],
      ],
    )
    assert.equal(cardNamed('Boote streichen').comments, 3)
    assert.equal(cardNamed('Boote streichen').files, 2)
  })

  test('is found, tells nobody, and nothing private of the file is anywhere', async () => {
    const { items } = await ben.does(find, { text: 'streichen' })
    assert.ok(JSON.stringify(items).includes('Boote streichen'))
    assert.deepEqual((await ana.does(listNotices, {})).items, [])
    const all = await house.db.rows(sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and has_table_privilege(oid, 'select')`)
    for (const { name } of all) {
      const [row] = await house.db.transaction(world.lahn.id, (tx) =>
        tx.rows(sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(name)} t where t::text ~
            'secret|invited@example|lena-private|boards\\.trello\\.com'`),
      )
      assert.equal(row!.n, 0, name)
    }
  })

  test('again, brings nothing; grown, only what is new', async () => {
    const here = await counts()
    const again = await bring(trelloBoard())
    const { skipped, changed, lost, system, ...figures } = again
    assert.ok(
      Object.values(figures).every((figure) => figure === 0),
      JSON.stringify(figures),
    )
    assert.equal(listed(skipped).already_here, 7)
    assert.deepEqual(await counts(), here)
    const grown = trelloBoard()
    grown.lists.push({ id: trelloId(14), name: 'Neu', pos: 400, closed: false })
    grown.cards.push({ ...grown.cards[0]!, id: trelloId(26), name: 'Neue Karte', idList: trelloId(14) })
    const more = await bring(grown)
    assert.deepEqual([more.boards, more.lists, more.tasks, more.comments, more.members], [0, 1, 1, 0, 0])
    assert.ok((await boardNamed('Bootshaus')).tasks.some(({ title }) => title === 'Neue Karte'))
  })
})

test('a private board becomes a hidden circle that the command lets nobody into', async () => {
  await bring(
    trelloBoard({ id: trelloId(800), name: 'Vorstand', prefs: { permissionLevel: 'private' }, cards: [], actions: [] }),
  )
  for (const who of [ana, ben, mara])
    assert.ok((await who.does(listBoards, {})).items.every(({ title }) => title !== 'Vorstand'))
})

test('several boards in one zip; a single card among them is said, alone it is refused', async () => {
  const card = { id: trelloId(700), idBoard: trelloId(701), idList: trelloId(702), name: 'allein', actions: [] }
  await root.isRefused(importTrello, {}, 'only_one_card', bodyOf(bytesOf(card)))
  const other = (n: number) =>
    trelloBoard({ id: trelloId(n), name: `Board ${n}`, lists: [], cards: [], actions: [], checklists: [] })
  const entries = [other(710), other(711), card].map((json, n) => ({ name: `${n}.json`, data: JSON.stringify(json) }))
  const report = await root.does(importTrello, {}, bodyOf(zip([...entries, { name: '__MACOSX/0.json', data: 'x' }])))
  assert.deepEqual([report.boards, listed(report.lost).single_card], [2, 1])
})

test('hostile files are refused or read for what they are', { timeout: 60_000 }, async () => {
  const deep = Buffer.from(
    `{"id":"${trelloId(720)}","name":"tief","lists":[],"cards":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
  )
  assert.equal((await root.does(importTrello, {}, bodyOf(deep))).tasks, 0)
  const nothing = Buffer.alloc(200 * 1024 ** 2, ' ')
  nothing.write(`{"id":"${trelloId(721)}"`)
  await root.isRefused(importTrello, {}, 'not_a_trello_export', bodyOf(nothing))
  await root.isRefused(importTrello, {}, 'not_a_trello_export', bodyOf(bytesOf({ data: [] })))
  const odd =
    JSON.parse(`{"id":"__proto__","name":"constructor","lists":[{"id":"toString","name":"__proto__","pos":"x"}],
    "labels":[{"id":"hasOwnProperty","name":7,"color":"__proto__"}],"members":"keine","customFields":[{"id":"f","type":"constructor"}],
    "cards":[{"id":"__proto__","idList":"nowhere","name":null,"due":"gestern","pos":null,"idMembers":[null,{"a":1}],"badges":null,
      "attachments":[null,{"url":"file:///etc/passwd","name":""}],"customFieldItems":[{"idCustomField":"__proto__","value":{"number":"NaN"}}]}],
    "actions":[{"type":"commentCard","id":"constructor","data":{"text":"\\u0000 \\ud800","card":{"id":"__proto__"}},"date":"99999-99-99"}]}`)
  await root.isRefused(importTrello, {}, 'not_a_trello_export', bodyOf(bytesOf(odd)))
  const zipped = zip([
    { name: 'a.json', data: JSON.stringify(trelloBoard({ id: trelloId(730), name: 'heil', cards: [], actions: [] })) },
    { name: 'b.json', data: JSON.stringify(odd) },
    { name: 'c.json', data: '{"id":' },
  ])
  const report = await root.does(importTrello, {}, bodyOf(zipped))
  assert.deepEqual([report.boards, report.tasks, listed(report.lost).unreadable_file], [2, 1, 1])
})

test('only the operator brings by command, and only here', async () => {
  for (const who of [ana, mara, ben]) await who.isRefused(importTrello, {}, 'forbidden', bodyOf(bytesOf(trelloBoard())))
  await otto.isRefused(importTrello, {}, 'forbidden', bodyOf(bytesOf(trelloBoard())))
  await someone.isRefused(importTrello, {}, 'signed_out', bodyOf(bytesOf(trelloBoard())))
})
