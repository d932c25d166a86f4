import { strict as assert } from 'node:assert'
import type { RequestListener } from 'node:http'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { openWeb } from '#tests/web.ts'
import { type Asking, OutsideError } from '../kernel/outside.ts'
import { isPublicAddress } from './addresses.ts'
import { type Means, openOutside } from './fetch.ts'

async function webOf(answer: RequestListener, names: Record<string, string[][]> = {}, means: Partial<Means> = {}) {
  const { outside, reached } = await openWeb(answer, names, means)
  const get = (url: string, wants: Asking['wants'] = 'anything') => outside.ask({ url, wants })
  const isRefused = (asked: Promise<unknown>, code: string) =>
    assert.rejects(asked, (error) => error instanceof OutsideError && error.code === code)
  return { outside, get, isRefused, reached }
}

const hello: RequestListener = (request, response) =>
  response.setHeader('content-type', 'text/html; charset="UTF-8"').end(`<p>${request.headers.host}${request.url}`)

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a page is asked of the vetted address, under its own name', async () => {
  const web = await webOf(hello)
  const page = await web.get('http://example.org/a?b=c#d', 'page')
  assert.equal(page.status, 200)
  assert.equal(page.type, 'text/html')
  assert.equal(page.charset, 'utf-8')
  assert.equal(page.url, 'http://example.org/a?b=c')
  assert.equal(Buffer.from(page.body).toString(), '<p>example.org/a?b=c')
  assert.deepEqual(web.reached, ['93.184.216.34 80'])
})

test('over https the certificate must be of the name that was asked for', async () => {
  const web = await webOf(hello)
  assert.match(Buffer.from((await web.get('https://safe.example/x')).body).toString(), /safe\.example\/x/)
  await web.isRefused(web.get('https://other.example/'), 'unreachable')
})

test('no way of writing an address of ours leads there', async () => {
  const web = await webOf(hello)
  const forms = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://203.0.113.7/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:0:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://[5f00::1]/',
    'http://127。0。0。1/',
    'http://①②⑦.0.0.1/',
    'http://127.0.0.1./',
    'http://%31%32%37.0.0.1/',
  ]
  for (const url of forms) await web.isRefused(web.get(url), 'private_address')
  assert.deepEqual(web.reached, [])
})

test('addresses that are none, other schemes, ports and passwords are not asked', async () => {
  const web = await webOf(hello)
  const wrong = [
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,x',
    'javascript:alert(1)',
    '//example.org/',
    'example.org',
    '',
    'http://',
    'http://example.org:22/',
    'http://example.org:8080/',
    'http://me:secret@example.org/',
    'http://me@example.org/',
    'http://example.org@127.0.0.1/',
    'http://[fe80::1%25eth0]/',
    `http://example.org/${'a'.repeat(3_000)}`,
  ]
  for (const url of wrong) await web.isRefused(web.get(url), 'bad_address')
  assert.deepEqual(web.reached, [])
})

test('private answers of a name are dropped, and where no other is left it is not asked', async () => {
  const web = await webOf(hello, {
    'mixed.example': [['10.0.0.1', '::1', '93.184.216.35']],
    'inside.example': [['192.168.0.1', 'fd00::1', '::ffff:10.0.0.1']],
    'nothing.example': [[]],
    localhost: [['127.0.0.1']],
    'odd.example': [['not an address']],
  })
  await web.get('http://mixed.example/')
  assert.deepEqual(web.reached, ['93.184.216.35 80'])
  for (const name of ['inside.example', 'localhost', 'odd.example']) {
    await web.isRefused(web.get(`http://${name}/`), 'private_address')
  }
  await web.isRefused(web.get('http://nothing.example/'), 'not_found')
})

test('a name that answers otherwise the second time is connected to where it was vetted', async () => {
  const web = await webOf(hello, { 'rebind.example': [['93.184.216.34'], ['127.0.0.1']] })
  await web.get('http://rebind.example/')
  assert.deepEqual(web.reached, ['93.184.216.34 80'])
  await web.isRefused(web.get('http://rebind.example/'), 'private_address')
})

test('each redirect is vetted anew, at most four are followed', async () => {
  const web = await webOf((request, response) => {
    const to = new URL(request.url!, 'http://x').searchParams.get('to')
    const left = /^\/hop\/(\d+)/.exec(request.url!)?.[1]
    if (to) return response.writeHead(302, { location: to }).end()
    if (left && left !== '0') return response.writeHead(307, { location: `/hop/${Number(left) - 1}` }).end()
    hello(request, response)
  })
  assert.equal((await web.get('http://example.org/hop/4')).url, 'http://example.org/hop/0')
  await web.isRefused(web.get('http://example.org/hop/5'), 'too_many_redirects')
  const to = (url: string) => web.get(`http://example.org/?to=${encodeURIComponent(url)}`)
  await web.isRefused(to('http://127.0.0.1/'), 'private_address')
  await web.isRefused(to('//[::ffff:169.254.169.254]/'), 'private_address')
  await web.isRefused(to('http://example.org:6379/'), 'bad_address')
  await web.isRefused(to('file:///etc/passwd'), 'bad_address')
  await web.isRefused(web.get(`https://safe.example/?to=${encodeURIComponent('http://example.org/')}`), 'bad_address')
  assert.equal((await to('https://safe.example/y')).url, 'https://safe.example/y')
})

