/** Rules on boards: they do what was written, as their owner, and stop by themselves. */
import { strict as assert } from 'node:assert'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import {
  changeRule,
  deleteRule,
  listRules,
  listRuns,
  MOST_RUNS,
  makeRule,
  pauseRule,
  pressButton,
  tryRule,
} from '#modules/automation/contract.ts'
import { removeMember } from '#modules/communities/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from './contract.ts'
import { addLabel } from './lists/contract.ts'
import { addTask, changeTask, closeTask, getTask, moveTask, placeTask } from './task/contract.ts'
import { makeWait } from './waits/contract.ts'

const { ana, mara, ben, cem, world, clean, clock, house, ...rest } = await openTestHouse()
const { channels, members } = world.lahn
const failures: unknown[] = []
/** As on two nodes at once. */
const nodes = [1, 2].map(() => runDeliveries(house, (error) => failures.push(error)))
after(() => Promise.all(nodes.map((node) => node.stop())))

/** Until rules that set each other off have all been done. */
async function settle() {
  for (let round = 0; round < 9; round++) {
    await rest.settle()
    await Promise.all(nodes.map((node) => node.settle()))
  }
  assert.deepEqual(failures, [])
}

const { id: placeId } = await ben.does(makeBoard, {
  title: 'Cleanup',
  audience: 'community',
  lists: [{ title: 'Offen' }, { title: 'Prüfen' }, { title: 'Fertig', closes: true }],
})
const board = await ben.does(getBoard, { boardId: placeId })
const [open, check, done] = board.lists.map(({ id }) => id) as [string, string, string]
const { id: urgent } = await ben.does(addLabel, { boardId: placeId, name: 'Eilig', tone: 5 })
const task = (title: string, listId = open) => ben.does(addTask, { listId, title })
const state = async (ruleId: string) => (await ben.does(listRuns, { ruleId })).items.map(({ state }) => state)

test('when a task comes to a list, if it is so, then what was written is done by the rule’s owner', async () => {
  const rule = await ben.does(makeRule, {
    placeId,
    name: 'Prüfen',
    trigger: { name: 'boards.moved_to', given: { list: check } },
    conditions: [{ field: 'labels', test: 'has', value: urgent }],
    actions: [
      { name: 'boards.assign', given: { member: members.mara } },
      { name: 'boards.comment', given: { text: 'Bitte ansehen' } },
      { name: 'boards.post', given: { channel: channels.cleanup, text: 'Zum Prüfen:' } },
    ],
  })
  const plain = await task('Ohne Label')
  const labelled = await ben.does(addTask, { listId: open, title: 'Mit Label', labelIds: [urgent] })
  for (const { id } of [plain, labelled]) await cem.does(moveTask, { taskId: id, listId: check })
  await settle()
  assert.deepEqual(
    (await ben.does(getTask, { taskId: labelled.id })).assignees.map(({ id }) => id),
    [members.mara],
  )
  assert.deepEqual((await ben.does(getTask, { taskId: plain.id })).assignees, [])
  const [said] = (await ana.does(listMessages, { subjectId: labelled.id })).items
  assert.equal(said?.text, 'Bitte ansehen')
  assert.equal(said?.author?.id, members.ben)
  assert.match(
    (await ana.does(listMessages, { subjectId: channels.cleanup })).items.at(-1)!.text,
    new RegExp(labelled.id),
  )
  assert.deepEqual((await state(rule.id)).sort(), ['done', 'unmet'])
  assert.ok((await mara.hears()).some(({ why }) => why === 'assigned'))
  await ben.does(pauseRule, { ruleId: rule.id, isPaused: true })
})

test('what a rule moves where tasks are done is done, also where others come first, as when it closes it', async () => {
  const rule = await ben.does(makeRule, {
    placeId,
    name: 'Fertig',
    trigger: { name: 'boards.moved_to', given: { list: check } },
    conditions: [{ field: 'title', test: 'contains', value: 'Wartende' }],
    actions: [{ name: 'boards.move', given: { list: done } }],
  })
  const { id: taskId } = await task('Wartende')
  await ben.does(makeWait, { taskId, forId: (await task('Davor')).id })
  await cem.does(moveTask, { taskId, listId: check })
  await settle()
  assert.ok((await ben.does(getTask, { taskId })).closedAt)
  assert.deepEqual(await state(rule.id), ['done'])
  await ben.does(pauseRule, { ruleId: rule.id, isPaused: true })
})

