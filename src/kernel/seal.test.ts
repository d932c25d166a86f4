import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sealWith } from './seal.ts'

test('what was sealed opens with the same secret, for what it is about, and unchanged', () => {
  const seal = sealWith('geheim')
  const closed = seal.close('whsec_ä', 'webhook 1')
  assert.equal(seal.open(closed, 'webhook 1'), 'whsec_ä')
  assert.notEqual(seal.close('whsec_ä', 'webhook 1'), closed)
  assert.ok(!closed.includes('whsec'))
  assert.equal(seal.open(closed, 'webhook 2'), undefined)
  assert.equal(sealWith('anders').open(closed, 'webhook 1'), undefined)
  assert.equal(seal.open(`${closed.slice(0, -2)}AA`, 'webhook 1'), undefined)
  for (const broken of ['', 'x', 'A'.repeat(20)]) assert.equal(seal.open(broken, 'webhook 1'), undefined)
})
