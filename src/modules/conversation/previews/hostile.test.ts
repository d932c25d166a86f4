/** Pages that mean harm: a message with a link to one stays a message, and nothing else happens. */
import { strict as assert } from 'node:assert'
import { beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type RawBuilder, sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { html, openPreviewing, png, type Served } from '#tests/previewing.ts'

const MINUTE = 60_000
const leads =
  (to: string): Served =>
  (_request, response) =>
    response.writeHead(302, { location: to }).end()
const packed =
  (body: Uint8Array): Served =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(body))
const withPicture = (at: string) => html(`<title>Mit Bild</title><meta property=og:image content="${at}">`)

describe('a page that means harm', async () => {
  const pages: Record<string, Served> = {
    '/inside': leads('http://127.0.0.1/'),
    '/metadata': leads('http://169.254.169.254/latest/meta-data/'),
    '/round': leads('/round'),
    '/text': { type: 'text/plain', body: '<title>Text</title>' },
    '/pdf': { type: 'application/pdf', body: '%PDF-1.7 <title>x</title>' },
    '/lie': { ...(await png(100, 100)), type: 'text/html' } as Served,
    '/gone': { type: 'text/html', body: '<title>Nicht da</title>', status: 404 },
    '/empty': { type: 'text/html', body: '' },
    '/broken': { type: 'text/html; charset=x-nix', body: Buffer.from('<title>Gr\xfcn \xff</title>', 'latin1') },
    '/huge': { type: 'text/html', body: `<title>Riesig</title>${'a'.repeat(5_000_000)}` },
    '/late': { type: 'text/html', body: `${' '.repeat(2_000_000)}<title>Zu spät</title>` },
    '/bomb': packed(Buffer.alloc(60 * 1024 * 1024, ' ')),
    '/script': html('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>'),
    '/turned': html('<title>Rechnung\u202efdp.exe\u0007\u0000\u2066</title>'),
    '/long': html(`<title>${'Wort '.repeat(2_000)}</title>`),
    '/svg': withPicture('/picture.svg'),
    '/picture.svg': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>' },
    '/counter': withPicture('/counter.png'),
    '/counter.png': await png(1, 1),
    '/many-pixels': withPicture('/many-pixels.png'),
    '/many-pixels.png': await png(6_000, 4_000),
    '/half': withPicture('/half.png'),
    '/half.png': { type: 'image/png', body: ((await png(300, 300)) as { body: Uint8Array }).body.subarray(0, 200) },
    '/picture-inside': withPicture('http://inside.example/secret.png'),
    '/picture-data': withPicture('data:image/png;base64,AAAA'),
    '/picture-gone': withPicture('/nowhere.png'),
    '/flaky': { type: 'text/html', body: 'no', status: 503 },
    '/fine': html('<title>Gut</title>'),
  }
  const { house, world, clock, clean, asked, reached, send, read, say, ben } = await openPreviewing(pages)
  const { willkommen } = world.lahn.channels
  const inLahn = <Row>(query: RawBuilder<Row>) => house.db.transaction(world.lahn.id, (tx) => tx.rows(query))
  const saysOf = async (url: string) => (await say(ben, willkommen, `Seht ${url}`)).previews
  const at = (path: string) => saysOf(`http://page.example/${path}`)
  beforeEach(async () => {
    await inLahn(sql`delete from message_preview`)
    await inLahn(sql`delete from outside_page`)
    asked.length = 0
  })

  test('has no preview where it leads inside or is no page', async () => {
    for (const path of ['inside', 'metadata', 'round', 'text', 'pdf', 'lie', 'gone', 'empty', 'late', 'bomb'])
      assert.deepEqual(await at(path), [], path)
    for (const url of [
      'http://127.0.0.1/fine',
      'http://[::1]/fine',
      'http://2130706433/fine',
      'http://localhost/fine',
      'http://inside.example/fine',
    ])
      assert.deepEqual(await saysOf(url), [], url)
    assert.deepEqual([...new Set(reached)], ['93.184.216.34 80'], 'nothing of ours was asked')
  })

  test('is read no further than its head, and shown as text in one line', async () => {
    const title = async (path: string) => (await at(path))[0]!.title
    assert.equal(await title('huge'), 'Riesig')
    assert.equal(await title('broken'), 'Grün ÿ')
    assert.equal(await title('script'), '<script>alert(1)</script>')
    assert.equal(await title('turned'), 'Rechnungfdp.exe')
    assert.equal((await title('long')).length, 200)
  })

  test('brings no picture but one that was written anew, small and whole', async () => {
    for (const path of ['svg', 'counter', 'many-pixels', 'half', 'picture-inside', 'picture-data', 'picture-gone']) {
      const [shown] = await at(path)
      assert.deepEqual([shown?.title, shown?.picture], ['Mit Bild', null], path)
    }
    assert.deepEqual(await inLahn(sql`select from file`), [])
  })

  test('that fails is tried twice more within half an hour, then left; a day later it may be asked again', async () => {
    const said = await say(ben, willkommen, 'http://page.example/flaky')
    assert.equal(asked.length, 1)
    for (const minutes of [1, 30, 60, 600]) {
      clock.forward(minutes * MINUTE)
      await send()
    }
    assert.equal(asked.length, 3)
    await at('flaky')
    assert.equal(asked.length, 3, 'nobody asks again meanwhile')
    clock.forward(24 * 60 * MINUTE)
    await clean()
    await at('flaky')
    assert.equal(asked.length, 4)
    pages['/flaky'] = html('<title>Wieder da</title>')
    clock.forward(MINUTE)
    await send()
    assert.deepEqual((await read(ben, said)).previews, [], 'an old message does not change')
    assert.deepEqual(
      (await at('flaky')).map(({ title }) => title),
      ['Wieder da'],
    )
    await at('gone')
    clock.forward(60 * MINUTE)
    await send()
    assert.equal(asked.filter((one) => one.endsWith('/gone')).length, 1, 'what will not pass is asked once')
  })

  test('cannot be buried under questions by a community', async () => {
    await inLahn(sql`insert into outside_page (community_id, id, url, asked_at)
      select ${world.lahn.id}::uuid, gen_random_uuid(), 'http://page.example/' || n, ${clock.now()} from generate_series(1, 99) n`)
    assert.equal((await at('fine')).length, 1)
    assert.deepEqual(await at('script'), [])
    assert.equal((await at('fine')).length, 1, 'what is known is shown')
    assert.equal(asked.length, 1)
    clock.forward(61 * MINUTE)
    assert.equal((await at('script')).length, 1)
  })

  test('is asked by nobody but the house, and only what messages link to', async () => {
    const id = newId()
    await inLahn(sql`insert into delivery (community_id, id, kind, key, payload, next_at, created_at)
      values (${world.lahn.id}, ${id}, 'conversation.read_page', ${id}, ${{ pageId: id, attempt: 1 }}, ${clock.now()}, ${clock.now()})`)
    await send()
    assert.deepEqual(asked, [])
  })
})

test('a page that never answers, or never ends, is left', async () => {
  const drips: Served = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<title>')
  }
  const { world, say, ben } = await openPreviewing({ '/silent': () => {}, '/drip': drips }, { mostMs: 200 })
  for (const path of ['silent', 'drip']) {
    const said = await say(ben, world.lahn.channels.willkommen, `http://page.example/${path}`)
    assert.deepEqual(said.previews, [], path)
  }
})
