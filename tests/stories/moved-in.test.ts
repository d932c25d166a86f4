/** A group's history has moved in, and reads as if it had been here all along. */
import { strict as assert } from 'node:assert'
import { createReadStream, existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Locator } from 'playwright-core'
import { operator } from '#kernel/tenancy.ts'
import { browseChannels } from '#modules/chat/contract.ts'
import { listMessages, type Message } from '#modules/conversation/contract.ts'
import { importSlack } from '#modules/imports/contract.ts'
import { actorFor } from '../house.ts'
import { zip } from '../zip.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { pickFromMenu } from './talking.ts'

const stage = await openStage()
const root = actorFor(stage.house, operator, stage.world.lahn.slug, stage.settle)
const houston = fileURLToPath(
  new URL('../../../shared/samples/slack/houstondatavis-export-2016-masked.zip', import.meta.url),
)

/** A year of a small group: 400 messages in one channel, some of them answered. */
function smallArchive(): Buffer {
  const people = ['U1', 'U2', 'U3']
  const users = people.map((id, n) => ({ id, team_id: 'T1', name: ['rosa', 'jo', 'kaya'][n], profile: {} }))
  const channels = [{ id: 'C1', name: 'ufer', members: people, created: '1433558319', creator: 'U1' }]
  const days = Array.from({ length: 100 }, (_, day) => [
    `ufer/${new Date((1_450_000_000 + day * 86_400) * 1_000).toISOString().slice(0, 10)}.json`,
    Array.from({ length: 4 }, (_, n) => {
      const ts = `${1_450_000_000 + day * 86_400 + n * 3_600}.000001`
      const text = `Tag ${day}, Eintrag ${n}: ${'Am Ufer war heute viel zu tun. '.repeat(1 + ((day + n) % 5))}`
      const thread = n < 2 && day % 10 === 0 && { thread_ts: `${1_450_000_000 + day * 86_400}.000001` }
      return { user: people[(day + n) % 3], ts, text, ...thread }
    }),
  ])
  const content = { 'users.json': users, 'channels.json': channels, ...Object.fromEntries(days) }
  return zip(Object.entries(content).map(([name, data]) => ({ name, data: JSON.stringify(data) })))
}

const moveIn = (stream: AsyncIterable<Uint8Array>) =>
  root.does(importSlack, {}, { upload: { stream, type: 'application/zip', size: undefined } })

/** Everything said in a channel, oldest first. */
async function saidIn(subjectId: string): Promise<Message[]> {
  const said: Message[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await stage.ben.does(listMessages, { subjectId, most: 100, ...(before && { before }) })
    said.unshift(...page.items)
    before = page.older
  }
  return said
}

async function longestChannel() {
  const { items } = await stage.ben.does(browseChannels, {})
  const all = await Promise.all(items.map(async ({ id, title }) => ({ id, title, said: await saidIn(id) })))
  return all.sort((one, other) => other.said.length - one.said.length)[0]!
}

/** Scrolls to the very beginning, a screen at a time; the ids of all messages passed on the way. */
async function readUp({ page }: Viewer, beginning: Locator): Promise<string[]> {
  const log = page.getByRole('log').first()
  await log.locator('[data-message]').first().waitFor()
  const shown = () => log.locator('[data-message]').evaluateAll((all) => all.map((one) => one.dataset.message ?? ''))
  const passed = await shown()
  while (!(await beginning.isVisible())) {
    await log.evaluate((box) => box.scrollBy(0, -0.8 * box.clientHeight))
    await holds(async () => {
      const now = await shown()
      const known = now.indexOf(passed[0]!)
      assert.ok(known >= 0, 'what was just read is still near')
      assert.ok(known > 0 || (await beginning.isVisible()), 'older messages come')
      passed.unshift(...now.slice(0, known))
    })
  }
  return passed
}

async function opensThread({ page, t }: Viewer, path: string, { id, replyCount: count }: Message) {
  await page.goto(`${stage.url}${path}?message=${id}`)
  const first = page.getByRole('log').first().locator(`[data-message="${id}"]`)
  await first.getByRole('button', { name: t('conversation:replies', { count }) }).click()
  const thread = page.getByRole('log').last()
  await holds(async () => assert.equal(await thread.locator('[data-message]').count(), count + 1))
}

async function readsWell(look: Look) {
  const { id, title, said } = await longestChannel()
  const path = `/c/lahn/talk/${id}`
  const reader = await stage.visit('ben', path, look)
  const { page, t } = reader
  const passed = await readUp(reader, page.getByText(t('chat:begin', { name: title }), { exact: true }))
  assert.deepEqual(
    passed,
    said.map((message) => message.id),
    'every message is passed once, in order',
  )
  await looksRight(page, `moved-in-${title}`)

  // In 2016 there were no threads yet.
  const answered = said.find(({ replyCount }) => replyCount > 0)
  if (answered) await opensThread(reader, path, answered)

  const old = said[Math.floor(said.length / 3)]!
  await page.goto(`${stage.url}${path}?message=${old.id}`)
  const marked = page.locator(`[data-message="${old.id}"]`)
  const isInView = async () => {
    const { y = -1, height = 0 } = (await marked.boundingBox()) ?? {}
    assert.ok(y >= 0 && y + height <= (page.viewportSize()?.height ?? 0), `the message stands at ${y}`)
  }
  await holds(isInView)
  return { reader, old, isInView, hasThread: answered !== undefined }
}

test('a small archive moves in; its year is scrolled through, a thread opened, a link followed', async () => {
  const report = await moveIn(
    (async function* () {
      yield smallArchive()
    })(),
  )
  assert.equal(report.messages, 400)
  const { reader, old, isInView, hasThread } = await readsWell({ width: 1440 })
  assert.ok(hasThread)
  await pickFromMenu(reader, old.text.slice(0, 20), 'conversation:copy_link')
  const link = await reader.page.evaluate(() => navigator.clipboard.readText())
  await reader.page.goto(`${stage.url}/c/lahn`)
  await reader.page.goto(link)
  await holds(isInView)
})

const missing = existsSync(houston) ? false : 'the archive of the Houston group is not beside the project'
test('the Houston group moves in, and its longest channel reads well on a phone', { skip: missing }, async () => {
  const report = await moveIn(createReadStream(houston))
  assert.deepEqual([report.channels, report.messages], [16, 1031])
  await readsWell({ width: 360, language: 'en' })
})
