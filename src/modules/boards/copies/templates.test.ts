import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getMeans, makeRule } from '#modules/automation/contract.ts'
import { getContribution } from '#modules/mission/contract-contribution.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { listServing, listWithoutPurpose } from '#modules/mission/contract-purpose.ts'
import { find } from '#modules/search/contract.ts'
import { setPurpose } from '#modules/subjects/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { addChecklist } from '../checklists/contract.ts'
import { changeBoard, getBoard, listBoards, makeBoard, unarchiveBoard } from '../contract.ts'
import { logHours } from '../hours/contract.ts'
import { addLabel } from '../lists/contract.ts'
import { getWorkload, listMyTasks, sumWorkload } from '../mine/contract.ts'
import {
  addPart,
  addTask,
  assignTask,
  closeTask,
  getTask,
  moveTask,
  takeTask,
  unarchiveTask,
} from '../task/contract.ts'
import { makeWait } from '../waits/contract.ts'
import {
  addFromTemplate,
  duplicateBoard,
  listTaskTemplates,
  listTemplates,
  makeTaskTemplate,
  makeTemplate,
} from './contract.ts'

const { ana, mara, ben, cem, clean, clock, world } = await openTestHouse()
const { members } = world.lahn
const { id: goalId } = await mara.does(createGoal, { title: 'Sauberer Fluss' })
const purpose = { kind: 'goal' as const, id: goalId }
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Aktionstag',
  audience: 'community',
  purpose,
  lists: [{ title: 'Offen' }, { title: 'Fertig', closes: true }],
})
const [open] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [string]
const { id: labelId } = await ben.does(addLabel, { boardId, name: 'Boot', tone: 1 })
const mine = {
  assigneeIds: [members.ben],
  dueOn: '2026-09-20',
  remind: 60,
  estimate: 120,
  needed: 4,
  labelIds: [labelId],
}
const task = await ben.does(addTask, { listId: open, title: 'Müllsäcke zählen', about: 'Bitte *genau*.', ...mine })
const part = await ben.does(addPart, { taskId: task.id, title: 'Säcke kaufen', assigneeIds: [members.ben] })
const first = await ben.does(addTask, { listId: open, title: 'Anmelden' })
await ben.does(makeWait, { taskId: first.id, forId: task.id })
await ben.does(addChecklist, {
  taskId: task.id,
  title: 'Dabei',
  items: [{ text: 'Handschuhe', assigneeId: members.ben }],
})

/** Everywhere where tasks are counted or looked for: what ben would find of a word in a title. */
async function everywhere(word: string) {
  await ben.settle()
  const board = await ben.does(getBoard, { boardId })
  const archive = await ben.does(getBoard, { boardId, archived: true })
  const [mineNow, load, sums, boards, archived, goal, found] = await Promise.all([
    ben.does(listMyTasks, {}),
    ben.does(getWorkload, {}),
    ana.does(sumWorkload, {}),
    ben.does(listBoards, {}),
    ben.does(listBoards, { which: 'archived' }),
    ben.does(getContribution, { goalId }),
    ben.does(find, { text: word, kind: 'task' }),
  ])
  const of = boards.items.find(({ id }) => id === boardId)!
  return {
    onBoard: board.tasks.some(({ id }) => id === task.id),
    inArchive: archive.tasks.some(({ id }) => id === task.id),
    waitsFor: board.tasks.find(({ id }) => id === first.id)!.waitsFor.length,
    mine: mineNow.items.length,
    load: load.weeks.reduce((sum, week) => sum + week.open, 0) + load.later + load.undated,
    sums: sums.items.map((one) => [one.board.title, one.tasks, one.wanted]),
    boards: boards.items.length,
    archived: archived.items.length,
    counts: [of.open, of.mine, of.late, of.wanted],
    goal: goal.kinds.map(({ kind, open, done }) => [kind, open, done]).sort(),
    found: found.items.length,
  }
}

