/** Every sample board and project: read whole, with an honest report and the figures another reader counted. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { hasWord } from '#kernel/words.ts'
import { writeZip } from '#tests/zip.ts'
import { dryRun } from '../analyse.ts'
import type { Report } from '../contract.ts'
import { openExport } from '../open-export.ts'

const samples = fileURLToPath(new URL('../../../../../shared/samples/', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'samples-boards-'))
after(() => rm(folder, { recursive: true }))

const trello = 'trello/wekan__wekan/docs/Features/ImportExport'
const none = { subtasks: 0, checklistItems: 0, comments: 0, attachments: 0, dependencies: 0, withBytes: 0 }

const expected: { files: string[]; system: string; figures: Partial<Report>; changed?: Record<string, number> }[] = [
  {
    files: [`${trello}/Trello/trello/trello-project100.json`],
    system: 'trello',
    figures: { ...none, boards: 1, lists: 3, tasks: 3, labels: 6, members: 1, customFields: 5 },
  },
  {
    files: [`${trello}/CSV/board-import.csv`],
    system: 'trello',
    figures: { ...none, boards: 1, lists: 4, tasks: 25, labels: 5, members: 4, customFields: 0 },
  },
  {
    files: ['asana/derived/project-export.json'],
    system: 'asana',
    figures: { ...none, boards: 1, lists: 3, tasks: 6, subtasks: 3, labels: 1, members: 2, customFields: 3 },
    changed: { approval: 1 },
  },
  {
    files: ['asana/derived/project-export.csv'],
    system: 'asana',
    figures: {
      ...none,
      boards: 1,
      lists: 3,
      tasks: 6,
      subtasks: 2,
      labels: 2,
      members: 3,
      customFields: 3,
      dependencies: 2,
    },
    changed: { parent_ambiguous: 1, dependency_ambiguous: 1, part_in_list: 1 },
  },
  {
    files: ['asana/derived/project-export-sheets-preamble.csv'],
    system: 'asana',
    figures: { ...none, boards: 1, lists: 2, tasks: 3, labels: 2, members: 3, customFields: 0 },
  },
  {
    files: ['asana/derived/project-export-excel-resaved.csv'],
    system: 'asana',
    figures: { ...none, boards: 1, lists: 1, tasks: 2, subtasks: 1, labels: 0, members: 0, customFields: 0 },
    changed: { id_lost: 2, part_in_list: 1 },
  },
  {
    // Joined: what is in both comes once, with who waits for whom from the sheet.
    files: ['asana/derived/project-export.json', 'asana/derived/project-export.csv'],
    system: 'asana',
    figures: {
      ...none,
      boards: 1,
      lists: 4,
      tasks: 11,
      subtasks: 5,
      labels: 1,
      members: 4,
      customFields: 4,
      dependencies: 2,
    },
    changed: { approval: 1, parent_ambiguous: 1, part_in_list: 1 },
  },
]

for (const { files, system, figures, changed = {} } of expected) {
  const skip = files.every((file) => existsSync(samples + file)) ? false : 'the samples are not here'
  test(`${files.map((file) => basename(file)).join(' and ')} is read whole`, { skip }, async () => {
    const [one = '', ...more] = files
    const entries = await Promise.all(
      files.map(async (file) => ({ name: basename(file), data: await readFile(samples + file) })),
    )
    const path = more.length > 0 ? await writeZip(join(folder, 'joined.zip'), entries) : samples + one
    const source = await openExport(path, undefined, basename(one))
    assert.equal(source.system, system)
    const report = await dryRun(source)
    const { skipped, changed: was, lost, system: _, ...counted } = report
    assert.deepEqual(counted, figures)
    for (const [what, many] of Object.entries(changed))
      assert.equal(was.find((each) => each.what === what)?.count, many, what)
    const left = skipped.reduce((sum, each) => sum + each.count, 0)
    assert.equal(
      report.tasks! + report.comments! + left,
      source.counts().entries,
      'every entry came or is accounted for',
    )
    source.close()
    const said = [
      ...skipped.map(({ reason }) => `skipped.${reason}`),
      ...was.map(({ what }) => `changed.${what}`),
      ...lost.map(({ what }) => `lost.${what}`),
    ]
    for (const language of ['de', 'en']) for (const key of said) assert.ok(hasWord(language, `imports:${key}`), key)
  })
}