test('two rules that set each other off end by themselves', async () => {
  const [a, b] = await Promise.all(
    [
      [check, open],
      [open, check],
    ].map(([from, to]) =>
      ben.does(makeRule, {
        placeId,
        name: 'Im Kreis',
        trigger: { name: 'boards.moved_to', given: { list: from! } },
        conditions: [{ field: 'title', test: 'contains', value: 'Kreis' }],
        actions: [{ name: 'boards.move', given: { list: to! } }],
      }),
    ),
  )
  await task('Kreis')
  await settle()
  const states = [...(await state(a!.id)), ...(await state(b!.id))]
  assert.equal(states.filter((one) => one === 'done').length, 6)
  assert.equal(states.filter((one) => one === 'too_deep').length, 1)
  for (const { id } of [a!, b!]) await ben.does(pauseRule, { ruleId: id, isPaused: true })
})

test('a rule does nothing that its owner may not, and whoever writes it anew lends it their own rights', async () => {
  const { id: few } = await mara.does(makeBoard, {
    title: 'Vorstand',
    audience: 'circle',
    circleId: world.lahn.circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  const secret = (await mara.does(getBoard, { boardId: few })).lists[0]!.id
  const wanted = (list: string) => ({
    name: 'Hinüber',
    trigger: { name: 'boards.closed', given: {} },
    conditions: [],
    actions: [{ name: 'boards.move', given: { list } }],
  })
  // Cem is not in the circle; a steward is no reader of it either.
  const { id: own } = await cem.does(makeBoard, { title: 'Cems', audience: 'community', lists: [{ title: 'Offen' }] })
  const list = (await cem.does(getBoard, { boardId: own })).lists[0]!.id
  const rule = await cem.does(makeRule, { placeId: own, ...wanted(secret) })
  const { id: taskId } = await cem.does(addTask, { listId: list, title: 'Geheim' })
  await mara.does(closeTask, { taskId })
  await settle()
  const [run] = (await cem.does(listRuns, { ruleId: rule.id })).items
  assert.deepEqual([run?.state, run?.results], ['refused', ['not_found']])
  assert.deepEqual((await cem.does(tryRule, { ruleId: rule.id, subjectId: taskId })).actions, ['not_found'])
  await ben.isRefused(changeRule, { ruleId: rule.id, ...wanted(secret) }, 'forbidden')
  assert.equal((await ana.does(changeRule, { ruleId: rule.id, ...wanted(list) })).owner.id, members.ana)
})

test('with its owner a rule goes: it is paused, and does nothing', async () => {
  const { id: mine } = await cem.does(makeBoard, {
    title: 'Später',
    audience: 'community',
    lists: [{ title: 'Offen' }],
  })
  const list = (await cem.does(getBoard, { boardId: mine })).lists[0]!.id
  const rule = await cem.does(makeRule, {
    placeId: mine,
    name: 'Zu',
    trigger: { name: 'boards.added', given: {} },
    conditions: [],
    actions: [{ name: 'boards.close', given: {} }],
  })
  await ana.does(removeMember, { memberId: members.cem })
  const { id: taskId } = await ben.does(addTask, { listId: list, title: 'Offen' })
  await settle()
  assert.equal((await ben.does(getTask, { taskId })).closedAt, null)
  const [shown] = (await ben.does(listRules, { placeId: mine })).items
  assert.deepEqual([shown?.id, shown?.pausedBecause], [rule.id, 'owner_gone'])
})

test('what is due soon, a day of the week and a button set rules off, each once', async () => {
  const soon = await ben.does(makeRule, {
    placeId,
    name: 'Bald',
    trigger: { name: 'boards.due_in', given: { days: 2 } },
    conditions: [],
    actions: [{ name: 'boards.label', given: { label: urgent } }],
  })
  const weekly = await ben.does(makeRule, {
    placeId,
    name: 'Freitags',
    trigger: { name: 'boards.at_times', given: { weekdays: ['5'], time: '09:00' } },
    conditions: [],
    actions: [{ name: 'boards.add_task', given: { list: open, title: 'Wochenplan' } }],
  })
  const button = await ben.does(makeRule, {
    placeId,
    name: 'Abhaken',
    trigger: { name: 'boards.pressed', given: {} },
    conditions: [],
    actions: [{ name: 'boards.move', given: { list: done } }],
  })
  const due = await task('Fällig')
  const later = await task('Später fällig')
  await ben.does(changeTask, { taskId: due.id, dueOn: '2026-09-18' })
  await ben.does(changeTask, { taskId: later.id, dueOn: '2026-12-18' })
  await mara.does(pressButton, { ruleId: button.id, subjectId: later.id })
  // Thursday, ten in Berlin; then Friday after nine.
  for (const at of ['2026-09-17T08:30:00Z', '2026-09-17T09:30:00Z', '2026-09-18T07:30:00Z', '2026-09-18T08:30:00Z']) {
    clock.moveTo(at)
    await clean()
    await settle()
  }
  assert.deepEqual((await ben.does(getTask, { taskId: due.id })).labels, [urgent])
  assert.deepEqual((await ben.does(getTask, { taskId: later.id })).labels, [])
  assert.ok((await ben.does(getTask, { taskId: later.id })).closedAt)
  const titles = (await ben.does(getBoard, { boardId: placeId })).tasks.map(({ title }) => title)
  assert.equal(titles.filter((title) => title === 'Wochenplan').length, 1)
  for (const { id } of [soon, weekly, button]) assert.deepEqual(await state(id), ['done'])
})

test('nobody lends their rights to a button pressed elsewhere, nor learns by a rule what they may not see', async () => {
  const { id: few } = await mara.does(makeBoard, {
    title: 'Im Vorstand',
    audience: 'circle',
    circleId: world.lahn.circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  const hidden = (await mara.does(getBoard, { boardId: few })).lists[0]!.id
  const { id: secret } = await mara.does(addTask, { listId: hidden, title: 'Geheim' })
  const button = await mara.does(makeRule, {
    placeId: few,
    name: 'Fertig',
    trigger: { name: 'boards.pressed', given: {} },
    conditions: [],
    actions: [{ name: 'boards.close', given: {} }],
  })
  // Of another board, though Ben sees both.
  const { id: taskId } = await task('Anderswo')
  await ben.isRefused(pressButton, { ruleId: button.id, subjectId: taskId }, 'not_found')
  await mara.isRefused(tryRule, { ruleId: button.id, subjectId: taskId }, 'not_found')

  // Ana is not in the circle: what its task is called her rule does not tell her, though it stands on her board, too.
  const { id: hers } = await ana.does(makeBoard, { title: 'Anas', audience: 'community', lists: [{ title: 'Offen' }] })
  const listId = (await ana.does(getBoard, { boardId: hers })).lists[0]!.id
  await mara.does(placeTask, { taskId: secret, listId })
  const rule = (value: string) => ({
    placeId: hers,
    name: value,
    trigger: { name: 'boards.closed', given: {} },
    conditions: [{ field: 'title', test: 'contains' as const, value }],
    actions: [{ name: 'boards.post', given: { channel: channels.cleanup, text: 'Ha' } }],
  })
  const [right, wrong] = [await ana.does(makeRule, rule('Geheim')), await ana.does(makeRule, rule('Anderes'))]
  await mara.does(closeTask, { taskId: secret })
  await settle()
  const runs = async (ruleId: string) =>
    (await ana.does(listRuns, { ruleId })).items.map(({ state, subject }) => ({ state, subject }))
  assert.deepEqual(await runs(right.id), [{ state: 'unmet', subject: null }])
  assert.deepEqual(await runs(wrong.id), await runs(right.id))
})

test('a rule that runs too often is paused, and its owner hears of it', async () => {
  const rule = await ben.does(makeRule, {
    placeId,
    name: 'Zu oft',
    trigger: { name: 'boards.added', given: {} },
    conditions: [],
    actions: [{ name: 'boards.label', given: { label: urgent } }],
  })
  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`insert into rule_run (community_id, id, rule_id, key, depth, state, at)
      select ${world.lahn.id}, gen_random_uuid(), ${rule.id}, 'before ' || n, 0, 'done', ${clock.now()}
      from generate_series(1, ${MOST_RUNS}) n`),
  )
  const { id: taskId } = await task('Eine zu viel')
  await settle()
  assert.deepEqual((await ben.does(getTask, { taskId })).labels, [])
  const paused = (await ben.does(listRules, { placeId })).items.find(({ id }) => id === rule.id)
  assert.equal(paused?.pausedBecause, 'too_often')
  assert.ok((await ben.hears()).some(({ why }) => why === 'my_rule'))
  await ben.does(deleteRule, { ruleId: rule.id })
})

test('a node that is killed after it did something and before it said so does not do it again', async () => {
  const rule = await ben.does(makeRule, {
    placeId,
    name: 'Begrüßen',
    trigger: { name: 'boards.added', given: {} },
    conditions: [{ field: 'title', test: 'contains', value: 'Nur einmal' }],
    actions: [{ name: 'boards.comment', given: { text: 'Willkommen' } }],
  })
  const { id: taskId } = await task('Nur einmal')
  await settle()
  // As if it had never been said: the run waits, and is delivered once more.
  await house.db.transaction(world.lahn.id, async (tx) => {
    tx.send(sql`update rule_run set state = 'waiting' where community_id = ${world.lahn.id} and rule_id = ${rule.id}`)
    tx.send(sql`update delivery d set state = 'due', next_at = ${clock.now()} from rule_run r
      where d.community_id = ${world.lahn.id} and r.community_id = d.community_id and r.rule_id = ${rule.id} and d.key = r.id::text`)
  })
  await settle()
  assert.deepEqual(await state(rule.id), ['done'])
  assert.equal((await ana.does(listMessages, { subjectId: taskId })).items.length, 1)
})
