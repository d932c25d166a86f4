/** A group's history has moved in, and reads as if it had been here all along. */
import { strict as assert } from 'node:assert'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openCommandDoor } from '#modules/admin/command-door.ts'
import { browseChannels } from '#modules/chat/contract.ts'
import { listMessages, type Message } from '#modules/conversation/contract.ts'
import type { Report } from '#modules/imports/contract.ts'
import { callServer } from '../../src/cli/call.ts'
import { zip } from '../zip.ts'
import { holds, intoView, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const houston = fileURLToPath(
  new URL('../../../shared/samples/slack/houstondatavis-export-2016-masked.zip', import.meta.url),
)
const dataDir = mkdtempSync(join(tmpdir(), 'moved-in-'))
const door = await openCommandDoor(stage.house, dataDir)
after(async () => {
  await door.close()
  rmSync(dataDir, { recursive: true })
})

/** As the operator's command does it. */
async function moveIn(file: string): Promise<Report> {
  const answer = await callServer(dataDir, {
    operation: 'imports.importSlack',
    community: 'lahn',
    input: {},
    files: [file],
  })
  assert.equal(answer?.status, 200, JSON.stringify(answer?.body))
  await stage.settle()
  return answer?.body as Report
}

type Channel = { id: string; title: string; said: Message[] }

/** All channels with everything said in them, the longest first. */
async function channelsIn(): Promise<Channel[]> {
  const { items } = await stage.ben.does(browseChannels, {})
  const all = await Promise.all(items.map(async ({ id, title }) => ({ id, title, said: await saidIn(id) })))
  return all.sort((one, other) => other.said.length - one.said.length)
}

async function saidIn(subjectId: string): Promise<Message[]> {
  const said: Message[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await stage.ben.does(listMessages, { subjectId, most: 100, ...(before && { before }) })
    said.unshift(...page.items)
    before = page.older
  }
  return said
}

const log = ({ page }: Viewer) => page.getByRole('log').first()

/** The messages in the page, as [id, whether any of it is in view]. */
const rendered = (reader: Viewer) =>
  log(reader).evaluate((box) => {
    const view = box.getBoundingClientRect()
    return [...box.querySelectorAll<HTMLElement>('[data-message]')].map((one): [string, boolean] => {
      const { top, bottom } = one.getBoundingClientRect()
      return [one.dataset.message ?? '', bottom > view.top && top < view.bottom]
    })
  })

/** The outermost message that is in the page, or the one named, comes to the middle: done twice it is where it was. */
const toMiddle = (reader: Viewer, way: 'up' | 'down', id?: string) =>
  log(reader).evaluate(
    (box, asked) => {
      const all = [...box.querySelectorAll<HTMLElement>('[data-message]')]
      const one = asked.id ? all.find((each) => each.dataset.message === asked.id) : all.at(asked.way === 'up' ? 0 : -1)
      one?.scrollIntoView({ block: 'center' })
      return one?.dataset.message ?? ''
    },
    { way, id },
  )

/** Reads all the way, half a screen at a time; the ids passed, in order. What was just read never leaves the view. */
async function readTo(reader: Viewer, way: 'up' | 'down', [begin, end]: [string, string]): Promise<string[]> {
  await holds(async () => {
    const isInView = (await rendered(reader)).some(([id, isSeen]) => isSeen && id === begin)
    assert.ok(isInView, 'it begins where it begins')
  })
  const passed = [begin]
  while (passed.at(-1) !== end) {
    const near = passed.length === 1 ? begin : await toMiddle(reader, way)
    await holds(async () => {
      await toMiddle(reader, way, near)
      const rows = await rendered(reader)
      const now = way === 'up' ? rows.toReversed() : rows
      const ids = now.map(([id]) => id)
      assert.ok(now.find(([id]) => id === near)?.[1], `what was just read stays in view: ${way}, ${passed.length}`)
      assert.ok(near === end || ids.at(-1) !== near, 'what follows comes')
      // Rows are guessed before they are measured: the outermost may have been there for a moment only.
      const known = ids.findLastIndex((id) => passed.includes(id))
      assert.ok(known >= 0, 'nothing is left out')
      passed.splice(passed.indexOf(ids[known]!) + 1, Infinity, ...ids.slice(known + 1))
    })
  }
  return passed
}

/** What is left of the other house's way to write. */
const FOREIGN = /<[@#!][A-Z]|&(amp|lt|gt);|\|[^|\n]*>/

async function opens(reader: Viewer, channel: Channel, { id }: Message) {
  await reader.page.goto(`${stage.url}/c/lahn/talk/${channel.id}?message=${id}`)
  const row = log(reader).locator(`[data-message="${id}"]`)
  await row.waitFor()
  return row
}

async function readsAsWritten(reader: Viewer, channel: Channel, message: Message) {
  const row = await opens(reader, channel, message)
  await intoView(row)
  assert.doesNotMatch(await row.innerText(), FOREIGN)
  const time = row.locator('time')
  assert.equal(await time.getAttribute('datetime'), message.at)
  assert.match((await time.getAttribute('title')) ?? '', new RegExp(message.at.slice(0, 4)))
  await holds(async () =>
    assert.match((await row.getAttribute('aria-label')) ?? '', new RegExp(RegExp.escape(message.author.name))),
  )
}

async function readsWholly(reader: Viewer, { id, title, said }: Channel) {
  const { page, t } = reader
  await page.goto(`${stage.url}/c/lahn/talk/${id}`)
  const ids = said.map((message) => message.id)
  const [first, last] = [ids[0]!, ids.at(-1)!]
  assert.deepEqual(
    await readTo(reader, 'up', [last, first]),
    ids.toReversed(),
    'all is passed once, in order, on the way up',
  )
  await log(reader).evaluate((box) => box.scrollTo(0, 0))
  await page.getByText(t('chat:begin', { name: title }), { exact: true }).waitFor()
  await looksRight(page, `moved-in-${title}`)
  assert.deepEqual(await readTo(reader, 'down', [first, last]), ids, 'and on the way down')
}

const is = {
  reacted: (message: Message) => message.reactions.length > 0,
  answered: (message: Message) => message.replyCount > 0,
  filed: (message: Message) => message.files.some(({ link }) => link !== null),
}

function findIn(channels: Channel[], which: (message: Message) => boolean): [Channel, Message] {
  const channel = channels.find(({ said }) => said.some(which))
  assert.ok(channel, 'the archive has one')
  return [channel, channel.said.find(which)!]
}

async function showsReaction(reader: Viewer, [channel, message]: [Channel, Message]) {
  const row = await opens(reader, channel, message)
  const { emoji, members } = message.reactions[0]!
  const name = reader.t('conversation:reaction', { emoji, count: members.length })
  await row.getByRole('button', { name, exact: true }).waitFor()
}

/** Files stay where they were: by name, as links. */
async function showsFile(reader: Viewer, [channel, message]: [Channel, Message]) {
  const row = await opens(reader, channel, message)
  const { name, link } = message.files.find((file) => file.link !== null)!
  await row.locator(`a[href="${link}"]`).filter({ hasText: name }).waitFor()
}

async function opensThread(reader: Viewer, [channel, message]: [Channel, Message]) {
  const row = await opens(reader, channel, message)
  await row.getByRole('button', { name: reader.t('conversation:replies', { count: message.replyCount }) }).click()
  const thread = reader.page.getByRole('log').last()
  await holds(async () => assert.equal(await thread.locator('[data-message]').count(), message.replyCount + 1))
}

/** A year of a small group: 200 messages in one channel, some answered, some liked, one with a file. */
function smallArchive(): string {
  const people = ['U1', 'U2', 'U3']
  const users = people.map((id, n) => ({ id, team_id: 'T1', name: ['rosa', 'jo', 'kaya'][n], profile: {} }))
  const channels = [{ id: 'C1', name: 'ufer', members: people, created: '1433558319', creator: 'U1' }]
  const days = Array.from({ length: 50 }, (_, day) => [
    `ufer/${new Date((1_450_000_000 + day * 86_400) * 1_000).toISOString().slice(0, 10)}.json`,
    Array.from({ length: 4 }, (_, n) => ({
      user: people[(day + n) % 3],
      ts: `${1_450_000_000 + day * 86_400 + n * 3_600}.000001`,
      text: `Tag ${day}, Eintrag ${n} für <@U2>: ${'Am Ufer war *viel* zu tun &amp; zu sehen. '.repeat(1 + ((day + n) % 5))}`,
      ...(n < 2 && day % 10 === 0 && { thread_ts: `${1_450_000_000 + day * 86_400}.000001` }),
      ...(n === 2 && { reactions: [{ name: 'tada', users: people, count: 3 }] }),
      ...(n === 3 &&
        day === 20 && { files: [{ id: 'F1', name: 'karte.png', url_private: 'https://files.example/karte.png' }] }),
    })),
  ])
  const content = { 'users.json': users, 'channels.json': channels, ...Object.fromEntries(days) }
  const file = join(dataDir, 'small.zip')
  writeFileSync(file, zip(Object.entries(content).map(([name, data]) => ({ name, data: JSON.stringify(data) }))))
  return file
}

test('a small archive moves in by the command door: read up and down, answered, liked, with links', async () => {
  assert.equal((await moveIn(smallArchive())).messages, 200)
  const channels = await channelsIn()
  const reader = await stage.visit('ben', '/c/lahn/talk')
  await readsWholly(reader, channels[0]!)
  await readsAsWritten(reader, channels[0]!, channels[0]!.said[70]!)
  await showsReaction(reader, findIn(channels, is.reacted))
  await showsFile(reader, findIn(channels, is.filed))
  await opensThread(reader, findIn(channels, is.answered))
  await looksRight(reader.page, 'moved-in-thread')
})

const missing = existsSync(houston) ? false : 'the archive of the Houston group is not beside the project'
test('the Houston group moves in, and its longest channel reads well on a phone', { skip: missing }, async () => {
  const report = await moveIn(houston)
  assert.deepEqual([report.channels, report.messages], [16, 1031])
  const channels = await channelsIn()
  const longest = channels[0]!
  const reader = await stage.visit('ben', '/c/lahn/talk', { width: 360, language: 'en' })
  await readsWholly(reader, longest)
  for (const part of [0.1, 0.5, 0.9]) {
    await readsAsWritten(reader, longest, longest.said[Math.floor(longest.said.length * part)]!)
  }
  // In 2016 there were no threads yet.
  await showsReaction(reader, findIn(channels, is.reacted))
  await showsFile(reader, findIn(channels, is.filed))
  await looksRight(reader.page, 'moved-in-link')
})
