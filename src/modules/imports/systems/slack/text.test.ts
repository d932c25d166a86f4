import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { emojiOf } from '../../emoji.ts'
import type { Lookups } from './inline.ts'
import { mrkdwnToMarkdown } from './text.ts'

const lookups: Lookups = {
  member: (id) => (id === 'U1' ? '<@member:M1>' : undefined),
  memberName: (id) => (id === 'U2' ? 'Bea_*' : undefined),
  channel: (id) => (id === 'C1' ? '<#S1>' : undefined),
  channelName: (id) => (id === 'C2' ? 'büro' : undefined),
  fileName: () => undefined,
}
const convert = (text: string) => mrkdwnToMarkdown(text, lookups)

/** The tree of Markdown, as our members would read it. */
function read(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

function shown(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  return node.children.map(shown).join(node.type === 'root' ? '\n\n' : '')
}

function marks(node: Nodes): string {
  const inner = 'children' in node ? node.children.map(marks).join('') : 'value' in node ? node.value : ''
  return (
    { strong: `<b>${inner}</b>`, emphasis: `<i>${inner}</i>`, delete: `<s>${inner}</s>` }[node.type as string] ?? inner
  )
}

test('mentions become our tokens when the target is known, names when not', () => {
  assert.equal(convert('<@U1> <@U1|old> <#C1|general>'), '<@member:M1> <@member:M1> <#S1>')
  assert.equal(shown(read(convert('<@U2> <@U9|zed> <@W9> <#C2> <#C9|gone> <#C8|>'))), '@Bea_* @zed @W9 #büro #gone #C8')
})

test('a call to everyone is only bold text', () => {
  for (const [slack, plain] of [
    ['<!channel>', '**@channel**'],
    ['<!here|here>', '**@here**'],
    ['<!everyone>', '**@everyone**'],
  ]) {
    assert.equal(convert(slack!), plain)
  }
  assert.equal(convert('<!subteam^S1|@cooks> <!subteam^S2> <!date^139^{date}|12 May>'), '@cooks @group 12 May')
})

test('links keep their label, and only safe addresses are links', () => {
  assert.equal(convert('<https://a.org/?x=1&amp;y=2>'), '<https://a.org/?x=1&y=2>')
  assert.equal(convert('<https://a.org|go [on] &gt;>'), '[go \\[on\\] >](https://a.org)')
  assert.equal(convert('<mailto:a@b.org|a@b.org>'), '<a@b.org>')
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:0190', 'vbscript:x']) {
    assert.doesNotMatch(JSON.stringify(read(convert(`<${address}|click>`))), /"type":"link"/, address)
  }
})

test('what somebody typed as Markdown or as our tokens stays what it looked like', () => {
  const typed = [
    '**x** [a](b) `',
    '# x',
    '1. x',
    '- x',
    '+ x',
    '<b>hi</b>',
    '<@all> <@member:M1> <#S1>',
    '![a](file:1)',
  ]
  for (const text of [...typed, '| a |\n| - |', '&amp; &copy;', '\\*', '    code', 'a\n===', '~~~', '~~x~~']) {
    const slack = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    assert.equal(shown(read(convert(slack))).trim(), text.trim())
  }
  assert.doesNotMatch(convert('&lt;@all&gt; *&lt;@all&gt;* &lt;#S1&gt;'), /(?<!\\)<[@#]/)
})

test('quotes, code and lines keep their places', () => {
  assert.equal(convert('a\nb\n\n\nc'), 'a\\\nb\n\nc')
  assert.equal(convert('&gt; a\n&gt;b\nc'), '> a\\\n> b\n\nc')
  assert.equal(convert('&gt;&gt;&gt; a\nb'), '> a\\\n> b')
  assert.equal(convert('x ```a &lt; <https://a.org|b>\n*c*``` y'), 'x\n\n```\na < b\n*c*\n```\n\ny')
  assert.equal(convert('`*a* <@U1>` and ` `'), '`*a* @U1` and \\` \\`')
  assert.equal(shown(read(convert('open ``` end'))), 'open ``` end')
})

test('emoji become Unicode, with their tone; a community’s own stay names', () => {
  assert.equal(convert(':+1: :+1::skin-tone-4: :heart: :simple_smile: :party_parrot:'), '👍 👍🏽 ❤️ 🙂 :party_parrot:')
  assert.equal(convert('at 10:30:45 and 10:30:tada:'), 'at 10:30:45 and 10:30🎉')
  assert.equal(convert('`:+1:`'), '`:+1:`')
  assert.equal(convert('<https://a.org|a:b:c>'), '[a\\:b:c](https://a.org)', 'a label has no emoji')
})

const pairs = '/PieterCK__zulip/zerver/tests/fixtures/slack_message_conversion.json'
const file = new URL(`../../../../../../shared/samples/slack${pairs}`, import.meta.url)

test('bold, slanted and struck end at the borders Slack ends them at', {
  skip: existsSync(file) ? false : 'the sample pairs are not here',
}, () => {
  const cases: { name: string; input: string; conversion_output: string }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  ).regular_tests
  for (const { name, input, conversion_output: output } of cases.filter((one) => !/link|mailto/.test(one.name))) {
    // Zulip shows `** bold**` and `***word***` as they stand; the marks inside the words are what is compared.
    const expected = name.startsWith('invalid') || name === 'no_conversion' ? input : marksOfZulip(output)
    const actual = marks(read(convert(input)))
    assert.equal(boldFirst(actual).replace(/\s+/g, ''), expected.replace(/\s+/g, ''), name)
  }
})

/** `***x***` says both, in no order. */
function boldFirst(marked: string): string {
  return marked.replaceAll('<i><b>', '<b><i>').replaceAll('</b></i>', '</i></b>')
}

function marksOfZulip(output: string): string {
  const bold = output.replace(/\*\*([^*]+|\*[^*]+\*)\*\*/g, '<b>$1</b>')
  return bold.replace(/~~([^~]+)~~/g, '<s>$1</s>').replace(/\*([^*]+)\*/g, '<i>$1</i>')
}

/** A name has a letter or is known: `10:30:a:` ends in an emoji, `1:1:1` has none. */
function withEmoji(text: string): string {
  const name = /:([\p{L}\p{N}+'.-]*[a-z][\p{L}\p{N}+'.-]*|[+-]1):/gu
  return text.replace(name, (whole, found: string) => emojiOf(found) ?? whole)
}

test('any text is shown as it was typed, and any mrkdwn converts without failing', () => {
  const typed = fc.array(fc.constantFrom(...'ab 1.#>-+=|!()[]{}\\"\'&;:/@%^éß\u{1f600}', '\n'), { maxLength: 60 })
  fc.assert(
    fc.property(typed, (characters) => {
      const text = characters.join('').replace(/^>+/gm, '')
      const slack = text.replaceAll('&', '&amp;').replaceAll('>', '&gt;')
      assert.equal(shown(read(convert(slack))).replace(/\s+/g, ''), withEmoji(text).replace(/\s+/g, ''))
    }),
    { numRuns: 400 },
  )
  const wild = fc.array(
    fc.constantFrom(...'a *_~`<>|@#!:\n&', '```', '&gt;', '<@U1>', '<#C1|x>', '<https://a.b|', ':+1:'),
  )
  fc.assert(
    fc.property(wild, (pieces) => {
      const markdown = convert(pieces.join(''))
      assert.doesNotMatch(markdown.replaceAll('<@member:M1>', '').replaceAll('<#S1>', ''), /(?<!\\)<@all>/)
      read(markdown)
    }),
    { numRuns: 400 },
  )
})
