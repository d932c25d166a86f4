import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { hasWord } from '#kernel/words.ts'
import { type BoardWhole, getBoard, listBoards } from '#modules/boards/contract.ts'
import { getTask } from '#modules/boards/task/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { bodyOf } from '#tests/moving.ts'
import { asanaGid, asanaProject, asanaTask, SECTIONS } from '#tests/moving-boards.ts'
import { zip } from '#tests/zip.ts'
import { type BoardsReport, importAsana } from './contract.ts'

const { ana, ben, house, world, settle } = await openTestHouse()
const root = actorFor(house, operator, world.lahn.slug, settle)

const bring = (bytes: Buffer, input = {}) => root.does(importAsana, input, bodyOf(bytes))
const json = (...data: unknown[]) => JSON.stringify({ data })
const packed = (files: Record<string, string | Buffer>) =>
  zip(Object.entries(files).map(([name, data]) => ({ name, data })))
const listed = (all: { count: number; what: string }[]) =>
  Object.fromEntries(all.map(({ what, count }) => [what, count]))

const HEAD =
  'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)'

function isSaid(report: BoardsReport) {
  for (const language of ['de', 'en']) {
    for (const { what } of report.lost) assert.ok(hasWord(language, `imports:lost.${what}`), what)
    for (const { what } of report.changed) assert.ok(hasWord(language, `imports:changed.${what}`), what)
  }
}
const boardNamed = async (title: string): Promise<BoardWhole> => {
  const { items } = await ben.does(listBoards, {})
  return ben.does(getBoard, { boardId: items.find((one) => one.title === title)!.id })
}
const field = (gid: string, name: string, subtype: string, value: object) => ({
  gid,
  name,
  resource_subtype: subtype,
  ...value,
})
const person = (gid: string, name: string) => ({ gid, name })

