import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { deviceName, tokenIn, withNext } from './next.ts'

test('a wish for the start is no wish', () => {
  assert.equal(withNext('/sign-up', '/'), '/sign-up')
  assert.equal(withNext('/sign-up', '/c/lahn'), '/sign-up#/c/lahn')
})

test('a pasted link is known by what stands behind its #', () => {
  const token = 'vavu4woRYcvffOgED94qhQ'
  assert.equal(tokenIn(` https://lahn.example/invitation#${token}\n`), token)
  assert.equal(tokenIn('https://lahn.example/invitation'), '')
  assert.equal(tokenIn(token), token)
})

test('a session is called by browser and system', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  assert.equal(deviceName(firefox), 'Firefox, Linux')
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  assert.equal(deviceName(edge), 'Edge, Windows')
  assert.equal(deviceName(''), 'Browser')
})
