import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { Upload } from '#kernel/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { deleteMessage, postMessage, restoreMessage } from '#modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { download, upload, uploadPicture } from './contract.ts'
import { limits } from './limits.ts'

const bytesOf = (text: string) => Buffer.from(text)
const body = (...parts: Uint8Array[]): { upload: Upload } => ({
  upload: {
    type: 'application/x-lie',
    size: undefined,
    stream: (async function* () {
      yield* parts
    })(),
  },
})
async function gather(stream: AsyncIterable<Uint8Array> | Uint8Array): Promise<Buffer> {
  return stream instanceof Uint8Array ? Buffer.from(stream) : Buffer.concat(await Array.fromAsync(stream))
}
const picture = (width = 40, height = 20, background = '#3a7') =>
  sharp({ create: { width, height, channels: 3, background } })

describe('files', async () => {
  const { ana, ben, cem, gina, sam, sofia, otto, someone, world, house } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, aushang } = world.lahn.channels
  const send = (by: TestActor, subjectId: string, name: string, bytes: Uint8Array) =>
    by.does(upload, { subjectId, name }, body(bytes))
  const get = async (by: TestActor, fileId: string, preview?: boolean) => {
    const answer = await by.does(download, { fileId, preview })
    return { ...answer, bytes: await gather(answer.stream) }
  }
  const blobOf = (id: string, community: string) =>
    house.db.transaction(community, (tx) => tx.one(sql<{ blob: string }>`select blob from file where id = ${id}`))

  test('what is uploaded hangs on a message and is read by those who hear it', async () => {
    const file = await send(ben, willkommen, 'Protokoll.txt', bytesOf('Pegel: 1,20 m'))
    assert.deepEqual([file.name, file.type, file.size, file.hasPreview], ['Protokoll.txt', 'text/plain', 13, false])
    await cem.isRefused(download, { fileId: file.id }, 'not_found')
    assert.equal((await get(ben, file.id)).bytes.toString(), 'Pegel: 1,20 m')
    const message = await ben.does(postMessage, { subjectId: willkommen, text: '', fileIds: [file.id] })
    assert.deepEqual(message.files, [file])
    const got = await get(cem, file.id)
    assert.deepEqual([got.inline, got.type, got.size], [false, 'text/plain; charset=utf-8', 13])
    await ben.does(deleteMessage, { messageId: message.id })
    await ben.isRefused(download, { fileId: file.id }, 'not_found')
    await ben.does(restoreMessage, { messageId: message.id })
    await get(cem, file.id)
  })

  test('only those who may talk there may upload', async () => {
    const into = (by: TestActor, subjectId: string, code: string) =>
      by.isRefused(upload, { subjectId, name: 'a.txt' }, code, body(bytesOf('a')))
    for (const outsider of [cem, gina, sam, sofia, otto.in('lahn'), someone, ana])
      await into(outsider, vorstand, 'not_found')
    await into(gina, willkommen, 'not_found')
    await into(someone, aushang, 'signed_out')
    await into(sofia, aushang, 'forbidden')
    await send(gina, messgruppe, 'a.txt', bytesOf('a'))
    await ben.isRefused(upload, { subjectId: willkommen, name: 'a' }, 'invalid')
  })

  test('a file in a conversation somebody cannot see does not exist for them, nor in another community', async () => {
    const file = await send(ben, vorstand, 'geheim.txt', bytesOf('geheim'))
    await ben.does(postMessage, { subjectId: vorstand, text: 'x', fileIds: [file.id] })
    for (const outsider of [cem, gina, sam, sofia, ana, otto.in('lahn'), otto, someone])
      await outsider.isRefused(download, { fileId: file.id }, 'not_found')
  })

  test('public means the subject, not the files of its talk', async () => {
    const file = await send(ben, aushang, 'a.txt', bytesOf('a'))
    await ben.does(postMessage, { subjectId: aushang, text: 'x', fileIds: [file.id] })
    await someone.isRefused(download, { fileId: file.id }, 'signed_out')
    await sofia.isRefused(download, { fileId: file.id }, 'forbidden')
  })

  test('a picture is written anew: turned upright, without the place it was taken, with a preview', async () => {
    const taken = await picture(2000, 1000)
      .jpeg()
      .withExif({ IFD0: { Artist: 'Geheime Ana' }, IFD3: { GPSLatitude: '51/1 3/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    assert.ok((await sharp(taken).metadata()).exif)
    const file = await send(ben, willkommen, 'IMG_1.JPG', taken)
    assert.deepEqual([file.type, file.width, file.height, file.hasPreview], ['image/jpeg', 1000, 2000, true])
    const full = await get(ben, file.id)
    const { exif, orientation, width } = await sharp(full.bytes).metadata()
    assert.deepEqual([exif, orientation, width, full.inline], [undefined, undefined, 1000, true])
    assert.ok(!full.bytes.includes('Geheime Ana'))
    const small = await get(ben, file.id, true)
    const seen = await sharp(small.bytes).metadata()
    assert.deepEqual([seen.format, seen.width, seen.height, seen.exif], ['webp', 640, 1280, undefined])
    assert.notEqual(small.etag, full.etag)
  })

  test('a film of pictures goes on moving', async () => {
    const frames = await Promise.all(
      ['#000', '#110', '#220'].map((background) => picture(8, 8, background).png().toBuffer()),
    )
    const film = await sharp(frames, { join: { animated: true } })
      .gif({ delay: 100 })
      .toBuffer()
    const file = await send(ben, willkommen, 'film.gif', film)
    assert.deepEqual([file.type, file.height], ['image/gif', 8])
    assert.equal((await sharp((await get(ben, file.id)).bytes).metadata()).pages, 3)
    assert.equal((await sharp((await get(ben, file.id, true)).bytes).metadata()).pages, 3)
  })

  test('a picture that is also something else is only a picture afterwards', async () => {
    const script = bytesOf('<script>alert(1)</script>PK\u0003\u0004')
    for (const kind of ['png', 'jpeg', 'gif', 'webp'] as const) {
      const file = await send(
        ben,
        willkommen,
        'x.html',
        Buffer.concat([await picture().toFormat(kind).toBuffer(), script]),
      )
      assert.equal(file.type, `image/${kind}`)
      assert.ok(!file.name.endsWith('.html'))
      assert.ok(!(await get(ben, file.id)).bytes.includes('script'))
    }
  })

  test('what could run is only ever saved', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const text of [svg, `<?xml version="1.0"?>${svg}`, '<!doctype html><script>alert(1)</script>', '%PDF-1.7 x']) {
      const file = await send(ben, willkommen, 'x.png', bytesOf(text))
      const got = await get(ben, file.id)
      assert.deepEqual([got.inline, file.hasPreview, got.bytes.toString()], [false, false, text])
      assert.notEqual(got.type, 'text/html; charset=utf-8')
      await ben.isRefused(download, { fileId: file.id, preview: true }, 'not_found')
    }
  })

  test('broken and monstrous pictures are refused', async () => {
    const header = (await picture().png().toBuffer()).subarray(0, 60)
    await ben.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'unreadable_picture', body(header))
    const bomb = await picture(9_000, 6_000).png().toBuffer()
    assert.ok(bomb.length < 1_000_000)
    await ben.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'too_many_pixels', body(bomb))
    await ben.isRefused(uploadPicture, {}, 'too_many_pixels', body(bomb))
  })

  test('too many bytes are refused, said or unsaid', async () => {
    const part = Buffer.alloc(1024 * 1024)
    const endless = body(...Array.from({ length: 101 }, () => part))
    await ben.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'too_large', endless)
    const said = { upload: { ...body(part).upload, size: limits.fileBytes + 1 } }
    await ben.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'too_large', said)
    const png = await picture().png().toBuffer()
    const heavy = body(png, ...Array.from({ length: 25 }, () => part))
    await ben.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'too_large', heavy)
  })

  test('equal bytes lie once in a community, and never once for two', async () => {
    const bytes = bytesOf('zweimal dasselbe')
    const one = await send(ben, willkommen, 'a.txt', bytes)
    const two = await send(cem, willkommen, 'b.txt', bytes)
    const other = await send(otto, world.berg.channels.gipfel, 'a.txt', bytes)
    const { lahn, berg } = world
    assert.deepEqual(await blobOf(one.id, lahn.id), await blobOf(two.id, lahn.id))
    assert.notDeepEqual(await blobOf(one.id, lahn.id), await blobOf(other.id, berg.id))
  })

  test('a face is a square of 512 pixels that only the community sees; its logo anybody', async () => {
    const face = await ben.does(uploadPicture, {}, body(await picture(700, 300).png().toBuffer()))
    assert.deepEqual([face.width, face.height, face.type, face.name], [512, 512, 'image/webp', 'picture.webp'])
    await ben.does(updateMyProfile, { faceFileId: face.id })
    assert.equal((await get(gina, face.id)).inline, true)
    for (const outsider of [someone, sofia, sam, otto.in('lahn'), otto])
      await outsider.isRefused(download, { fileId: face.id }, 'not_found')
    await house.db.rows(sql`update community set logo_file_id = ${face.id}::uuid where id = ${world.lahn.id}`)
    assert.equal((await get(someone, face.id)).inline, true)
    await ben.isRefused(uploadPicture, {}, 'not_a_picture', body(bytesOf('<svg/>')))
    for (const outsider of [sofia, sam, otto.in('lahn')])
      await outsider.isRefused(uploadPicture, {}, 'forbidden', body(bytesOf('x')))
  })

  test('the same key uploads once', async () => {
    const ask = { subjectId: willkommen, name: 'k.txt' }
    const once = await ben.does(upload, ask, { ...body(bytesOf('k')), key: 'u1' })
    assert.deepEqual(await ben.does(upload, ask, { ...body(bytesOf('k')), key: 'u1' }), once)
  })

  test('nobody piles up uploads that hang on nothing', async () => {
    await house.db.transaction(world.lahn.id, async (tx) => {
      tx.send(sql`insert into file (community_id, id, subject_id, uploaded_to, name, type, size, blob, uploaded_by, uploaded_at)
        select ${world.lahn.id}::uuid, gen_random_uuid(), ${willkommen}::uuid, ${willkommen}::uuid, 'x', 'text/plain', 1, 'x',
        ${world.lahn.members.ana}::uuid, ${house.clock.now()} from generate_series(1, ${limits.waiting}::int)`)
    })
    await ana.isRefused(upload, { subjectId: willkommen, name: 'x' }, 'too_many_waiting', body(bytesOf('a')))
  })
})
