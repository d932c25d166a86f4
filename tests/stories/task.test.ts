/** Two people work on one task: small steps, volunteers, days, talk, hours, done. And what was said becomes a task. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { addChecklist } from '#modules/boards/checklists/contract.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addField, setValue } from '#modules/boards/fields/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { addPart, addTask, changeTask, getTask, labelTask } from '#modules/boards/task/contract.ts'
import { makeWait } from '#modules/boards/waits/contract.ts'
import { listMessages, listThread, postMessage } from '#modules/conversation/contract.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, world } = stage
const { channels } = world.lahn

const { id: boardId } = await ben.does(makeBoard, {
  title: 'Cleanup-Saison 2026',
  audience: 'community',
  lists: [{ title: 'Ideen' }, { title: 'Bereit' }, { title: 'Geschafft', closes: true }],
})
const [, ready] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [string, string, string]
const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)

/** What is cut by the edge of a screen is no target: what is looked at begins at its top. */
const toTop = (one: Locator) => one.evaluate((found) => found.scrollIntoView({ block: 'start' }))

test('a task is worked on by two: steps, volunteers, days, talk, hours, done', async () => {
  const { id: taskId } = await ben.does(addTask, { listId: ready, title: 'Ufer am Wehr räumen' })
  const { id: first } = await ben.does(addTask, { listId: ready, title: 'Container bestellen' })
  const planner = await stage.visit('ben', `/c/lahn/tasks/${taskId}`)
  await planner.the('heading', 'subjects:history').waitFor()
  await looksRight(planner.page, 'task-empty-de-1440')

  // By keyboard alone: a checklist with two steps, the second moved above the first.
  await planner.the('button', 'boards:ui.task.checklist').focus()
  await planner.page.keyboard.press('Enter')
  await planner.page.keyboard.type('Mitnehmen')
  await planner.page.keyboard.press('Enter')
  const adding = planner.the('textbox', 'boards:ui.task.item_add')
  await holds(async () => assert.ok(await adding.evaluate((input) => input === document.activeElement)))
  await planner.page.keyboard.type('Greifzangen')
  await planner.page.keyboard.press('Enter')
  await planner.page.keyboard.type('Handschuhe')
  await planner.page.keyboard.press('Enter')
  const stepsAre = (steps: string[]) =>
    holds(async () => {
      const [list] = (await ana.does(getTask, { taskId })).checklists
      assert.deepEqual(
        list?.items.map(({ text }) => text),
        steps,
      )
    })
  await stepsAre(['Greifzangen', 'Handschuhe'])
  await planner.the('button', 'boards:ui.task.item_move', { text: 'Handschuhe' }).focus()
  await planner.page.keyboard.press('ArrowUp')
  await stepsAre(['Handschuhe', 'Greifzangen'])

  await planner.the('button', 'boards:ui.task.about_begin').click()
  await planner.the('textbox', 'boards:ui.task.about').click()
  await planner.page.keyboard.type('Treffpunkt am Wehr. Wer mit dem Rad kommt, stellt es hinter das Bootshaus.')
  await looksRight(planner.page, 'task-writing-de-1440')
  await planner.the('button', 'boards:ui.task.save').click()
  await planner.seen('stellt es hinter das Bootshaus.').waitFor()

  await planner.the('button', 'boards:ui.task.due').click()
  await planner.field('boards:ui.task.due').fill(soon)
  await planner.field('boards:ui.task.time').first().fill('14:00')
  await planner.field('boards:ui.task.remind').selectOption('1440')
  await looksRight(planner.page, 'task-days-de-1440')
  await planner.the('button', 'boards:ui.task.save').click()
  await holds(async () => assert.equal((await ana.does(getTask, { taskId })).remind, 1440))
  await ben.does(changeTask, { taskId, needed: 3 })

  const helper = await stage.visit('ana', `/c/lahn/tasks/${taskId}`, { width: 360, language: 'en' })
  await helper.the('button', 'boards:ui.task.join').click()
  await planner.text('boards:ui.task.joined', { joined: 1, needed: 3 }).waitFor()
  await helper.page.getByRole('checkbox', { name: 'Handschuhe' }).check()
  await planner.text('boards:ui.task.of', { done: 1, of: 2 }).waitFor()
  await helper.page.setViewportSize({ width: 360, height: 1_500 })
  await looksRight(helper.page, 'task-helper-en-360')

  await ben.does(makeWait, { taskId, forId: first })
  await helper.the('heading', 'boards:ui.task.waits_for').waitFor()
  await helper.resize(360)
  await helper.the('button', 'boards:ui.task.done').click()
  await helper.text('boards:ui.task.blocked_question').waitFor()
  await looksRight(helper.page, 'task-blocked-en-360')
  await helper.the('button', 'boards:ui.task.blocked_anyway').click()
  await holds(async () => assert.ok((await ben.does(getTask, { taskId })).closedAt))
  await planner.page.locator('button[aria-pressed="true"]').filter({ visible: true }).first().waitFor()
  await looksRight(planner.page, 'task-done-de-1440')
})

