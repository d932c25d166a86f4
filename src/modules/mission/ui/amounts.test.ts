import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { amount, bareAmount, dayWords, shortAmount, signed } from './amounts.ts'

const said = { yes: 'ja', no: 'nein' }
const kilos = { kind: 'number', unit: 'kg', currency: null } as const
const euros = { kind: 'money', unit: '', currency: 'EUR' } as const
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test('each kind of metric has its own way of being said', () => {
  assert.equal(plain(amount(kilos, 8420, 'de', said)), '8.420 kg')
  assert.equal(plain(amount(euros, 842_000, 'de', said)), '8.420 €')
  assert.equal(plain(amount(euros, 842_050, 'en', said)), '€8,420.50')
  assert.equal(plain(amount({ kind: 'percent', unit: '', currency: null }, 41.66, 'de', said)), '41,7 %')
  assert.equal(amount({ kind: 'percent', unit: '', currency: null }, 41.66, 'en', said), '41.7%')
  assert.equal(amount({ kind: 'yes_no', unit: '', currency: null }, 1, 'de', said), 'ja')
  assert.equal(plain(amount({ kind: 'qualitative', unit: '', currency: null }, 3, 'de', said)), '3 / 5')
  assert.equal(bareAmount(kilos, 8420, 'en', said), '8,420')
})

test('a step says its direction', () => {
  assert.equal(plain(signed(kilos, 810, 'de', said)), '+ 810 kg')
  assert.equal(plain(signed(kilos, -3, 'de', said)), '− 3 kg')
})

test('a day of this year needs no year', () => {
  assert.equal(dayWords('2026-12-31', 'de', 2026), '31. Dezember')
  assert.equal(dayWords('2027-01-01', 'de', 2026), '1. Januar 2027')
})

test('at an axis long numbers are short', () => {
  assert.equal(plain(shortAmount(kilos, 80_000_000, 'de', said)), '80 Mio.')
  assert.equal(plain(shortAmount(euros, 123_456_789_00, 'en', said)), '€123M')
  assert.equal(plain(shortAmount(kilos, 8_420, 'de', said)), '8.420')
})
