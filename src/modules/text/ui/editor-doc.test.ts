import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mentionsIn } from '../mentions.ts'
import { ada, commonMark, goal, knotty, names, photo } from '../samples.ts'
import { type EditorNode, fromEditor, toEditor } from './editor-doc.ts'

function turn(markdown: string): string {
  return fromEditor(toEditor(markdown, names))
}

function stable(markdown: string): void {
  const once = turn(markdown)
  assert.deepEqual(mentionsIn(once), mentionsIn(markdown))
  // The editor joins two links to one place that touch each other.
  if (/http:\/\/b\.de\S*http:\/\/b\.de|www\.a\.de\S*www\.a\.de/.test(once)) return
  assert.deepEqual(toEditor(turn(once), names), toEditor(once, names))
}

test('editor to Markdown to editor changes nothing', (t) => {
  fc.assert(fc.property(knotty, stable), { numRuns: 2000 })
  const examples = commonMark()
  if (!examples) return t.skip('../shared/samples/commonmark is not there')
  for (const example of examples) stable(example)
})

test('marks stand in one order, however they were nested', () => {
  const marksOf = (markdown: string) => toEditor(markdown, names).content?.[0]?.content?.map((node) => node.marks)
  const link = { type: 'link', attrs: { href: 'http://b.de', title: null } }
  const all = [link, { type: 'bold' }, { type: 'italic' }, { type: 'strike' }]
  assert.deepEqual(marksOf('~~***[a](http://b.de)***~~'), [all])
  assert.deepEqual(marksOf('[~~***a***~~](http://b.de)'), [all])
  stable('[*http://b.de*')
})

test('a line break stands outside a mark that begins or ends with it', () => {
  assert.equal(turn('**a\\\nb**'), '**a\\\nb**')
  const bold = { marks: [{ type: 'bold' }] }
  const [before, lineBreak, after] = [
    { type: 'text', text: 'a' },
    { type: 'hardBreak', ...bold },
    { type: 'text', text: 'b', ...bold },
  ]
  const said = (...content: EditorNode[]) => fromEditor({ type: 'doc', content: [{ type: 'paragraph', content }] })
  assert.equal(said(before, lineBreak, after), 'a\\\n**b**')
  assert.equal(said(after, lineBreak, before, lineBreak), '**b**\\\na')
  assert.equal(turn('*&#10;*'), '')
})

test('a line break between two marks belongs to those that go on, from the outermost inwards', () => {
  for (const text of ['~===\nx@y.de~', '*```&#10;**``***\n', '*`  \nx@y.de*']) stable(text)
})

test('what the editor cannot show is kept as it was written', () => {
  const texts = [
    `**Hi** <@member:${ada}> and <@all>, see <#${goal}>\\\nnext *line*`,
    '| a | b |\n| - | -: |\n| 1 | 2 |',
    `![bank](file:${photo}) [plan](file:${photo})`,
    '- [x] one\n- [ ] two',
    '1\\. no list',
    '```ts\nlet a = 1\n```',
    ':otter: <https://a.example>',
  ]
  for (const text of texts) assert.equal(turn(text), text)
})

test('signs typed into the editor stay signs, addresses become links', () => {
  const typed = '1. <@all> *a* [b](c) https://a.example/x_y :otter:'
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: typed }] }] }
  assert.equal(fromEditor(doc), '1\\. \\<@all> \\*a\\* \\[b]\\(c) <https://a.example/x_y> :otter:')
  assert.equal(mentionsIn(fromEditor(doc)).all, false)
})
