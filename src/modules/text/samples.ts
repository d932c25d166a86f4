// Texts and a reader for the tests of this folder.
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Names } from './names.ts'
import words from './words/en.json' with { type: 'json' }

export const ada = '0198c0de-0000-7000-8000-00000000000a'
export const river = '0198c0de-0000-7000-8000-00000000000c'
export const goal = '0198c0de-0000-7000-8000-00000000000d'
export const photo = '0198c0de-0000-7000-8000-00000000000f'
export const nobody = '0198c0de-0000-7000-8000-0000000000ff'

export const names: Names = {
  member: (id) => (id === ada ? 'Ada <Müller>' : undefined),
  circle: (id) => (id === river ? 'River' : undefined),
  subject: (id) => (id === goal ? { title: 'Clean "banks"', href: `/c/lahn/goals/${goal}` } : undefined),
  file: (id) => (id === photo ? { name: 'banks.jpg', width: 800, height: 600 } : undefined),
  fileUrl: (id) => `/api/communities/lahn/files/${id}`,
  emoji: (name) => (name === 'otter' ? '/api/communities/lahn/emoji/otter' : undefined),
  me: ada,
  origin: 'https://home.example',
  words,
}

const spec = new URL('../../../../shared/samples/commonmark/commonmark-spec-examples.json', import.meta.url)

/** The examples of the CommonMark specification, or nothing where the samples are not at hand. */
export function commonMark(): string[] | undefined {
  if (!existsSync(spec)) return undefined
  const examples: { markdown: string }[] = JSON.parse(readFileSync(spec, 'utf8'))
  return examples.map((example) => example.markdown)
}

const pieces = [
  ...['*', '**', '_', '__', '~~', '~', '`', '``', '```', '\n', '\n\n', '> ', '- ', '* ', '+ ', '1. ', '2) ', '    '],
  ...['  ', ' ', '\t', '#', '## ', '[', ']', '(', ')', '](', '![', '<', '>', '|', '|-|', '\n|a|\n|-|\n|', '\\', '&'],
  ...[
    '&amp;',
    '&#32;',
    '&#10;',
    '&nbsp;',
    'a',
    'ä',
    '🎉',
    'word ',
    'www.a.de',
    'http://b.de',
    'x@y.de',
    '\\\n',
    '  \n',
  ],
  ...[`<@member:${ada}>`, '<@all>', `<#${goal}>`, `](file:${photo})`, `![a](file:${photo})`, ':otter:', ':', '- [ ] '],
  ...[
    '- [x] ',
    '===\n',
    '---\n',
    '***\n',
    '<b>',
    '<!--',
    '\n[x]: /u "t"\n',
    '[x]',
    '"',
    '.',
    '!',
    '=',
    'e\u0301',
    '\r',
  ],
]

/** Text made of everything that means something in Markdown. */
export const knotty = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''))

const cellPieces = [
  'a',
  'ä b',
  '🎉',
  '*x*',
  '**y**',
  '~~z~~',
  '`c\\|d`',
  '\\|',
  ':otter:',
  'https://b.de',
  '<@all>',
  '1.',
  '- ',
  '\\*',
]
const wordsOf = (pieces: string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(' '))
const inLine = [...cellPieces, `<@member:${ada}>`, `<#${goal}>`, `![p](file:${photo})`]
const cell = wordsOf([...inLine, '&#10;'])
const side = fc.constantFrom('-', ':-', ':-:', '-:')

/** A table as somebody writes it, with rows that may be short, between two paragraphs. */
export const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.array(cell, { minLength: width, maxLength: width }),
      fc.array(side, { minLength: width, maxLength: width }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: width }), { maxLength: 5 }),
    ),
  )
  .map(([head, sides, rows]) => {
    const lines = [head, sides, ...rows].map((row) => `| ${row.join(' | ')} |`)
    return ['before', lines.join('\n'), 'after'].join('\n\n')
  })

const taskLine = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.boolean(), wordsOf(inLine))

/** Tasks in tasks, some of them done. */
export const taskLists = fc.array(taskLine, { minLength: 1, maxLength: 8 }).map((lines) => {
  let before = -1
  return lines
    .map(([wanted, isDone, words]) => {
      const depth = Math.min(wanted, before + 1)
      before = depth
      return `${'  '.repeat(depth)}- [${isDone ? 'x' : ' '}] ${words.trim() || 'w'}`
    })
    .join('\n')
})