test('a task comes again: in a rhythm that is said in words, left out once, and made anew when it is done', async () => {
  const { id: taskId } = await ben.does(addTask, { listId: ready, title: 'Kasse zählen', dueOn: '2031-10-28' })
  const planner = await stage.visit('ben', `/c/lahn/tasks/${taskId}`)
  await planner.the('button', 'boards:ui.task.add_more').click()
  await planner.the('menuitem', 'boards:ui.repeat.add').click()
  const rhythm = planner.field('boards:ui.repeat.how_often')
  await rhythm.selectOption('FREQ=MONTHLY;BYDAY=-1TU')
  await planner.field('boards:ui.repeat.ends').selectOption('after')
  await planner.seen('Di., 25. Nov. 2031').waitFor()
  await looksRight(planner.page, 'task-repeats-de-1440')
  await rhythm.selectOption('own')
  await planner.page.getByRole('button', { name: 'Freitag' }).click()
  await looksRight(planner.page, 'task-repeats-own-de-1440')
  await planner.the('button', 'boards:ui.task.save').click()
  await planner.seen('Alle 3 Wochen am Dienstag und Freitag, insgesamt noch 5 Mal').waitFor()
  await looksRight(planner.page, 'task-repeating-de-1440')
  await planner.the('button', 'boards:ui.repeat.skip').click()
  await holds(async () => assert.equal((await ana.does(getTask, { taskId })).dueOn, '2031-10-31'))

  const helper = await stage.visit('ana', `/c/lahn/tasks/${taskId}`, { width: 360, language: 'en' })
  await helper.seen('Every 3 weeks on Tuesday and Friday, 4 times in all from here').click()
  await helper.text('boards:ui.repeat.question').waitFor()
  await looksRight(helper.page, 'task-repeats-en-360')
  await helper.page.keyboard.press('Escape')
  await helper.the('button', 'boards:ui.task.done').click()
  await helper.text('boards:ui.repeat.was').waitFor()
  await looksRight(helper.page, 'task-repeated-en-360')
  const board = await stage.visit('ben', `/c/lahn/boards/${boardId}`)
  await board.the('img', 'boards:ui.card.repeats').waitFor()
  await looksRight(board.page, 'board-repeats-de-1440')
})

test('a task that says much is calm at every width, by day and by night', async () => {
  const taskId = await fullTask()
  for (const [width, language] of [
    [1440, 'de'],
    [360, 'en'],
  ] as const) {
    const viewer = await stage.visit('ben', `/c/lahn/tasks/${taskId}`, { width, language })
    await viewer.the('heading', 'boards:ui.task.parts').waitFor()
    if (width === 1440) await viewer.seen('Ich hole den Schlüssel am Donnerstag.').waitFor()
    await viewer.the('heading', 'subjects:history').waitFor()
    await looksRight(viewer.page, `task-full-${language}-${width}`)
    await toTop(viewer.the('heading', 'boards:ui.task.parts'))
    await looksRight(viewer.page, `task-full-below-${language}-${width}`)
  }
})

