import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { hashOf, readHash } from './link-hash.ts'

const token = '-1r8_lHcWN82QlxqM1JI1Q'
const secret = 'vavu4woRYcvffOgED94qhQ'

test('a link brings its token and the way to go on, and an invitation keeps its secret', () => {
  assert.equal(hashOf(token), `#${token}`)
  assert.equal(hashOf(token, `/invitation#${secret}`), `#${token}/invitation~${secret}`)
  for (const next of ['', '/', '/c/lahn/talk/1?message=2', `/invitation#${secret}`]) {
    assert.deepEqual(readHash(hashOf(token, next)), { token, next })
    assert.deepEqual(readHash(hashOf('', next)), { token: '', next })
  }
})

test('after the door one goes where one wanted to, but never out of the house', () => {
  for (const elsewhere of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
  ]) {
    assert.equal(hashOf(token, elsewhere), `#${token}`, elsewhere)
    assert.deepEqual(readHash(`#${token}${elsewhere}`), { token, next: '' }, elsewhere)
  }
})

test('a link that was cut short is no link', () => {
  assert.deepEqual(readHash('#vavu4woRYcvf'), { token: '', next: '' })
  assert.deepEqual(readHash(''), { token: '', next: '' })
})
