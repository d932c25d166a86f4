import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { marked, snippetOf, soughtOf } from './marks.ts'

const marksIn = (text: string, words: string[], phrases: string[] = []) => {
  const { marks } = marked(text, soughtOf({ words, phrases }))
  return marks.map(({ from, to }) => text.slice(from, to))
}

test('the very part is marked, the whole word where its letters are written otherwise', () => {
  assert.deepEqual(marksIn('Zur Mitgliederversammlung', ['versammlung']), ['versammlung'])
  assert.deepEqual(marksIn('Im Buero, im Büro', ['büro']), ['Buero', 'Büro'])
  assert.deepEqual(marksIn('Große Mühe', ['gross']), ['Große'])
})

test('of another form of a word the word is marked, of a phrase all of it', () => {
  assert.deepEqual(marksIn('Drei Häuser am Ufer', ['haus']), ['Haus'.replace('Haus', 'Häus')])
  assert.deepEqual(marksIn('Wir organisieren das', ['organisiert']), ['organisieren'])
  assert.deepEqual(marksIn('Ufer, am Ufer', [], ['am ufer']), ['am Ufer'])
  assert.deepEqual(marksIn('Per E-Mail, mailt', ['e-mail']), ['E-Mail'])
})

test('a long text is cut around what was found, between words, and marks move along', () => {
  const long = `${'vorher '.repeat(60)}Bootshaus ${'nachher '.repeat(60)}`
  const { text, marks } = snippetOf(marked(long, soughtOf({ words: ['bootshaus'], phrases: [] })))
  assert.ok(text.length < 240 && text.startsWith('… vorher') && text.endsWith('nachher …'))
  assert.deepEqual(
    marks.map(({ from, to }) => text.slice(from, to)),
    ['Bootshaus'],
  )
})

test('marks lie in order within the text and never cut a sign, whatever is asked for in whatever text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(text, fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 4 }), (whole, words) => {
      const shown = snippetOf(marked(whole, soughtOf({ words, phrases: words })))
      assert.ok(shown.text.isWellFormed() || !whole.isWellFormed())
      let last = 0
      for (const { from, to } of shown.marks) {
        assert.ok(from >= last && to > from && to <= shown.text.length)
        last = to
      }
    }),
  )
})
