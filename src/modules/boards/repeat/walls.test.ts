/** What nobody can do to others by letting tasks repeat. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { runJobs } from '#kernel/jobs.ts'
import { allAtOnce } from '#tests/at-once.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, changeTask, getTask, setDueIn } from '../task/contract.ts'
import { MOST_REPEATING, setRepeats } from './contract.ts'
import { toRepeat } from './repeat.ts'
import { arrivingSeries } from './series.ts'

const stage = await openTestHouse()
const { ben, otto, house, world, clock, clean } = stage
const lists = [{ title: 'Offen' }]
const daily = { rule: 'FREQ=DAILY', mode: 'onTheDay' as const }

async function board(who = ben) {
  const { id: boardId } = await who.does(makeBoard, { title: 'Reihen', audience: 'community', lists })
  const listId = (await who.does(getBoard, { boardId })).lists[0]!.id
  const add = async (title: string, days: { startsOn?: string; dueOn?: string }) =>
    (await who.does(addTask, { listId, title, ...days })).id
  const series = async (title: string, dueOn: string) => {
    const taskId = await add(title, { dueOn })
    await who.does(setRepeats, { taskId, ...daily })
    return taskId
  }
  const said = async () =>
    (await who.does(getBoard, { boardId })).tasks.map(({ title, dueOn }) => `${title} ${dueOn}`).sort()
  return { add, series, said }
}
const inLahn = (statement: ReturnType<typeof sql>) =>
  house.db.transaction(world.lahn.id, async (tx) => ({ rows: await tx.rows(statement) }))

test('a series that fails stops no other one, is told of once and rests', async () => {
  clock.moveTo('2027-05-03T08:00:00.000Z')
  const { series, said } = await board()
  const broken = await series('Kaputt', '2027-05-01')
  await series('Heil', '2027-05-02')
  await inLahn(sql`update task set repeat_rule = 'BROKEN' where id = ${broken}`)
  const told: string[] = []
  const look = async () => {
    clock.forward(61_000)
    const jobs = runJobs(house, (error, where) => told.push(`${where}: ${(error as Error).message}`))
    await jobs.settle()
    await jobs.stop()
  }
  await look()
  assert.deepEqual(await said(), ['Heil 2027-05-02', 'Heil 2027-05-03', 'Kaputt 2027-05-01'])
  await look()
  assert.deepEqual(told, ['boards.repeat: BROKEN: rule_unreadable'])
  clock.forward(3_600_000)
  await look()
  assert.equal(told.length, 2)
  await inLahn(sql`update task set repeat_rule = 'FREQ=DAILY' where id = ${broken}`)
})

test('what repeats lasts a year at most, so that every series comes to today', async () => {
  clock.moveTo('2027-06-03T08:00:00.000Z')
  const { add, said, series } = await board()
  const long = await add('Lang', { startsOn: '0001-01-01', dueOn: '9000-01-01' })
  await ben.isRefused(setRepeats, { taskId: long, ...daily }, 'too_long_to_repeat')
  const year = await add('Jahr', { startsOn: '2027-06-03', dueOn: '2028-06-03' })
  await ben.does(setRepeats, { taskId: year, rule: 'FREQ=YEARLY' })
  await ben.isRefused(changeTask, { taskId: year, dueOn: '2028-06-04' }, 'too_long_to_repeat')
  await ben.isRefused(setDueIn, { taskId: year, days: 400 }, 'too_long_to_repeat')
  await ben.does(changeTask, { taskId: long, startsOn: '2000-01-01' })
  // One that was kept before ends, and makes none.
  const kept = await series('Alt', '2027-06-03')
  await inLahn(sql`update task set starts_on = '0001-01-01', due_on = '9000-01-01', repeat_from = '9000-01-01',
    repeat_next = '9000-01-02' where id = ${kept}`)
  const before = await said()
  for (let n = 0; n < 3; n++) {
    clock.forward(61_000)
    await clean()
  }
  assert.deepEqual(await said(), before)
  assert.equal((await ben.does(getTask, { taskId: kept })).repeats!.next, null)
})

test('however many wait in one community, those of another come in the same turn', async () => {
  clock.moveTo('2027-07-01T08:00:00.000Z')
  const [lahn, berg] = [await board(), await board(otto)]
  for (const title of ['A', 'B', 'C']) await lahn.series(title, '2027-07-01')
  const last = await berg.series('Z', '2027-07-02')
  clock.moveTo('2027-07-20T08:00:00.000Z')
  const due = await house.clerk.rows(toRepeat({ until: clock.now(), most: 2, resting: [] }))
  assert.deepEqual(due.map(({ slug }) => slug).sort(), ['berg', 'lahn'])
  const others = await house.clerk.rows(toRepeat({ until: clock.now(), most: 2, resting: [last] }))
  assert.deepEqual(
    others.map(({ slug }) => slug),
    ['lahn', 'lahn'],
  )
})

test('a board has so many that repeat, however many are let repeat at once', async () => {
  clock.moveTo('2027-08-01T08:00:00.000Z')
  const { add } = await board()
  const two = [await add('Eins', { dueOn: '2027-08-02' }), await add('Zwei', { dueOn: '2027-08-02' })]
  await inLahn(sql`
    with many as (
      insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
      select community_id, gen_random_uuid(), kind, title, audience, parent_id, created_at
      from subject, generate_series(1, ${MOST_REPEATING - 1}) where id = ${two[0]} returning community_id, id
    )
    insert into task (community_id, id, board_id, repeat_rule, repeat_mode, repeat_from)
    select m.community_id, m.id, t.board_id, 'FREQ=DAILY', 'whenDone', '2027-08-01'
    from many m join task t on t.community_id = m.community_id and t.id = ${two[0]}`)
  const starts = two.map((taskId) => () => ben.does(setRepeats, { taskId, rule: 'FREQ=DAILY' }))
  const done = await allAtOnce(stage, world.lahn.id, starts)
  assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

test('a series that moves in has real days, and is one that could have been set', () => {
  const said = { rule: 'freq=weekly', from: '2026-10-20', next: '2026-11-03' }
  const none = { startsOn: null, dueOn: null }
  const kept = { rule: 'FREQ=WEEKLY;BYDAY=TU', from: '2026-10-20', next: '2026-11-03' }
  assert.deepEqual(arrivingSeries(said, none), kept)
  for (const from of ['infinity', '2026-02-30', '0000-01-01', '10000-01-01', 7, null])
    assert.equal(arrivingSeries({ ...said, from }, none), undefined, String(from))
  for (const next of ['0001-01-01', 'infinity', '2026-10-28', true])
    assert.deepEqual(arrivingSeries({ ...said, next }, { startsOn: null, dueOn: '2026-10-30' }), kept, String(next))
  assert.equal(arrivingSeries({ ...said, next: null }, none)!.next, null)
  assert.equal(arrivingSeries({ ...said, rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31' }, none), undefined)
  assert.equal(arrivingSeries(said, { startsOn: '0001-01-01', dueOn: '9000-01-01' }), undefined)
  assert.equal(arrivingSeries(said, { startsOn: null, dueOn: 'infinity' }), undefined)
})
