import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { dryRun } from '../../analyse.ts'
import { openArchive } from '../../archive.ts'
import type { Report } from '../../contract.ts'
import type { ImportedMessage } from '../../source.ts'
import { richTextToMarkdown } from './blocks.ts'
import { readSlack } from './reader.ts'

const samples = fileURLToPath(new URL('../../../../../../shared/samples/slack/', import.meta.url))
const zulip = 'PieterCK__zulip/zerver/tests/fixtures/slack_fixtures'
const houston = 'houstondatavis-export-2016-masked.zip'
const hfaran = 'hfaran__slack-export-viewer/tests/testarchive.zip'

/** Figures counted in the archives with another reader. */
const archives = [
  { path: houston, entries: 1382, messages: 1031, channels: 16, space: 'T061A2UFL' },
  { path: hfaran, entries: 158, messages: 147, channels: 2, space: 'T0BMHLSRH' },
  { path: `${zulip}/test_slack_importer.zip`, entries: 91, messages: 82, channels: 2, space: 'T5YFFM2QY' },
  { path: `${zulip}/test_unicode_slack_importer.zip`, entries: 5, messages: 2, channels: 3, space: 'T04LT7JD2AZ' },
]

function unlessThere(path: string) {
  return { skip: existsSync(samples + path) ? false : `the sample ${path} is not here` }
}

async function read(path: string) {
  const source = await readSlack(await openArchive(samples + path))
  const messages: ImportedMessage[] = []
  const others: unknown[] = []
  for await (const person of source.people()) others.push(person)
  for await (const channel of source.channels!()) others.push(channel)
  for await (const message of source.messages()) messages.push(message)
  const report = await dryRun(source)
  const { entries } = source.counts()
  source.close()
  return { source, messages, others, report, entries }
}

function skippedIn(report: Report): number {
  return report.skipped.reduce((sum, one) => sum + one.count, 0)
}

for (const { path, ...expected } of archives) {
  test(
    `every entry of ${path} comes over or is skipped for a reason, without any token`,
    unlessThere(path),
    async () => {
      const { source, messages, others, report, entries } = await read(path)
      const figures = { entries, messages: report.messages, channels: report.channels, space: source.space }
      assert.deepEqual(figures, expected)
      assert.equal(report.messages! + skippedIn(report), entries)
      const everything = JSON.stringify([messages, others, report])
      assert.doesNotMatch(everything, /xox[a-z]-|[?&]t=xox|files\.slack\.com[^"]*[?&](?:t|token)=/)
      for (const message of messages) {
        assert.match(message.at, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
        fromMarkdown(message.text)
        assert.doesNotMatch(message.text, /<@U|<#C|<!/, message.sourceId)
      }
    },
  )
}

test('a channel named in Japanese is itself, though the archive does not say UTF-8', unlessThere(zulip), async () => {
  const { messages, others } = await read(`${zulip}/test_unicode_slack_importer.zip`)
  assert.ok(others.some((one) => (one as { name: string }).name === 'チャネル'))
  assert.ok(messages.some((message) => message.text === '例'))
})

test('the uploads, bots and comments of 2016 come over', unlessThere(houston), async () => {
  const { messages, report } = await read(houston)
  assert.equal(report.files, 61)
  assert.ok(messages.every((message) => !/ uploaded a file: /.test(message.text)))
  const bots = await read(hfaran)
  assert.ok(bots.messages.filter((message) => message.authorSourceId.startsWith('B')).length >= 90)
  assert.ok(bots.messages.every((message) => message.text !== '' || message.files.length > 0))
})

const fixtures = 'zulip__zulip/exported_messages_fixtures/'

test('single messages of 2026 with canvas, table and cards convert', unlessThere(fixtures), () => {
  const names = { member: () => '<@member:M1>', memberName: () => 'x', channel: () => '', channelName: () => '' }
  const convert = (name: string) =>
    richTextToMarkdown(JSON.parse(readFileSync(`${samples}${fixtures}${name}.json`, 'utf8')).blocks, {
      ...names,
      fileName: () => 'Weekly Sync',
    })
  assert.equal(convert('message_with_canvas_and_snippet'), 'message with **files  <@member:M1>**\n\nWeekly Sync')
  assert.match(
    convert('message_with_varying_block_types'),
    /\| \*\*Header 1\*\* \| \*\*Header 2\*\* \|\n.*\n\| Datum 1/,
  )
})