test('JSON and CSV of one project are joined: structure from the one, addresses and what waits from the other', async () => {
  const part = asanaTask(2, 'Plakat entwerfen', {
    subtasks: [asanaTask(3, 'Farben wählen', { memberships: [] })],
    memberships: [],
  })
  const tasks = [
    asanaTask(1, 'Fest planen', {
      assignee: person('71', 'Rosa'),
      notes: 'Bitte https://app.asana.com/0/profile/71 fragen.\n<script>*x*</script> https://ort.example/a_b',
      due_at: '2026-10-01T20:30:00.000Z',
      due_on: '2026-10-01',
      start_on: '2026-09-20',
      followers: [person('71', 'Rosa'), person('72', 'Kim')],
      num_likes: 2,
      actual_time_minutes: 30,
      tags: [{ gid: '5', name: 'Werbung' }],
      subtasks: [part],
      custom_fields: [
        field('1', 'Notiz', 'text', { text_value: 'hallo' }),
        field('2', 'Anteil', 'number', { number_value: 0.5, format: 'percentage' }),
        field('3', 'Budget', 'number', { number_value: 12.5, format: 'currency', currency_code: 'EUR' }),
        field('4', 'Stufe', 'enum', {
          enum_options: [
            { gid: '41', name: 'hoch', color: 'red', enabled: true },
            { gid: '42', name: 'alt', enabled: false },
          ],
          enum_value: { gid: '42', name: 'alt' },
        }),
        field('5', 'Orte', 'multi_enum', { multi_enum_values: [{ name: 'Steg' }, { name: 'Wiese' }] }),
        field('6', 'Prüfung', 'date', { date_value: { date: '2026-10-02', date_time: null } }),
        field('7', 'Zuständig', 'people', { people_value: [person('72', 'Kim')] }),
        field('8', 'Verweis', 'reference', { display_value: 'Anderswo' }),
      ],
    }),
    asanaTask(4, 'Es geht los', {
      resource_subtype: 'milestone',
      memberships: [{ project: asanaProject, section: SECTIONS.done }],
    }),
    asanaTask(5, 'Budget freigeben', {
      resource_subtype: 'approval',
      approval_status: 'rejected',
      completed_at: '2026-09-07T09:00:00.000Z',
    }),
    // A part that is in the project by itself stands there twice.
    { ...part, memberships: [{ project: asanaProject, section: SECTIONS.todo }], parent: { gid: asanaGid(1) } },
  ]
  const rows = [
    HEAD,
    `${asanaGid(1)},2026-09-01,,2026-09-05,Fest planen,Zu tun,Rosa,Ben@Example.org,,2026-10-01,,,Sommerfest,,Budget freigeben,"Es geht los, Fehlt"`,
    `${asanaGid(4)},2026-09-01,,2026-09-05,Es geht los,Fertig,,,,,,,Sommerfest,,,`,
    `${asanaGid(5)},2026-09-01,2026-09-07,2026-09-05,Budget freigeben,Zu tun,,,,,,,Sommerfest,,,Fest planen`,
  ]
  const bytes = packed({ 'Sommerfest.json': json(...tasks), 'Sommerfest.csv': rows.join('\r\n') })
  const announced = await bring(bytes, { dryRun: true })
  const report = await bring(bytes)
  assert.deepEqual(report, announced)
  isSaid(report)
  const { skipped, changed, lost, ...figures } = report
  assert.deepEqual(figures, {
    ...{ system: 'asana', boards: 1, lists: 2, tasks: 5, subtasks: 2, checklistItems: 0, comments: 0, labels: 1 },
    ...{ members: 2, customFields: 8, attachments: 0, withBytes: 0, dependencies: 2 },
  })
  assert.deepEqual(skipped, [])
  assert.deepEqual(listed(changed), { approval: 1, choices_as_text: 1, part_in_list: 1 })
  assert.deepEqual(listed(lost), {
    ...{ asana_rules: 1, asana_forms: 1, comments_of_tasks: 5, attachments_of_tasks: 5, followers: 2, likes: 2 },
    ...{ actual_time: 1, dependency_unknown: 1 },
  })

  const board = await boardNamed('Sommerfest')
  const inOrder = board.lists.flatMap(({ id }) => board.tasks.filter(({ listId }) => listId === id))
  assert.deepEqual(
    inOrder.map(({ title }) => title),
    ['Fest planen', 'Budget freigeben', 'Es geht los'],
  )
  const [plan, budget, go] = inOrder
  assert.deepEqual([go!.isMilestone, go!.waitsFor], [true, [plan!.id]])
  assert.deepEqual(plan!.waitsFor, [], 'what comes first is done: the answer was no')
  const whole = await ben.does(getTask, { taskId: plan!.id })
  assert.deepEqual([whole.startsOn, whole.dueOn, whole.dueAt], ['2026-09-20', '2026-10-01', '2026-10-01T20:30:00.000Z'])
  assert.match(whole.about, /^Bitte <@member:[0-9a-f-]{36}> fragen\./)
  assert.match(whole.about, /\\<script>\\\*x\\\*\\<\/script>/)
  assert.deepEqual(
    board.fields.map(({ id, name, kind }) => [
      name,
      kind,
      kind === 'choice' || kind === 'person' ? null : whole.values[id],
    ]),
    [
      ['Notiz', 'text', 'hallo'],
      ['Anteil (%)', 'number', 50],
      ['Budget (EUR)', 'number', 12.5],
      ['Stufe', 'choice', null],
      ['Orte', 'text', 'Steg, Wiese'],
      ['Prüfung', 'date', '2026-10-02'],
      ['Zuständig', 'person', null],
      ['Verweis', 'text', 'Anderswo'],
    ],
  )
  const said = await ben.does(getTask, { taskId: budget!.id })
  assert.deepEqual([said.about, said.closedAt], ['Freigabe: abgelehnt', '2026-09-07T09:00:00.000Z'])
  const [below] = whole.parts
  assert.deepEqual(
    [below!.title, (await ben.does(getTask, { taskId: below!.id })).parts[0]!.title],
    ['Plakat entwerfen', 'Farben wählen'],
  )
  const [rosa] = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(
      sql<{ hash: string | null }>`select email_hash as hash from member where name = 'Rosa' and kind = 'placeholder'`,
    ),
  )
  assert.ok(rosa!.hash, 'the address came with the sheet')
  const again = await bring(bytes)
  assert.deepEqual([again.boards, again.tasks, again.lists, again.members, again.dependencies], [0, 0, 0, 0, 0])
})

test('a task in two projects stands on both boards; a project whose file is missing is said', async () => {
  const [one, two] = [
    { gid: '8001', name: 'Öffentlichkeit' },
    { gid: '8002', name: 'Technik' },
  ]
  const other = { gid: '8003', name: 'Fehlt' }
  const at = (project: object, gid: string) => ({ project, section: { gid, name: `Liste ${gid}` } })
  const shared = asanaTask(20, 'Flyer', { memberships: [at(one, '81'), at(two, '82'), at(other, '83')] })
  const bytes = packed({
    'a.json': json(shared, asanaTask(21, 'nur A', { memberships: [at(one, '81')] })),
    'b.json': json(
      asanaTask(22, 'nur B', { memberships: [at(two, '82')] }),
      shared,
      asanaTask(23, 'B', { memberships: [at(two, '82')] }),
    ),
  })
  const report = await bring(bytes)
  assert.deepEqual([report.boards, report.tasks, report.lists], [2, 4, 2])
  assert.equal(listed(report.lost).other_projects, 1)
  const [a, b] = [await boardNamed('Öffentlichkeit'), await boardNamed('Technik')]
  assert.deepEqual(
    a.tasks.map(({ title }) => title),
    ['Flyer', 'nur A'],
  )
  assert.deepEqual(b.tasks.map(({ title }) => title).sort(), ['B', 'Flyer', 'nur B'])
  assert.equal(b.tasks.find(({ title }) => title === 'Flyer')!.boardId, a.id, 'the first is its home')
})

