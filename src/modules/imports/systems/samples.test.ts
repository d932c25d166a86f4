/** Every sample of every system: no crash, an honest report, no secret. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { hasWord } from '#kernel/words.ts'
import { writeZip } from '#tests/zip.ts'
import { dryRun } from '../analyse.ts'
import type { Report } from '../contract.ts'
import { openExport } from '../open-export.ts'

const samples = fileURLToPath(new URL('../../../../../shared/samples/', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'samples-'))
after(() => rm(folder, { recursive: true }))

const filesBelow = (path: string): string[] =>
  existsSync(samples + path)
    ? readdirSync(samples + path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(samples.length))
        .sort()
    : []

const skip = existsSync(`${samples}slack`) ? false : 'the samples are not here'

/** Reads it whole, and holds the report against what was read. */
async function reads(path: string, system: string): Promise<Report> {
  const source = await openExport(path)
  assert.equal(source.system, system)
  const report = await dryRun(source)
  const skipped = report.skipped.reduce((sum, one) => sum + one.count, 0)
  assert.equal(report.messages! + skipped, source.counts().entries, 'every entry came or is accounted for')
  for await (const { text, at } of source.messages()) {
    fromMarkdown(text)
    assert.doesNotMatch(text, /xox[a-z]-/)
    assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  }
  source.close()
  for (const language of ['de', 'en']) {
    const said = [
      ...report.skipped.map(({ reason }) => `skipped.${reason}`),
      ...report.changed.map(({ what }) => `changed.${what}`),
      ...report.lost.map(({ what }) => `lost.${what}`),
    ]
    for (const key of said) assert.ok(hasWord(language, `imports:${key}`), key)
  }
  return report
}

test('every zip of Slack is read whole', { skip }, async (t) => {
  const zips = filesBelow('slack').filter((name) => name.endsWith('.zip'))
  assert.ok(zips.length >= 4)
  for (const name of zips) {
    const { messages } = await reads(samples + name, 'slack')
    assert.ok(messages! > 0, name)
    t.diagnostic(`${basename(name)}: ${messages} messages`)
  }
})

/** Single files as they lie in an export: root files, and messages as a day of a channel. */
test('every single file of Slack is read in its place', { skip }, async (t) => {
  const files = filesBelow('slack').filter((name) => name.endsWith('.json'))
  assert.ok(files.length >= 12)
  const rootNames: Record<string, string> = {
    'user_data.json': 'users.json',
    'unicode_user_data.json': 'users.json',
  }
  for (const name of files) {
    const raw = await readFile(samples + name, 'utf8')
    const isMessage = name.includes('exported_messages_fixtures')
    const data = isMessage ? JSON.stringify([JSON.parse(raw)].flat()) : raw
    const place = isMessage ? 'allgemein/2020-01-01.json' : (rootNames[basename(name)] ?? basename(name))
    const around = { 'channels.json': '[{"id":"C1","name":"allgemein","members":[""]}]', [place]: data }
    const entries = Object.entries(around).map(([entry, content]) => ({ name: entry, data: content }))
    const report = await reads(await writeZip(join(folder, `${basename(name)}.zip`), entries), 'slack')
    if (isMessage) assert.ok(report.messages! > 0, name)
    t.diagnostic(`${basename(name)}: ${report.people} people, ${report.channels} channels, ${report.messages} messages`)
  }
})

test('every export of Mattermost is read whole', { skip }, async (t) => {
  const files = filesBelow('mattermost').filter((name) => name.endsWith('export.json') || name.endsWith('Export.json'))
  assert.equal(files.length, 3)
  for (const name of files) {
    const report = await reads(samples + name, 'mattermost')
    assert.ok(report.messages! >= 5 && report.people! >= 3 && report.channels! >= 3, name)
    t.diagnostic(`${name}: ${report.messages} messages, ${report.channels} channels`)
    const zipped = await writeZip(join(folder, `${report.messages}.zip`), [
      { name: 'import.jsonl', data: await readFile(samples + name) },
      { name: 'data/20210622/x.png', data: 'x' },
    ])
    assert.deepEqual(await reads(zipped, 'mattermost'), report, 'zipped or not')
  }
})
