import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { deviceName, nextPath, withNext } from './next.ts'

before(() => {
  Object.assign(globalThis, { location: { origin: 'https://lahn.example', search: '', hash: '' } })
})

test('after the door one goes where one wanted to, but never out of the house', () => {
  assert.equal(nextPath('?next=%2Fc%2Flahn%2Fgoals'), '/c/lahn/goals')
  assert.equal(nextPath('?next=%2Finvitation%23abc'), '/invitation#abc')
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])
    assert.equal(nextPath(`?next=${encodeURIComponent(elsewhere)}`), '/', elsewhere)
})

test('a wish for the start is no wish', () => {
  assert.equal(withNext('/sign-up', '/'), '/sign-up')
  assert.equal(withNext('/sign-up', '/c/lahn'), '/sign-up?next=%2Fc%2Flahn')
})

test('a session is called by browser and system', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  assert.equal(deviceName(firefox), 'Firefox, Linux')
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  assert.equal(deviceName(edge), 'Edge, Windows')
  assert.equal(deviceName(''), 'Browser')
})