test('a template of a board leaves the board and all that is counted as it was', async () => {
  clock.moveTo('2026-09-18T10:00:00Z')
  const before = await everywhere('Müllsäcke')
  assert.deepEqual([before.mine, before.found, before.counts], [3, 1, [2, 1, 0, 1]])
  const template = await ben.does(makeTemplate, { boardId, title: 'Jeder Aktionstag' })
  assert.equal(template.isTemplate, true)
  assert.deepEqual(await everywhere('Müllsäcke'), before)
  const { items } = await cem.does(listTemplates, {})
  assert.deepEqual(items, [
    {
      id: template.id,
      title: 'Jeder Aktionstag',
      audience: 'community',
      circle: null,
      lists: ['Offen', 'Fertig'],
      tasks: 2,
      hasDays: true,
    },
  ])
  const here = { boardId: template.id }
  assert.equal((await ben.does(listBoards, { which: 'templates' })).items[0]!.id, template.id)
  assert.ok(!(await mara.does(listWithoutPurpose, {})).items.some(({ id }) => id === template.id))
  // Even where somebody says what it is for.
  await ben.does(setPurpose, { subjectId: template.id, purpose })
  assert.deepEqual(await everywhere('Müllsäcke'), before)
  assert.ok(!(await ben.does(listServing, { goalId })).items.some(({ id }) => id === template.id))
  // Nobody works on it, and no rule does.
  const whole = await ben.does(getBoard, here)
  const [inside] = whole.tasks as [(typeof whole.tasks)[0]]
  assert.equal(whole.can.work, false)
  const listId = whole.lists[1]!.id
  await ben.isRefused(addTask, { listId, title: 'Neu' }, 'archived')
  await ben.isRefused(moveTask, { taskId: inside.id, listId }, 'archived')
  await ben.isRefused(assignTask, { taskId: inside.id, memberId: members.ben }, 'archived')
  await ben.isRefused(takeTask, { taskId: inside.id }, 'archived')
  await ben.isRefused(closeTask, { taskId: inside.id }, 'archived')
  await ben.isRefused(logHours, { taskId: inside.id, minutes: 5 }, 'archived')
  await ben.does(getMeans, { placeId: template.id })
  const rule = {
    name: 'Neu',
    trigger: { name: 'boards.added', given: {} },
    conditions: [],
    actions: [{ name: 'boards.close', given: {} }],
  }
  await ben.isRefused(makeRule, { placeId: template.id, ...rule }, 'archived')
  await ben.isRefused(unarchiveBoard, here, 'is_template')
  assert.equal((await ben.does(changeBoard, { ...here, title: 'Aktionstage' })).title, 'Aktionstage')
  const begun = await cem.does(duplicateBoard, { ...here, title: 'Mai', firstDay: '2027-05-01' })
  assert.equal(begun.isTemplate, false)
  const { tasks } = await cem.does(getBoard, { boardId: begun.id })
  assert.deepEqual(
    tasks.map(({ title, dueOn, assignees }) => [title, dueOn, assignees.length]),
    [
      ['Müllsäcke zählen', '2027-05-01', 0],
      ['Anmelden', null, 0],
    ],
  )
})

test('a task that is a template counts nowhere, with its parts and items, until it is taken out again', async () => {
  const before = await everywhere('Müllsäcke')
  await ben.does(makeTaskTemplate, { taskId: task.id })
  const now = await everywhere('Müllsäcke')
  assert.deepEqual(
    {
      onBoard: now.onBoard,
      inArchive: now.inArchive,
      waits: now.waitsFor,
      mine: now.mine,
      load: now.load,
      found: now.found,
    },
    { onBoard: false, inArchive: false, waits: 0, mine: 0, load: 0, found: before.found - 1 },
  )
  assert.deepEqual(now.counts, [1, 0, 0, 0])
  const tasksOf = (all: typeof before) => all.goal.find(([kind]) => kind === 'task')
  assert.deepEqual(
    [tasksOf(before), tasksOf(now)],
    [
      ['task', 3, 0],
      ['task', 1, 0],
    ],
  )
  await ben.isRefused(makeTaskTemplate, { taskId: part.id }, 'archived')
  await ben.isRefused(assignTask, { taskId: part.id, memberId: members.cem }, 'archived')
  await ben.isRefused(addPart, { taskId: part.id, title: 'Noch eins' }, 'archived')
  await ben.isRefused(closeTask, { taskId: part.id }, 'archived')
  // It is due, and nobody hears of it.
  const heard = (await ben.hears()).length
  clock.moveTo('2026-09-20T06:30:00Z')
  await clean()
  assert.equal((await ben.hears()).length, heard)

  assert.deepEqual((await cem.does(listTaskTemplates, { boardId })).items, [
    { id: task.id, title: 'Müllsäcke zählen', items: 1, parts: 1 },
  ])
  const made = await cem.does(addFromTemplate, { listId: open, taskId: task.id, title: 'Säcke, Mai' })
  assert.deepEqual([made.title, made.labels, made.assignees, made.dueOn], ['Säcke, Mai', [labelId], [], null])
  const whole = await cem.does(getTask, { taskId: made.id })
  assert.deepEqual(
    [whole.about, whole.isTemplate, whole.archivedAt, whole.parts[0]!.title, whole.checklists[0]!.items[0]!.text],
    ['Bitte *genau*.', false, null, 'Säcke kaufen', 'Handschuhe'],
  )
  await cem.does(assignTask, { taskId: whole.parts[0]!.id, memberId: members.cem })
  await ben.isRefused(addFromTemplate, { listId: open, taskId: made.id }, 'no_template')
  await ben.isRefused(addFromTemplate, { listId: open, taskId: part.id }, 'no_template')
  await ben.isRefused(addFromTemplate, { listId: (await other()).listId, taskId: task.id }, 'no_template')

  const back = await ben.does(unarchiveTask, { taskId: task.id })
  assert.equal(back.isTemplate, false)
  assert.deepEqual((await cem.does(listTaskTemplates, { boardId })).items, [])
  assert.equal((await ben.does(listMyTasks, {})).items.length, before.mine)
  await ben.does(assignTask, { taskId: part.id, memberId: members.cem })
})

async function other() {
  const { id } = await ben.does(makeBoard, { title: 'Anderswo', audience: 'community', lists: [{ title: 'Offen' }] })
  return { listId: (await ben.does(getBoard, { boardId: id })).lists[0]!.id }
}
