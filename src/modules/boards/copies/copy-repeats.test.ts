/** Series in copies: they go on by themselves, from their own days, and nothing comes twice. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { setRepeats } from '../repeat/contract.ts'
import { addTask, archiveTask, closeTask, getTask } from '../task/contract.ts'
import { duplicateBoard, makeTemplate } from './contract.ts'
import { later } from './copy-repeats.ts'

const { ana, ben, clock, clean } = await openTestHouse()

async function board(title: string) {
  const lists = [{ title: 'Offen' }, { title: 'Dabei' }, { title: 'Fertig', closes: true }]
  const { id: boardId } = await ben.does(makeBoard, { title, audience: 'community', lists })
  const [open, doing] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [string, string]
  return { boardId, open, doing }
}
const cards = async (boardId: string) => (await ana.does(getBoard, { boardId })).tasks
const opened = async (boardId: string) => (await cards(boardId)).filter(({ closedAt }) => closedAt === null)
const said = async (boardId: string) => (await opened(boardId)).map(({ title, dueOn }) => [title, dueOn])

test('what a rule says by its first day moves with that day, what was chosen stays', () => {
  const of = (rule: string, from: string, next: string | null) => ({ rule, from, next })
  // A Thursday, 365 days on: a Friday.
  assert.deepEqual(
    later(of('FREQ=WEEKLY;BYDAY=TH', '2026-10-22', '2026-10-29'), 365),
    of('FREQ=WEEKLY;BYDAY=FR', '2027-10-22', '2027-10-29'),
  )
  assert.deepEqual(
    later(of('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-10-22', '2026-11-02'), 1),
    of('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-10-23', '2026-11-02'),
  )
  assert.deepEqual(
    later(of('FREQ=MONTHLY;BYDAY=1MO', '2026-10-05', '2026-11-02'), 10),
    of('FREQ=MONTHLY;BYDAY=1MO', '2026-10-15', '2026-11-02'),
  )
  // Begun in January, the one that carries the rule is February's: the next is the one after, in the new rhythm.
  assert.deepEqual(
    later(of('FREQ=MONTHLY;BYMONTHDAY=15', '2026-01-15', '2026-03-15'), 20),
    of('FREQ=MONTHLY;BYMONTHDAY=4', '2026-02-04', '2026-04-04'),
  )
  assert.deepEqual(
    later(of('FREQ=DAILY;UNTIL=20261105', '2026-11-01', '2026-11-03'), 30),
    of('FREQ=DAILY;UNTIL=20261205', '2026-12-01', '2026-12-03'),
  )
  assert.deepEqual(
    later(of('FREQ=DAILY;COUNT=1', '2026-11-01', null), -1),
    of('FREQ=DAILY;COUNT=1', '2026-10-31', null),
  )
  assert.equal(later(of('FREQ=DAILY', '2026-11-01', '2026-11-02'), 3_000_000), undefined)
})

test('moved there and back by days, a series is what it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: -900, max: 900 }),
      (rule, at, days) => {
        const steps: Record<string, number> = { 'FREQ=DAILY': 1, 'FREQ=DAILY;INTERVAL=3': 3, 'FREQ=WEEKLY;BYDAY=TH': 7 }
        const step = steps[rule] ?? 14
        const from = '2026-10-22'
        const next = new Date(Date.parse(from) + (at + 1) * step * 86_400_000).toISOString().slice(0, 10)
        assert.deepEqual(later(later({ rule, from, next }, days)!, -days), { rule, from, next })
      },
    ),
  )
})

test('a template keeps series, in which nothing happens, and a board begun from it has them going', async () => {
  clock.moveTo('2026-10-19T08:00:00.000Z')
  const { boardId, open } = await board('Tafel')
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Ausgabe', dueOn: '2026-10-20' })
  await ben.does(setRepeats, { taskId, rule: 'FREQ=WEEKLY', mode: 'onTheDay' })
  // Put away done, it goes on by the calendar.
  await ben.does(closeTask, { taskId })
  await ben.does(archiveTask, { taskId })
  const template = await ben.does(makeTemplate, { boardId, title: 'Jede Tafel' })
  const begun = await ana.does(duplicateBoard, { boardId: template.id, title: 'Neue Tafel', firstDay: '2026-12-01' })
  assert.deepEqual(await said(begun.id), [['Ausgabe', '2026-12-01']])
  clock.moveTo('2026-10-27T08:00:00.000Z')
  await clean()
  assert.deepEqual(await said(boardId), [['Ausgabe', '2026-10-27']])
  assert.equal((await cards(template.id)).length, 1)
  const [first] = await opened(begun.id)
  await ana.does(closeTask, { taskId: first!.id })
  clock.moveTo('2026-12-07T08:00:00.000Z')
  await clean()
  assert.deepEqual(await said(begun.id), [])
  clock.moveTo('2026-12-08T08:00:00.000Z')
  await clean()
  await clean()
  assert.deepEqual(await said(begun.id), [['Ausgabe', '2026-12-08']])
  assert.equal((await cards(template.id)).length, 1)
})

test('a copy has each series once, and it goes on there: the next one comes, once, in its own rhythm', async () => {
  clock.moveTo('2026-10-19T08:00:00.000Z')
  const { boardId, doing } = await board('Garten')
  const { id: taskId } = await ben.does(addTask, { listId: doing, title: 'Gießen', dueOn: '2026-10-20' })
  await ben.does(setRepeats, { taskId, rule: 'FREQ=WEEKLY' })
  for (const day of ['2026-10-20', '2026-10-27']) {
    clock.moveTo(`${day}T08:00:00.000Z`)
    await ben.does(closeTask, { taskId: (await opened(boardId))[0]!.id })
  }
  assert.deepEqual([(await cards(boardId)).length, await said(boardId)], [3, [['Gießen', '2026-11-03']]])

  const copy = await ana.does(duplicateBoard, { boardId, title: 'Garten 2027', firstDay: '2027-11-04' })
  assert.deepEqual(await said(copy.id), [['Gießen', '2027-11-04']])
  const [first] = await cards(copy.id)
  assert.equal((await cards(copy.id)).length, 1, 'what was done before of a series is done')
  assert.deepEqual((await ana.does(getTask, { taskId: first!.id })).repeats, {
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    mode: 'whenDone',
    next: '2027-11-11',
  })
  clock.moveTo('2027-11-04T08:00:00.000Z')
  await Promise.all([ana, ben].map((one) => one.does(closeTask, { taskId: first!.id })))
  await clean()
  assert.deepEqual(await said(copy.id), [['Gießen', '2027-11-11']])
  const whole = await ana.does(getBoard, { boardId: copy.id })
  assert.equal((await opened(copy.id))[0]!.listId, whole.lists[1]!.id, 'where the series begins')
  // That of the board itself is as it was.
  assert.deepEqual(await said(boardId), [['Gießen', '2026-11-03']])
  assert.ok((await opened(boardId))[0]!.repeats)
})

test('without days a series is one task that comes once', async () => {
  clock.moveTo('2026-10-19T08:00:00.000Z')
  const { boardId, open } = await board('Ohne Tage')
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Putzen', dueOn: '2026-10-20' })
  await ben.does(setRepeats, { taskId, rule: 'FREQ=DAILY' })
  await ben.does(closeTask, { taskId })
  const copy = await ana.does(duplicateBoard, { boardId, title: 'Kopie' })
  const [one, ...rest] = await cards(copy.id)
  assert.deepEqual([one!.title, one!.dueOn, one!.repeats, rest.length], ['Putzen', null, false, 0])
  await ana.does(closeTask, { taskId: one!.id })
  assert.equal((await opened(copy.id)).length, 0)
})