async function fullTask(): Promise<string> {
  const { id: eilig } = await ben.does(addLabel, { boardId, name: 'Eilig', tone: 4 })
  const { id: material } = await ben.does(addLabel, { boardId, name: 'Material und Transport', tone: 3 })
  const options = [{ name: 'trocken', tone: 5 }, { name: 'nass' }]
  const weather = await ben.does(addField, { boardId, name: 'Wetter', kind: 'choice', options })
  const { id: length } = await ben.does(addField, { boardId, name: 'Uferstrecke in Metern', kind: 'number' })
  const { id: taskId } = await ben.does(addTask, {
    listId: ready,
    title: 'Container, Anhänger und Handschuhe für den großen Tag am Wehr besorgen und rechtzeitig hinbringen',
    about: 'Der Bauhof gibt **zwei Container**, wenn wir bis Freitag fragen.\n\n- [x] Antrag\n- [ ] Schlüssel abholen',
    assigneeIds: [world.lahn.members.ana, world.lahn.members.ben],
    dueOn: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10),
    remind: 1440,
    estimate: 300,
    isMilestone: true,
    needed: 4,
  })
  await ben.does(labelTask, { taskId, labelIds: [eilig, material] })
  await ben.does(setValue, { taskId, fieldId: weather.id, value: weather.options[0]!.id })
  await ben.does(setValue, { taskId, fieldId: length, value: 1200 })
  await ben.does(addChecklist, {
    taskId,
    title: 'Beim Bauhof',
    items: [
      { text: 'Container reservieren', isDone: true },
      { text: 'Schlüssel für die Schranke am Bootshaus abholen', assigneeId: world.lahn.members.ana, dueOn: soon },
      { text: 'Rechnung an die Kasse geben' },
    ],
  })
  await ben.does(addPart, { taskId, title: 'Anhänger leihen', assigneeIds: [world.lahn.members.ben], dueOn: soon })
  await ben.does(addPart, { taskId, title: 'Fahrt planen' })
  const { id: before } = await ben.does(addTask, { listId: ready, title: 'Genehmigung der Stadt' })
  await ben.does(makeWait, { taskId, forId: before })
  await ana.does(postMessage, {
    subjectId: taskId,
    text: 'Der Bauhof hat **ja** gesagt. Ich hole den Schlüssel am Donnerstag.',
  })
  return taskId
}

test('what somebody said becomes a task that quotes it, and its card answers', async () => {
  const said = await ana.does(postMessage, {
    subjectId: channels.cleanup,
    text: 'Wer fragt beim Bauhof nach Containern? Das müsste bis Freitag sein.',
  })
  const viewer = await stage.visit('ben', `/c/lahn/talk/${channels.cleanup}`)
  const row = viewer.page.getByText('Wer fragt beim Bauhof').filter({ visible: true }).first()
  await row.hover()
  await viewer.the('button', 'conversation:more').last().click()
  await viewer.the('menuitem', 'boards:ui.task.of_message').click()
  await viewer.the('textbox', 'boards:ui.task.title').waitFor()
  await looksRight(viewer.page, 'task-of-message-de-1440')
  await viewer.the('button', 'boards:ui.task.make').click()
  await holds(async () => {
    const { items } = await ana.does(listThread, { messageId: said.id })
    assert.match(items.at(-1)?.text ?? '', /^<#[0-9a-f-]+>$/)
  })
  const [answer] = (await ana.does(listThread, { messageId: said.id })).items.toReversed()
  const task = await ana.does(getTask, { taskId: answer!.text.slice(2, -1) })
  assert.match(task.about, /^> Wer fragt beim Bauhof nach Containern\?.*\n\n\[.*\]\(http.*message=/s)
  assert.equal((await ana.does(listMessages, { subjectId: channels.cleanup })).items.at(-1)?.id, said.id)
  await viewer.page.goto(`${stage.url}/c/lahn/talk/${channels.cleanup}?thread=${said.id}`)
  await viewer.page.getByRole('region', { name: viewer.t('boards:ui.task.one'), exact: true }).waitFor()
  await looksRight(viewer.page, 'task-card-de-1440')
})
