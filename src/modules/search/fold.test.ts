import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, foldedWords } from './fold.ts'

const same = (...texts: string[]) => {
  for (const text of texts) assert.equal(fold(text), fold(texts[0]!), `${text} is ${texts[0]}`)
}

test('an umlaut, its spelling with e and its vowel alone are one word', () => {
  same('Büro', 'Buero', 'buro', 'BÜRO', 'bu\u0308ro')
  same('Größe', 'Groesse', 'Grosse')
  same('Öl', 'Oel', 'ol')
  same('Mitgliederversammlungen für Übungsräume', 'mitgliederversammlungen fuer uebungsraeume')
  same('Café', 'cafe')
  same('Łódź', 'lodz')
})

test('u and e that belong to two sounds stay, and short words are themselves', () => {
  assert.equal(fold('neue Bauern, Quelle'), ' neue bauern quelle ')
  assert.notEqual(fold('due'), fold('du'))
})

test('what stands between words is one space, and without any word there is nothing', () => {
  assert.equal(fold('Samstag, 10:30 — am *Bootshaus*!'), ' samstag 10 30 am bootshaus ')
  assert.equal(fold(' –… '), '')
})

test('every word is found where it stands, and only letters and digits are left of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const folded = fold(text)
      assert.match(folded, /^$|^ ([\p{L}\p{N}\p{M}]+ )+$/u)
      let last = 0
      for (const { from, to } of foldedWords(text)) {
        assert.ok(from >= last && to > from && to <= text.length)
        last = to
      }
    }),
  )
})
