/** A member makes a form, a visitor without script fills it in on a phone, and the task stands on the board. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { makeBoard } from '#modules/boards/contract.ts'
import { listForms } from '#modules/forms/contract.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, house } = stage
let later = 0
house.clock = { now: () => new Date(Date.now() + later) }
const { id: boardId } = await ana.does(makeBoard, {
  title: 'Reparaturen',
  audience: 'community',
  lists: [{ title: 'Neu' }, { title: 'Geschafft', closes: true }],
})

test('a form is made on a desk, and looks as it will be asked', async () => {
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}/forms`, { language: 'de', width: 1440 })
  const { the, field, page, t } = viewer
  await viewer.text('forms:ui.none').waitFor()
  await looksRight(page, 'forms-none-de-1440')
  await the('link', 'forms:ui.add').first().click()
  await field('forms:build.title').fill('Boot kaputt?')
  await page.getByRole('radio', { name: t('forms:build.who_public') }).check()
  await the('button', 'forms:build.add').click()
  await page.getByLabel(t('forms:build.question'), { exact: true }).last().fill('Wo liegt es?')
  await page.getByLabel(t('forms:build.kind'), { exact: true }).last().selectOption('choice')
  await the('button', 'forms:build.save').click()
  await page.getByText(t('forms:build.choices_missing')).waitFor()
  await page.getByLabel(t('forms:build.choices'), { exact: true }).fill('Ufer\nWehr')
  await page.getByLabel(t('forms:build.question'), { exact: true }).nth(1).fill('Was ist geschehen?')
  await page.getByRole('button', { name: t('forms:build.move', { question: 'Wo liegt es?' }) }).press('ArrowUp')
  await page.getByText(t('forms:build.moved', { n: 2, of: 3 })).waitFor()
  await looksRight(page, 'forms-builder-de-1440')
  await field('forms:build.assignee').fill('Be')
  await page.getByRole('option', { name: 'Ben' }).click()
  await field('forms:build.most').scrollIntoViewIfNeeded()
  await looksRight(page, 'forms-builder-task-de-1440')
  await the('button', 'forms:build.save').click()
  await page.getByRole('heading').getByRole('link', { name: 'Boot kaputt?' }).waitFor()
  // Who gets what comes is named again, though nothing on the board names them yet.
  const [made] = (await ana.does(listForms, { boardId })).items
  const again = await stage.visit('ana', `/c/lahn/forms/${made!.id}/edit`, { language: 'de', width: 360 })
  await holds(async () => assert.match(await again.field('forms:build.assignee').inputValue(), /^Ben/))
  await again.field('forms:build.needed').scrollIntoViewIfNeeded()
  await looksRight(again.page, 'forms-builder-task-de-360')
  await looksRight(page, 'forms-list-de-1440')
})

test('a visitor without script fills it in at 360', async () => {
  const [form] = (await ana.does(listForms, { boardId })).items
  const path = new URL(form!.link!).pathname
  const visitor = await stage.visit(undefined, path, { language: 'de', width: 360, scripts: false })
  visitor.forgive(/422/)
  const { page } = visitor
  await page.getByRole('button', { name: 'Abschicken' }).waitFor()
  await page.getByLabel('Was ist geschehen?').fill('Gegen den Pfeiler')
  later += 5_000
  await page.getByRole('button', { name: 'Abschicken' }).click()
  await page.getByText('Hier fehlt noch deine Antwort').first().waitFor()
  assert.equal(await page.getByLabel('Was ist geschehen?').inputValue(), 'Gegen den Pfeiler')
  await page.getByLabel('Titel').fill('Kanu 3 hat ein Leck')
  await page.getByLabel('Wehr').check()
  await page.getByRole('button', { name: 'Abschicken' }).click()
  await page.getByText('Danke, das ist angekommen.').waitFor()
  assert.equal((await page.context().cookies()).length, 0)
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { language: 'de', width: 1440 })
  await viewer.page.getByText('Kanu 3 hat ein Leck').first().waitFor()
})
