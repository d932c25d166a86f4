import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, readQuery, settled, tokensOf, withFilter, withoutToken } from './query.ts'

const nothing = readQuery('')

test('words, phrases and what is left out', () => {
  assert.deepEqual(readQuery('Boot "am Samstag" -Regen -"um zehn"'), {
    ...nothing,
    words: ['Boot'],
    phrases: ['am Samstag'],
    without: ['Regen', 'um zehn'],
  })
  assert.deepEqual(readQuery('„unter Freunden“ offen "noch').phrases, ['unter Freunden', 'noch'])
  assert.deepEqual(readQuery('E-Mail - Frist').words, ['E-Mail', '-', 'Frist'])
})

test('filters in both languages, names with spaces in quotes', () => {
  const asked = readQuery(
    'Plan from:@ana von:"Mara Lindner" in:#presse before:2026-11-01 nach:1.3.2026 hat:Bild has:link',
  )
  assert.deepEqual(asked, {
    ...nothing,
    words: ['Plan'],
    from: ['ana', 'Mara Lindner'],
    in: ['presse'],
    before: '2026-11-01',
    after: '2026-03-01',
    has: ['picture', 'link'],
  })
  assert.deepEqual(readQuery('FROM:Ana').from, ['Ana'])
})

test('a filter that means nothing is told, and what only looks like one is a word', () => {
  assert.deepEqual(readQuery('before:gestern has:humour from: in:"" after:2026-02-30').unknown, [
    'before:gestern',
    'has:humour',
    'from:',
    'in:""',
    'after:2026-02-30',
  ])
  assert.deepEqual(readQuery('https://example.org 10:30 constructor:x "from:ana"').words, [
    'https://example.org',
    '10:30',
    'constructor:x',
  ])
})

test('a filter without a value yet is not asked for', () => {
  assert.equal(settled('Plan von:'), 'Plan')
  assert.equal(settled('Plan in:#'), 'Plan')
  assert.equal(settled(' Plan von:a '), 'Plan von:a')
})

test('days as people write them', () => {
  assert.equal(dayOf('2026-11'), '2026-11-01')
  assert.equal(dayOf('2026'), '2026-01-01')
  assert.equal(dayOf('24.12.2026'), '2026-12-24')
  assert.equal(dayOf('2026-13-01'), undefined)
})

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom('from:', 'in:', 'vor:', 'has:link', '"', '-', ' ', 'ä', '“', 'x:y', '\u00a0'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
)

test('any text is taken apart: tokens in order, none lost, none twice', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0
      for (const { from, to } of tokensOf(text)) {
        assert.equal(text.slice(last, from).trim(), '')
        assert.ok(to > from && to <= text.length)
        last = to
      }
      assert.equal(text.slice(last).trim(), '')
    }),
  )
})

test('a filter that is added is read, and one that is taken away is gone', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }).filter((name) => /[a-z]/i.test(name)),
      (name) => {
        const text = withFilter('Plan', 'from', name)
        const tokens = tokensOf(text)
        const token = tokens.at(-1)!
        if (/["„“”»«]/.test(name) || /^[@#\s]|\s$/.test(name)) return
        assert.deepEqual(readQuery(text).from, [name])
        assert.equal(withoutToken(text, token), 'Plan')
      },
    ),
  )
})

test('a long text takes no longer than its length asks for', () => {
  const long = `${'"'.repeat(20_000)} ${'from:'.repeat(20_000)} ${'-'.repeat(20_000)}`
  assert.ok(tokensOf(long).length < long.length)
})
