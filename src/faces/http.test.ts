import { strict as assert } from 'node:assert'
import { connect } from 'node:net'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { type Answer, openTestServer } from '#tests/server.ts'

describe('the HTTP face', async () => {
  const { house, world } = await openTestHouse()
  const { send, port } = await openTestServer(house)
  const messages = `/api/communities/lahn/subjects/${world.lahn.channels.willkommen}/messages`
  const json = { 'content-type': 'application/json' }
  const say = (headers: Record<string, string>) =>
    send('POST', messages, { headers: { ...json, ...headers }, body: JSON.stringify({ text: 'Hallo' }) })
  const isProblem = ({ status, headers, json }: Answer, expected: number, code: string) => {
    assert.equal(status, expected)
    assert.equal(headers['content-type'], 'application/problem+json')
    const { fields: _fields, ...problem } = json as Record<string, unknown>
    assert.deepEqual(problem, { type: `/api#${code}`, title: code.replaceAll('_', ' '), status: expected, code })
  }

  test('a request with a cookie must come from our own pages', async () => {
    const cookie = 'as=ben'
    isProblem(await say({ cookie, origin: 'https://evil.example' }), 403, 'foreign_origin')
    isProblem(await say({ cookie, origin: 'null' }), 403, 'foreign_origin')
    isProblem(await say({ cookie, origin: `${house.baseUrl}.evil.example` }), 403, 'foreign_origin')
    isProblem(await say({ cookie }), 403, 'foreign_origin')
    isProblem(await say({ cookie, 'sec-fetch-site': 'cross-site' }), 403, 'foreign_origin')
    isProblem(await say({ cookie, 'sec-fetch-site': 'same-site' }), 403, 'foreign_origin')
    assert.equal((await say({ cookie, origin: house.baseUrl })).status, 200)
    assert.equal((await say({ cookie, 'sec-fetch-site': 'same-origin' })).status, 200)
    isProblem(await say({ origin: 'https://evil.example' }), 404, 'not_found')
    assert.equal((await send('GET', messages, { headers: { cookie, origin: 'https://evil.example' } })).status, 200)
  })

  test('no script but our own files, whatever is answered', async () => {
    for (const answer of [await send('GET', messages, { as: 'ben' }), await send('GET', '/api/nowhere')]) {
      const csp = answer.headers['content-security-policy']!
      const scripts = csp.split(';').find((rule) => rule.startsWith('script-src'))
      assert.ok(scripts === "script-src 'self'" || csp.startsWith("default-src 'none'"), csp)
      assert.doesNotMatch(csp, /script-src[^;]*unsafe|unsafe-eval|https?:\/\/(?!localhost)/)
      assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    }
    assert.equal((await send('GET', messages, { as: 'ben' })).headers['cache-control'], 'private, no-store')
  })

  test('refusals speak problem+json', async () => {
    isProblem(await send('GET', messages), 404, 'not_found')
    isProblem(await send('GET', '/api/communities/nowhere/about', { as: 'ben' }), 404, 'not_found')
    isProblem(await send('GET', '/api/nowhere'), 404, 'not_found')
    isProblem(await send('PUT', messages, { as: 'ben', headers: json, body: '{}' }), 404, 'not_found')
    const wrong = await send('POST', messages, { as: 'ben', headers: json, body: '{"text":5}' })
    isProblem(wrong, 422, 'invalid')
    assert.deepEqual(Object.keys((wrong.json as { fields: object }).fields), ['text'])
    isProblem(await send('POST', messages, { as: 'ben', headers: json, body: '{"text":" "}' }), 409, 'empty')
  })

  test('no body makes a bug', async () => {
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '5',
      '{"text":"\\u0000"}',
      '{"__proto__":{"a":1}}',
      '{"text":"\\ud800"}',
    ]
    for (const body of bodies) {
      const { status } = await send('POST', messages, { as: 'ben', headers: json, body })
      assert.ok(status === 422 || (status === 200 && body.includes('ud800')), `${status} for ${body}`)
    }
    for (const type of [
      'text/plain',
      'image/png',
      'x',
      ';;',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]) {
      const answer = await send('POST', messages, {
        as: 'ben',
        headers: { 'content-type': type },
        body: '{"text":"x"}',
      })
      isProblem(answer, 422, 'invalid')
    }
    const huge = await send('POST', messages, { as: 'ben', headers: json, body: `{"text":"${'x'.repeat(300_000)}"}` })
    isProblem(huge, 413, 'too_large')
    const deep = await send('POST', messages, { as: 'ben', headers: json, body: '['.repeat(100_000) })
    isProblem(deep, 422, 'invalid')
  })

  test('no path and no query makes a bug', async () => {
    const paths = [
      '/api/%',
      '/api/communities/%ff/about',
      '/api/communities/%00/about',
      '/api/communities/%zz/about',
      '//',
      '/api/communities/..%2f..%2f/about',
    ]
    for (const path of paths) {
      const { status, headers } = await send('GET', path, { as: 'ben' })
      assert.ok(status === 404 || status === 422, `${status} for ${path}`)
      assert.match(headers['content-type']!, /^application\/problem\+json/)
    }
    isProblem(await send('GET', `/api/communities/${'x'.repeat(5_000)}/about`, { as: 'ben' }), 422, 'invalid')
    const queries = [
      'most=1&most=2',
      'most[]=1',
      'before=a&before=b',
      'around=%',
      'most=NaN',
      'most=1e99',
      'before=%00',
    ]
    for (const query of queries) {
      const { status } = await send('GET', `${messages}?${query}`, { as: 'ben' })
      assert.ok(status === 422 || (status === 200 && query === 'most[]=1'), `${status} for ${query}`)
    }
    assert.equal((await send('GET', `${messages}?__proto__=1&constructor=2`, { as: 'ben' })).status, 200)
  })

  test('what is not HTTP at all is refused without a bug', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('GET /\0 HTTP/9\r\n\r\n'))
      let text = ''
      socket.on('data', (part) => {
        text += part
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    assert.match(answer, /^HTTP\/1\.1 400 /)
  })
})
