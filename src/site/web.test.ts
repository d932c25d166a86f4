import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { addWeb } from './web.ts'

const built = fileURLToPath(new URL('../../dist/web/assets/', import.meta.url))

describe('the built web app', () => {
  const app = Fastify()
  const options = { offlineShell: true }
  let script = ''

  before(async () => {
    const web = await addWeb(app, options)
    app.setNotFoundHandler((request, reply) => web.answer(request, reply) || reply.code(404).send('nothing'))
    script = /src="(\/assets\/app-[^"]+\.js)"/.exec((await get('/')).body)![1]!
  })
  after(() => app.close())

  const get = (url: string, encodings = '') => app.inject({ url, headers: { 'accept-encoding': encodings } })

  test('its files come compressed as the browser asks, and say so', async () => {
    const plain = await get(script)
    const small = await get(script, 'gzip, deflate, br, zstd')
    const zipped = await get(script, 'gzip')
    assert.deepEqual(
      [plain, small, zipped].map(({ headers }) => headers['content-encoding']),
      [undefined, 'br', 'gzip'],
    )
    assert.ok(plain.rawPayload.equals(brotliDecompressSync(small.rawPayload)))
    assert.ok(plain.rawPayload.equals(gunzipSync(zipped.rawPayload)))
    for (const { statusCode, headers, rawPayload } of [plain, small, zipped]) {
      assert.equal(statusCode, 200)
      assert.match(String(headers['content-type']), /javascript; charset=utf-8$/)
      assert.equal(headers.vary, 'accept-encoding')
      assert.equal(headers['content-length'], String(rawPayload.length))
    }
  })

  test('what is named by its content is kept for ever, the page itself is asked for again', async () => {
    assert.equal((await get(script)).headers['cache-control'], 'public, max-age=31536000, immutable')
    for (const path of ['/', '/c/lahn/talk', '/favicon.ico']) {
      const first = await get(path, 'br')
      assert.equal(first.headers['cache-control'], 'no-cache')
      const again = await app.inject({
        url: path,
        headers: { 'accept-encoding': 'br', 'if-none-match': first.headers.etag },
      })
      assert.deepEqual([first.statusCode, again.statusCode], [200, 304])
    }
  })

  test('every address of the app gets the page', async () => {
    const page = await get('/c/lahn/talk?at=1')
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8')
    assert.match(page.body, /<div id="root">/)
  })

  test('a file that is not there is not the page', async () => {
    for (const path of ['/assets/gone.js', '/api/nothing', '/live', '/mcp']) {
      assert.equal((await get(path, 'br')).statusCode, 404, path)
    }
  })

  test('its worker is asked for again, reaches only us, and keeps nothing but what was built', async () => {
    const { body, headers } = await get('/worker.js')
    assert.match(String(headers['content-type']), /javascript/)
    assert.equal(headers['cache-control'], 'no-cache')
    assert.equal(headers['content-security-policy'], "default-src 'none'; connect-src 'self'")
    assert.doesNotMatch(body, /__[A-Z]+__|\bimport\b/)
    const named = new Set([...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file!))
    const files = readdirSync(built).filter((name) => !/\.(br|gz)$/.test(name))
    assert.deepEqual([...named].sort(), files.map((name) => `/assets/${name}`).sort())
    assert.ok(named.has(script))
  })

  test('where the operator wants none, what stands in its place lets go of everything', async () => {
    const { body: worker } = await get('/worker.js')
    options.offlineShell = false
    const { body, headers } = await get('/worker.js')
    options.offlineShell = true
    assert.notEqual(body, worker)
    assert.match(body, /caches\.delete/)
    assert.match(body, /unregister/)
    assert.doesNotMatch(body, /fetch/)
    assert.equal(headers['cache-control'], 'no-cache')
  })

  test('it holds no schemas, and nothing to check with them', () => {
    const scripts = readdirSync(built).filter((name) => name.endsWith('.js'))
    // The name of Zod's own part of each schema, which no minifier may change.
    const checking = scripts.filter((name) => readFileSync(join(built, name), 'utf8').includes('_zod'))
    assert.ok(scripts.length > 0)
    assert.deepEqual(checking, [])
  })

  test('it has icons: the star as a drawing, and what older browsers and phones ask for', async () => {
    const { body } = await get('/')
    const drawing = await get(/rel="icon" href="([^"]+)"/.exec(body)![1]!)
    assert.equal(drawing.headers['content-type'], 'image/svg+xml')
    const [ico, touch] = [await get('/favicon.ico'), await get('/apple-touch-icon.png')]
    const { headers, body: manifest } = await get(/rel="manifest" href="([^"]+)"/.exec(body)![1]!)
    assert.match(String(headers['content-type']), /^application\/manifest\+json/)
    for (const { src, sizes } of JSON.parse(manifest).icons) {
      const { rawPayload } = await get(src)
      assert.equal(`${rawPayload.readUInt32BE(16)}x${rawPayload.readUInt32BE(20)}`, sizes, src)
    }
    assert.deepEqual([...ico.rawPayload.subarray(0, 6)], [0, 0, 1, 0, 1, 0])
    assert.equal(ico.rawPayload.subarray(22 + 1, 22 + 4).toString(), 'PNG')
    assert.equal(touch.headers['content-type'], 'image/png')
  })
})
