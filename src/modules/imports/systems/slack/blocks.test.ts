import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { richTextToMarkdown } from './blocks.ts'
import type { Lookups } from './inline.ts'

const lookups: Lookups = {
  member: (id) => (id === 'U1' ? '<@member:M1>' : undefined),
  memberName: () => undefined,
  channel: () => undefined,
  channelName: (id) => (id === 'C2' ? 'garden' : undefined),
  fileName: (id) => (id === 'F1' ? 'Weekly *plan*' : undefined),
}
const convert = (blocks: unknown) => richTextToMarkdown(blocks, lookups)
const rich = (...elements: unknown[]) => [{ type: 'rich_text', elements }]
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements })
const text = (value: string, ...on: string[]) => ({
  type: 'text',
  text: value,
  style: Object.fromEntries(on.map((name) => [name, true])),
})
const items = (indent: number, style: string, ...values: string[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: values.map((value) => section(text(value))),
})

test('styles of neighbours share their marks, and spaces stay outside', () => {
  const blocks = rich(
    section(text('a '), text('b', 'bold'), text(' c ', 'bold'), text('d', 'strike'), text('`e', 'code')),
  )
  assert.equal(convert(blocks), 'a **b c** ~~d~~`` `e ``')
  assert.equal(convert(rich(section(text('  ', 'bold'), text('x')))), 'x')
})

test('text in blocks is literal: no entities, no marks, no tokens of ours', () => {
  assert.equal(convert(rich(section(text('a &amp; *b* <@all>')))), 'a \\&amp; \\*b\\* \\<@all>')
})

test('mentions, links, emoji, canvases and broadcasts each find their form', () => {
  const blocks = rich(
    section(
      { type: 'user', user_id: 'U1', style: { bold: true } },
      text(' '),
      { type: 'channel', channel_id: 'C2' },
      text(' '),
      { type: 'broadcast', range: 'here' },
      text(' '),
      { type: 'link', url: 'https://a.org', text: null },
      text(' '),
      { type: 'emoji', name: 'clap', unicode: '1f44f-1f3fd' },
      { type: 'emoji', name: 'heart', unicode: '2764' },
      { type: 'emoji', name: 'our_own' },
      { type: 'emoji', name: '+1', skin_tone: 2 },
      text(' '),
      { type: 'canvas', file_id: 'F1' },
    ),
  )
  assert.equal(
    convert(blocks),
    '**<@member:M1>** #garden **@here** <https://a.org> 👏🏽❤️:our_own:👍🏻 Weekly \\*plan\\*',
  )
})

test('flat lists with indents nest, and ordered ones keep their number', () => {
  const flat = rich(
    items(0, 'bullet', 'a', 'b'),
    items(1, 'ordered', 'c'),
    { ...items(1, 'ordered', 'd'), offset: 1 },
    items(2, 'bullet', 'e'),
    items(0, 'bullet', 'f'),
    { ...items(0, 'ordered', 'g'), offset: 4 },
  )
  assert.match(convert(flat), /^- a\n- b\n\n? {2}1\. c\n {2}2\. d\n\n? {5}- e\n- f\n\n5\. g$/)
  assert.equal(convert(rich(items(9, 'bullet', 'deep'))), '- deep')
})

test('code blocks and quotes stand by themselves', () => {
  const blocks = rich(
    {
      type: 'rich_text_preformatted',
      language: 'sql',
      elements: [text('select *\n'), { type: 'link', url: 'https://a' }],
    },
    { type: 'rich_text_quote', elements: [text('a\nb')] },
  )
  assert.equal(convert(blocks), '```sql\nselect *\nhttps://a\n```\n\n> a\\\n> b')
})

test('cards of bots and tables come over', () => {
  const cell = (value: string) => ({ type: 'rich_text', elements: [section(text(value))] })
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'News' } },
    { type: 'section', text: { type: 'mrkdwn', text: '*bold*' }, fields: [{ type: 'plain_text', text: '*not*' }] },
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: '_by us_' },
        { type: 'image', alt_text: 'x' },
      ],
    },
    { type: 'divider' },
    { type: 'image', image_url: 'https://a.org/x.png', alt_text: 'A cat' },
    { type: 'actions', elements: [{ type: 'button' }] },
    {
      type: 'table',
      rows: [
        [cell('a'), cell('b')],
        [cell('c|d'), cell('e\nf')],
      ],
    },
  ]
  const lines = ['**News**', '**bold**', '\\*not\\*', '*by us*', '---', '[A cat](https://a.org/x.png)']
  const table = '| a | b |\n| - | - |\n| c\\|d | e f |'
  assert.equal(
    convert(blocks)
      .replaceAll(/ {2,}/g, ' ')
      .replaceAll(/-{2,} \|/g, '- |'),
    [...lines, table].join('\n\n'),
  )
  assert.equal(convert([{ type: 'divider' }]), '')
})

test('no JSON makes it fail', () => {
  const keys = fc.constantFrom(
    'type',
    'elements',
    'text',
    'style',
    'indent',
    'rows',
    'url',
    'unicode',
    'name',
    'offset',
  )
  const names = [
    'rich_text',
    'rich_text_list',
    'rich_text_section',
    'text',
    'emoji',
    'link',
    'table',
    'section',
    'header',
  ]
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(...names, null, true, -1, 1e9, '1f44f', 'https://x'),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    ),
  }))
  fc.assert(
    fc.property(value, (blocks) => typeof convert(blocks) === 'string'),
    { numRuns: 2000 },
  )
})
