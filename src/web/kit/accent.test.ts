import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wcagContrast } from 'culori'
import fc from 'fast-check'
import { correctAccent } from './accent.ts'

const examples = [
  ['petrol', '#12908e', '#007573', '#4cb8b5'],
  ['yellow', '#ffcc00', '#806500', '#f8ce4d'],
  ['lime', '#7ed957', '#337709', '#8dd471'],
  ['navy', '#1e3a8a', '#1e3a8a', '#7ba1fb'],
  ['orange', '#e4572e', '#b34526', '#f37f5e'],
  ['pink', '#d6336c', '#b24062', '#f07997'],
  ['violet', '#8e44ad', '#8a4ba5', '#c786e5'],
  ['black', '#111111', '#111111', '#a4a4a4'],
] as const

for (const [name, given, day, night] of examples) {
  test(`${name} becomes readable by day and by night`, () => {
    const { light, dark } = correctAccent(given)
    assert.deepEqual([light.accent, dark.accent], [day, night])
  })
}

test('the example community has exactly the shades of the design', () => {
  assert.deepEqual(correctAccent('#12908e'), {
    light: { accent: '#007573', strong: '#005e5d', soft: '#e5efee', mid: '#91cac8', onAccent: '#ffffff' },
    dark: { accent: '#4cb8b5', strong: '#61cbc9', soft: '#1c323b', mid: '#186160', onAccent: '#080f17' },
  })
})

test('any colour can be read on its worst ground', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { light, dark } = correctAccent(`#${number.toString(16).padStart(6, '0')}`)
      assert.ok(wcagContrast(light.accent, '#edebe5') >= 4.6)
      assert.ok(wcagContrast(light.accent, light.onAccent) >= 4.6)
      assert.ok(wcagContrast(dark.accent, '#1b2631') >= 4.6)
      assert.ok(wcagContrast(dark.accent, dark.onAccent) >= 4.6)
    }),
    { numRuns: 200 },
  )
})

test('what is no colour is refused', () => {
  assert.throws(() => correctAccent('soon'), RangeError)
})
