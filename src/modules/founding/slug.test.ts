import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { reserved, slugOf, withSuffix } from './slug.ts'

test('names become addresses one can say', () => {
  assert.equal(slugOf('Flussretter Lahn'), 'flussretter-lahn')
  assert.equal(slugOf('Bürger*innen für Żurawłów – Straße'), 'buerger-innen-fuer-zurawlow-strasse')
  assert.equal(slugOf('Über uns & Äpfel'), 'ueber-uns-und-aepfel')
  assert.equal(slugOf('Привет'), 'gemeinschaft')
  assert.equal(slugOf('API'), 'api-2')
})

test('every name gives an address the database takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 1e9 }), (name, number) => {
      for (const slug of [slugOf(name), withSuffix(slugOf(name), number)]) {
        assert.match(slug, /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/)
        assert.ok(!reserved.has(slug))
      }
    }),
  )
})
