/** A steward connects other programs: one that is told, one that speaks. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { runDeliveries } from '#kernel/delivery.ts'
import { OutsideError } from '#kernel/outside.ts'
import { addWebhook, listWebhooks, pauseWebhook, testWebhook } from '#modules/webhooks/contract.ts'
import { addIncoming } from '#modules/webhooks/contract-incoming.ts'
import { openStage } from './browser.ts'
import { looksRight, shoot } from './look.ts'

const stage = await openStage()
const { house, ana, outside, world } = stage

test('a steward connects programs, and sees how it goes', async () => {
  const viewer = await stage.visit('ana', '/c/lahn/settings/integrations', { width: 1440 })
  const { page } = viewer
  viewer.forgive(/409/)
  await page.getByRole('button', { name: 'Webhook anlegen' }).waitFor()
  await looksRight(page, 'integrations-empty-1440')
  await page.getByRole('button', { name: 'Webhook anlegen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Dashboard der Gewässergruppe')
  await dialog.getByRole('textbox', { name: 'Adresse' }).fill('https://dashboard.example/leitstern/hook')
  await dialog.getByRole('checkbox', { name: 'Neue Nachricht' }).check()
  await dialog.getByRole('checkbox', { name: 'Neuer Messwert' }).check()
  await dialog.getByRole('button', { name: 'Webhook anlegen' }).click()
  await dialog.getByText('Wähle mindestens einen Kanal').waitFor()
  await looksRight(page, 'integrations-add-1440')
  await dialog.getByRole('checkbox', { name: '#Willkommen' }).check()
  await dialog.getByRole('button', { name: 'Webhook anlegen' }).click()
  await page.getByRole('textbox', { name: 'Geheimnis' }).waitFor()
  await looksRight(page, 'integrations-secret-1440')
  await page.getByRole('button', { name: 'Fertig' }).click()
  await page.getByText('Dashboard der Gewässergruppe').waitFor()
  await page.getByRole('button', { name: 'Eingang anlegen' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Pegel Gießen')
  await dialog.getByRole('combobox', { name: 'Kanal' }).fill('Will')
  await page.getByRole('option', { name: '#Willkommen' }).click()
  await shoot(page, 'integrations-in-1440')
  await dialog.getByRole('button', { name: 'Eingang anlegen' }).click()
  const address = await page.getByRole('textbox', { name: 'Adresse' }).inputValue()
  assert.match(address, /\/hooks\/[\w-]{22}$/)
  await page.getByRole('button', { name: 'Fertig' }).click()
  const said = await fetch(address, { method: 'POST', body: JSON.stringify({ text: 'Pegel *142 cm*' }) })
  assert.equal(await said.text(), 'ok')

  const [{ id: webhookId } = { id: '' }] = (await ana.does(listWebhooks, {})).items
  outside.answers.set('https://dashboard.example/leitstern/hook', { status: 204 })
  await ana.does(testWebhook, { webhookId })
  await sent()
  outside.answers.set('https://dashboard.example/leitstern/hook', new OutsideError('too_slow'))
  await ana.does(testWebhook, { webhookId })
  await sent()
  const long = 'Verteiler der AG Öffentlichkeitsarbeit und Naturschutzbildung Mittelhessen'
  const hears = ['communities.member_joined' as const, 'communities.member_left' as const]
  const { id } = await ana.does(addWebhook, { name: long, url: `https://lists.example/${'a'.repeat(120)}`, hears })
  await ana.does(pauseWebhook, { webhookId: id })
  await ana.does(addIncoming, { name: long, channelId: world.lahn.channels.cleanup })
  await page.reload()
  await page.getByText(long).first().waitFor()
  await looksRight(page, 'integrations-1440')
  await page.getByRole('button', { name: 'Mehr zu Dashboard der Gewässergruppe' }).click()
  await shoot(page, 'integrations-menu-1440')
  await page.getByRole('menuitem', { name: 'Was gesendet wurde' }).click()
  await page.getByText('angekommen').last().waitFor()
  await looksRight(page, 'integrations-sent-1440')

  const phone = await stage.visit('ana', '/c/lahn/settings/integrations', { width: 360, language: 'en' })
  await phone.page.getByText(long).first().waitFor()
  await looksRight(phone.page, 'integrations-360')
  await phone.page.getByRole('button', { name: 'More about Dashboard der Gewässergruppe' }).click()
  await phone.page.getByRole('menuitem', { name: 'Change the webhook' }).click()
  await phone.page.getByRole('checkbox', { name: 'New reading' }).waitFor()
  await looksRight(phone.page, 'integrations-edit-360')
  const talk = await stage.visit('ana', `/c/lahn/talk/${world.lahn.channels.willkommen}`, { width: 1440 })
  await talk.page.getByText('142 cm').waitFor()
  await shoot(talk.page, 'integrations-talk-1440')
})

async function sent() {
  const run = runDeliveries(house, (error) => assert.fail(error as Error))
  await run.settle()
  await run.stop()
}