test('a header of its own goes to the house that was asked, and to no other', async () => {
  const heard: [string | undefined, string | undefined][] = []
  const web = await webOf((request, response) => {
    heard.push([request.headers.host, request.headers.authorization])
    const to = new URL(request.url!, 'http://x').searchParams.get('to')
    if (to) return response.writeHead(302, { location: to }).end()
    hello(request, response)
  })
  const ask = (url: string) => web.outside.ask({ url, wants: 'page', headers: { authorization: 'OAuth secret' } })
  await ask('http://example.org/?to=/here')
  await ask(`http://example.org/?to=${encodeURIComponent('https://safe.example/there')}`)
  assert.deepEqual(heard, [
    ['example.org', 'OAuth secret'],
    ['example.org', 'OAuth secret'],
    ['example.org', 'OAuth secret'],
    ['safe.example', undefined],
  ])
})

test('what is posted arrives as it is, and is not carried elsewhere', async () => {
  const heard: string[] = []
  const web = await webOf(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    heard.push(`${request.method} ${request.headers['webhook-id']} ${body}`)
    response.writeHead(307, { location: 'http://example.org/else' }).end('moved')
  })
  const post = { body: '{"ä":1}', headers: { 'webhook-id': 'w1' } }
  const answer = await web.outside.ask({ url: 'http://example.org/', wants: 'anything', post })
  assert.equal(answer.status, 307)
  assert.deepEqual(heard, ['POST w1 {"ä":1}'])
})

test('what is too much, packed too well or of another kind is not taken', async () => {
  const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024))
  const web = await webOf((request, response) => {
    const html = () => response.setHeader('content-type', 'text/html')
    switch (request.url) {
      case '/bomb':
        return html().setHeader('content-encoding', 'gzip').end(bomb)
      case '/brotli':
        return html().setHeader('content-encoding', 'br').end(brotliCompressSync('<p>packed'))
      case '/broken':
        return html().setHeader('content-encoding', 'gzip').end('no gzip')
      case '/twice':
        return html()
          .setHeader('content-encoding', 'gzip, gzip')
          .end(gzipSync(gzipSync('x')))
      case '/png':
        return response.setHeader('content-type', 'text/html').end(png)
      case '/picture-bomb':
        return response
          .setHeader('content-encoding', 'gzip')
          .end(gzipSync(Buffer.concat([png, Buffer.alloc(9_000_000)])))
      default:
        return response.setHeader('content-type', 'image/png').end('<script>alert(1)</script>')
    }
  })
  const at = (path: string, wants: Asking['wants']) => web.get(`http://example.org${path}`, wants)
  assert.equal((await at('/bomb', 'page')).body.length, 1024 * 1024)
  assert.equal(Buffer.from((await at('/brotli', 'page')).body).toString(), '<p>packed')
  await web.isRefused(at('/broken', 'page'), 'bad_answer')
  await web.isRefused(at('/twice', 'page'), 'bad_answer')
  await web.isRefused(at('/png', 'page'), 'wrong_type')
  await web.isRefused(at('/picture-bomb', 'picture'), 'too_large')
  await web.isRefused(at('/script', 'picture'), 'wrong_type')
  assert.equal((await at('/png', 'picture')).type, 'image/png')
})

test('whoever never answers, or never ends, is left', async () => {
  const web = await webOf(
    (request, response) => {
      if (request.url === '/drip') response.write('a')
    },
    {},
    { mostMs: 150 },
  )
  await web.isRefused(web.get('http://example.org/silent'), 'too_slow')
  await web.isRefused(web.get('http://example.org/drip'), 'too_slow')
  const deaf = openOutside({ resolve: () => new Promise(() => {}), mostMs: 50 })
  await web.isRefused(deaf.ask({ url: 'http://example.org/', wants: 'page' }), 'too_slow')
})

test('every address of four bytes that is ours stays ours inside every form of sixteen', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  const inside = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
    fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
  )
  const hex = ([a, b, c, d]: number[]) => `${((a! << 8) | b!).toString(16)}:${((c! << 8) | d!).toString(16)}`
  fc.assert(
    fc.property(inside, (four) => {
      const forms = [four.join('.'), `::ffff:${hex(four)}`, `::${hex(four)}`, `64:ff9b::${hex(four)}`]
      const more = [`2002:${hex(four)}::1`, `2001:0:${hex(four)}::1`, `::ffff:0:${hex(four)}`]
      for (const form of [...forms, ...more]) assert.equal(isPublicAddress(form), false, form)
    }),
  )
  for (const there of ['93.184.216.34', '1.1.1.1', '2606:4700::1111', '2a00:1450:4001::200e']) {
    assert.equal(isPublicAddress(there), true, there)
  }
})

test('no written address ever reaches one of ours, whatever it is', async () => {
  const web = await webOf(hello)
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.webUrl(), fc.ipV4Extended(), fc.ipV6(), fc.string()), async (written) => {
      for (const url of [written, `http://${written}/`, `http://[${written}]/`]) {
        await web.get(url).catch((error) => assert.ok(error instanceof OutsideError))
      }
    }),
    { numRuns: 60 },
  )
  for (const one of web.reached) assert.equal(isPublicAddress(one.split(' ')[0]!), true, one)
})
