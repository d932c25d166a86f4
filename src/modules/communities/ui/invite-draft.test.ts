import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { emailsIn, emptyInvite, oddIn, termsOf } from './invite-draft.ts'

test('addresses are read however a list of them is written, each once', () => {
  const text = 'Ben@example.org, cem@example.org;\nDora Fields <dora@example.org>\n"ben@example.org"'
  assert.deepEqual(emailsIn(text), ['ben@example.org', 'cem@example.org', 'dora@example.org'])
  assert.deepEqual(oddIn(text), [])
})

test('what is no address is named', () => {
  assert.deepEqual(oddIn('ben@example.org, kein-at, @halb\nruth@'), ['kein-at', '@halb', 'ruth@'])
})

test('a guest comes as a guest, whoever coordinates as a steward', () => {
  const of = (as: 'member' | 'steward' | 'guest') => termsOf({ ...emptyInvite, as, circleId: 'c' })
  assert.deepEqual([of('guest').kind, of('guest').role, of('guest').circleId], ['guest', 'member', 'c'])
  assert.deepEqual([of('steward').kind, of('steward').role], ['member', 'steward'])
  assert.equal(termsOf(emptyInvite).circleId, undefined)
})
