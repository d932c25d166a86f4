import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getSchema } from '@tiptap/react'
import fc from 'fast-check'
import { toMarkdown } from '../markdown.ts'
import type { Root } from '../nodes.ts'
import { knotty, names, photo, tables, taskLists } from '../samples.ts'
import { parse } from '../tree.ts'
import { editorExtensions, fromEditor, toEditor } from './editor.ts'

const schema = getSchema(editorExtensions({ placeholder: '', mention: {}, subject: {}, task: names.words }))

test('every text opens in the editor as a document of its schema, and closes unchanged', () => {
  const property = fc.property(knotty, (markdown) => {
    const document = schema.nodeFromJSON(toEditor(markdown, names))
    document.check()
    assert.equal(fromEditor(document.toJSON()), fromEditor(toEditor(markdown, names)))
  })
  fc.assert(property, { numRuns: 1000 })
})

test('tables, pictures and tasks pass through the editor', () => {
  const markdown = `- [x] one\n- [ ] two\n\n| a |\n| - |\n| b |\n\n![bank](file:${photo})`
  const document = schema.nodeFromJSON(toEditor(markdown, names))
  document.check()
  assert.equal(fromEditor(document.toJSON()), markdown)
})

/** A row may be written shorter than it is. */
const filled = (tree: Root): Root => {
  for (const table of tree.children.filter((node) => node.type === 'table')) {
    const width = Math.max(...table.children.map((row) => row.children.length))
    for (const row of table.children)
      while (row.children.length < width) row.children.push({ type: 'tableCell', children: [] })
  }
  return tree
}

/** Nothing is lost: what is sent means what was opened. */
const staysTheSame = (markdown: string) => {
  const document = schema.nodeFromJSON(toEditor(markdown, names))
  document.check()
  const closed = fromEditor(document.toJSON())
  assert.deepEqual(parse(closed), filled(parse(toMarkdown(parse(markdown)))), markdown)
  assert.equal(fromEditor(toEditor(closed, names)), closed, 'and opened again it stays so')
}

for (const seed of Array.from({ length: 30 }, (_, n) => n + 1))
  test(`tables and task lists go through the editor and lose nothing (seed ${seed})`, () => {
    fc.assert(fc.property(tables, staysTheSame), { numRuns: 40, seed })
    fc.assert(fc.property(taskLists, staysTheSame), { numRuns: 40, seed })
  })

test('tables are tables in the editor, with a head and the sides of their columns', () => {
  const [table] = toEditor('| a | b |\n| :-: | -: |\n| <@all> | `x\\|y` |\n| short |', names).content!
  const rows = table!.content!.map(({ content }) => content!.map(({ attrs }) => attrs))
  assert.deepEqual(rows[0], [
    { isHead: true, align: 'center' },
    { isHead: true, align: 'right' },
  ])
  assert.deepEqual(
    rows.map((row) => row.length),
    [2, 2, 2],
  )
})

test('a list of which only some items are tasks, or that is numbered, is kept as it was written', () => {
  for (const markdown of ['- [ ] a\n- b', '1. [x] a\n2. [ ] b']) {
    assert.equal(toEditor(markdown, names).content![0]!.type, 'keptBlock')
    assert.equal(fromEditor(toEditor(markdown, names)), markdown)
  }
})

test('a task without words yet is still a task', () => {
  const empty = { type: 'taskItem', attrs: { checked: false }, content: [{ type: 'paragraph' }] }
  const markdown = fromEditor({ type: 'doc', content: [{ type: 'taskList', content: [empty, empty] }] })
  const [list] = toEditor(markdown, names).content!
  assert.equal(list!.type, 'taskList')
  assert.deepEqual(
    list!.content!.map(({ content }) => content),
    [[{ type: 'paragraph', content: [] }], [{ type: 'paragraph', content: [] }]],
  )
})
