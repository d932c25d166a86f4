/** A steward writes a rule in words, somebody moves a task, and what was written is done; it can be paused and read. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { listRules } from '#modules/automation/contract.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { addTask, getTask, moveTask } from '#modules/boards/task/contract.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, world } = stage
const { members } = world.lahn

stage.delivers()

const { id: placeId } = await ana.does(makeBoard, {
  title: 'Cleanup-Saison 2026',
  audience: 'community',
  lists: [{ title: 'Bereit' }, { title: 'Zum Prüfen' }, { title: 'Geschafft', closes: true }],
})
const { lists } = await ana.does(getBoard, { boardId: placeId })
const { id: labelId } = await ana.does(addLabel, { boardId: placeId, name: 'Sicherheit', tone: 4 })

for (const { language, width } of [
  { language: 'de', width: 1440 },
  { language: 'en', width: 360 },
] as const) {
  test(`a rule is written, runs, and is paused, in ${language} at ${width}`, async () => {
    const viewer = await stage.visit('ana', `/c/lahn/rules/${placeId}`, { language, width })
    const { the, field, t, page } = viewer
    const name = language === 'de' ? 'Zum Prüfen' : 'To review'
    if (language === 'de') {
      await viewer.text('automation:none').waitFor()
      await looksRight(page, `rules-none-${language}-${width}`)
    }
    await the('button', 'automation:add').first().click()
    await field('automation:name').fill(name)
    await field('automation:trigger').selectOption('boards.moved_to')
    await field('boards:rule.given.list').selectOption({ label: 'Zum Prüfen' })
    await the('button', 'automation:add_condition').click()
    await field('automation:field').selectOption('labels')
    await field('automation:value').selectOption(labelId)
    await field('automation:action').selectOption('boards.assign')
    await looksRight(page, `rules-form-${language}-${width}`)
    await the('button', 'automation:make').click()
    await page.getByText(t('automation:given_missing')).waitFor()
    await field('boards:rule.given.member').selectOption(members.mara)
    await the('button', 'automation:make').click()
    await page.getByRole('heading', { name, exact: true }).waitFor()

    const { id: taskId } = await ben.does(addTask, {
      listId: lists[0]!.id,
      title: 'Westen zählen',
      labelIds: [labelId],
    })
    await ben.does(moveTask, { taskId, listId: lists[1]!.id })
    await holds(async () => assert.equal((await ana.does(getTask, { taskId })).assignees[0]?.id, members.mara))
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
    const pick = async (key: string) => {
      await row.getByRole('button', { name: t('automation:menu', { name }) }).click()
      await page.getByRole('menuitem', { name: t(key) }).click()
    }
    await pick('automation:runs')
    await page.getByRole('link', { name: 'Westen zählen' }).first().waitFor()
    await looksRight(page, `rules-runs-${language}-${width}`)
    await page.keyboard.press('Escape')
    await pick('automation:pause')
    await row.getByText(t('automation:paused')).waitFor()
    await looksRight(page, `rules-${language}-${width}`)
    const { items } = await ana.does(listRules, { placeId })
    assert.ok(items.every(({ pausedAt }) => pausedAt))
  })
}
