import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { numberFound } from './number-found.ts'

test('the number before the unit is meant, else the first, as the language writes it', () => {
  const de = (text: string, unit = 'kg') => numberFound(text, unit, 'de')
  assert.equal(de('Heute 12 Leute, 210 kg Müll!'), 210)
  assert.equal(de('Wir haben 8.420 kg'), 8420)
  assert.equal(de('8.420,5 kg sind es'), 8420.5)
  assert.equal(de('1.234.567 kg'), 1_234_567)
  assert.equal(de('etwa 3,5kg'), 3.5)
  assert.equal(de('12 Säcke am Wehr'), 12)
  assert.equal(de('Um 10:30 am 17. September waren es 9 kg, siehe https://x.example/2026/44'), 9)
  assert.equal(numberFound('8,420 kg', 'kg', 'en'), 8420)
  assert.equal(numberFound('8.5 kg', 'kg', 'en'), 8.5)
  assert.equal(numberFound('€ 1,200.50 raised', '€', 'en'), 1200.5)
  for (const text of ['', 'viele', 'COVID19', '#12', 'um 9:00']) assert.equal(de(text), undefined, text)
})
