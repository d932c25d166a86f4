import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatNumber, parseNumber } from './number.ts'

test('German and English numbers are read as they are written', () => {
  assert.equal(parseNumber('8.420,5', 'de'), 8420.5)
  assert.equal(parseNumber('8,420.5', 'en'), 8420.5)
  assert.equal(parseNumber(' 12 000 ', 'de'), 12000)
  assert.equal(parseNumber('-3,5', 'de'), -3.5)
  assert.equal(parseNumber('1.37O', 'de'), undefined)
  assert.equal(parseNumber('', 'de'), undefined)
})

test('a decimal point in German is asked about, not read as thousands', () => {
  assert.equal(parseNumber('1.5', 'de'), undefined)
  assert.equal(parseNumber('1.500', 'de'), 1500)
})

test('what is shown can be read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('de', 'en', 'fr', 'tr', 'pl', 'de-CH'),
      (number, locale) => {
        assert.equal(parseNumber(formatNumber(number / 1000, locale), locale), number / 1000)
      },
    ),
  )
})