test('names that occur twice are resolved to the nearest above, and said; circles are left out', async () => {
  const line = (n: number, name: string, parent = '', by = '') =>
    `${9000 + n},2026-09-01,,,"${name}",Liste,,,,,,,Namen,"${parent}","${by}",`
  const rows = [
    HEAD,
    line(1, 'Plan, Teil 1'),
    line(2, 'Plan'),
    line(3, 'unter dem ersten', 'Plan'),
    line(4, 'Plan'),
    line(5, 'unter dem zweiten', 'Plan'),
    line(6, 'wartet', '', 'Plan, Teil 1,Plan,Nirgends'),
    line(7, 'A', '', 'B'),
    line(8, 'B', '', 'A'),
    line(9, 'verwaist', 'Gibt es nicht'),
    line(10, '=HYPERLINK(""http://evil.example"",""x"")'),
  ]
  const report = await bring(Buffer.from(rows.join('\n')), { name: 'Namen.csv' })
  isSaid(report)
  assert.deepEqual([report.tasks, report.subtasks, report.dependencies], [10, 2, 3])
  assert.deepEqual(listed(report.changed), {
    parent_ambiguous: 2,
    parent_unknown: 1,
    dependency_ambiguous: 1,
    part_in_list: 2,
  })
  assert.deepEqual([listed(report.lost).dependency_unknown, listed(report.lost).dependency_circle], [1, 1])
  const board = await boardNamed('Namen')
  const plans = board.tasks.filter(({ title }) => title === 'Plan')
  const parts = await Promise.all(
    plans.map(async ({ id }) => (await ben.does(getTask, { taskId: id })).parts[0]!.title),
  )
  assert.deepEqual(parts, ['unter dem ersten', 'unter dem zweiten'])
  assert.ok(board.tasks.some(({ title }) => title.startsWith('=HYPERLINK("http')))
})

test('a sheet that went through Excel or Google is read all the same, and known again', async () => {
  const head = 'Task ID;Created At;Name;Section/Column;Due Date;Notes;Projects;Aufwand'
  const excel = [
    head,
    '1,21143E+15;22/9/2025;Räume;Planung;2/10/2025;grün;Umzug;3',
    '1,21143E+15;22/9/2025;Räume;Planung;;;Umzug;4.5',
  ]
  const bytes = Buffer.from(`${excel.join('\r\n')}\r\n`, 'latin1')
  const report = await bring(bytes)
  isSaid(report)
  assert.deepEqual([report.tasks, listed(report.changed).id_lost], [2, 2])
  const board = await boardNamed('Umzug')
  assert.deepEqual(
    board.tasks.map(({ title, dueOn }) => [title, dueOn]),
    [
      ['Räume', '2025-10-02'],
      ['Räume', null],
    ],
  )
  assert.deepEqual([board.fields[0]!.kind, board.tasks[0]!.values[board.fields[0]!.id]], ['number', 3])
  assert.equal((await bring(bytes)).tasks, 0)
  const sheets = [
    ',,',
    ',,https://app.asana.com/-/googleSheetsProjectCsv?domain=0',
    ',,',
    HEAD,
    '77001,2026-09-01,,,Aus Google,Offen,,,,,,',
  ]
  await bring(Buffer.from(sheets.join('\n')), { name: 'Mein Projekt.csv' })
  assert.deepEqual(
    (await boardNamed('Mein Projekt')).tasks.map(({ title }) => title),
    ['Aus Google'],
  )
})

test('hostile: depth without end, tasks inside themselves, other people’s names', { timeout: 60_000 }, async () => {
  let deep = '{"gid":"1","name":"unten","subtasks":[]}'
  for (let n = 2; n <= 3_000; n++) deep = `{"gid":"${n}","name":"t${n}","subtasks":[${deep}]}`
  const report = await bring(
    Buffer.from(
      `{"data":[${deep},{"gid":"__proto__","name":"constructor","custom_fields":[{"gid":"toString","type":"__proto__","display_value":"x"}],"tags":[{"name":"hasOwnProperty"}]}]}`,
    ),
  )
  assert.deepEqual([report.tasks, report.subtasks], [3_001, 2_999])
  const inside = { ...asanaTask(50, 'ich'), subtasks: [{ ...asanaTask(51, 'du'), subtasks: [asanaTask(50, 'ich')] }] }
  assert.equal((await bring(Buffer.from(json(inside)))).tasks, 2)
  await root.isRefused(
    importAsana,
    {},
    'not_an_asana_export',
    bodyOf(Buffer.from('{"id":"5fcbec0000000000000000aa","lists":[]}')),
  )
  await root.isRefused(importAsana, {}, 'not_an_asana_export', bodyOf(Buffer.from('a,b\n1,2\n')))
  await root.isRefused(importAsana, {}, 'archive_is_unreadable', bodyOf(Buffer.from('kein Archiv')))
  await ana.isRefused(importAsana, {}, 'forbidden', bodyOf(Buffer.from(json(asanaTask(1, 'x')))))
})
