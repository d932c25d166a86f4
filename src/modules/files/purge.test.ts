import { strict as assert } from 'node:assert'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { deleteMessage, listMessages, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { download, upload, uploadPicture } from './contract.ts'
import { hangOnSubject, keep, storeFile, storeLink } from './offers.ts'

const HOUR = 3_600_000
async function* parts(bytes: Uint8Array) {
  yield bytes
}
const bytesOf = (text: string) => parts(Buffer.from(text))
const body = (text: string) => ({ upload: { type: '', size: undefined, stream: bytesOf(text) } })

describe('purging files', async () => {
  const { ben, cem, world, house, clock, clean } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const { id: community, members } = world.lahn
  const send = (text: string, subjectId = willkommen) => ben.does(upload, { subjectId, name: 'a.txt' }, body(text))
  const keyOf = async (fileId: string): Promise<string | undefined> => {
    const row = await house.db.transaction(community, (tx) =>
      tx.one(sql<{ blob: string }>`select blob from file where id = ${fileId}`),
    )
    return row?.blob
  }
  const has = async (fileId: string) => {
    const key = await keyOf(fileId)
    return key !== undefined && (await house.blobs.open(key)) !== undefined
  }

  test('uploads that hang on nothing go after a day; what hangs stays, even with the same bytes', async () => {
    const lost = await send('verloren')
    const twin = await send('geteilt')
    const kept = await send('geteilt')
    const inText = await send('im Text', cleanup)
    await ben.does(postMessage, { subjectId: willkommen, text: '', fileIds: [kept.id] })
    await house.db.transaction(community, async (tx) => {
      hangOnSubject(
        { db: tx, community: { id: community } },
        { subject: cleanup, member: members.ben, ids: [inText.id] },
      )
    })
    clock.forward(23 * HOUR)
    await clean()
    assert.equal(await has(lost.id), true)
    clock.forward(2 * HOUR)
    await clean()
    assert.deepEqual(await Promise.all([lost, twin, kept, inText].map(({ id }) => has(id))), [false, false, true, true])
    await cem.does(download, { fileId: inText.id })
    await cem.does(download, { fileId: kept.id })
  })

  test('the files of a deleted message go when it can no longer be brought back', async () => {
    const file = await send('weg')
    const message = await ben.does(postMessage, { subjectId: willkommen, text: 'x', fileIds: [file.id] })
    await ben.does(deleteMessage, { messageId: message.id })
    const key = await keyOf(file.id)
    clock.forward(29 * 24 * HOUR)
    await clean()
    assert.equal(await has(file.id), true)
    clock.forward(2 * 24 * HOUR)
    await clean()
    assert.equal(await has(file.id), false)
    clock.forward(HOUR) // the row went in this hour, its bytes in the next at the latest
    await clean()
    assert.equal(await house.blobs.open(key!), undefined)
  })

  test('bytes go with their row, whatever deleted it', async () => {
    const file = await send('mitgerissen')
    const key = await keyOf(file.id)
    clock.forward(25 * HOUR)
    await clean()
    await house.db.transaction(community, async (tx) => {
      tx.send(sql`delete from file where id = ${file.id}::uuid`)
    })
    clock.forward(HOUR)
    await clean()
    assert.equal(await house.blobs.open(key!), undefined)
  })

  test('bytes that no row came for go after a day', async () => {
    const { blob } = await keep({ house, community: { id: community }, now: clock.now() }, bytesOf('nie angekommen'))
    clock.forward(23 * HOUR)
    await clean()
    assert.ok(await house.blobs.open(blob))
    clock.forward(2 * HOUR)
    await clean()
    assert.equal(await house.blobs.open(blob), undefined)
  })

  test('bytes that were to go stay when somebody brings them again', async () => {
    const shelf = () => ({ house, community: { id: community }, now: clock.now() })
    const { blob } = await keep(shelf(), bytesOf('hin und her'))
    clock.forward(25 * HOUR)
    await keep(shelf(), bytesOf('hin und her'))
    await clean()
    assert.ok(await house.blobs.open(blob))
  })

  test('where the bytes cannot be written down first, none are kept', async () => {
    const kept = house.blobs.put(bytesOf('ungenannt'), 100, community, async () => {
      throw new Error('the database is away')
    })
    await assert.rejects(kept, /away/)
    const { key } = await house.blobs.put(bytesOf('genannt'), 100, community)
    assert.ok(await house.blobs.open(key))
    const hash = createHash('sha256').update('ungenannt').digest('hex')
    assert.equal(await house.blobs.open(`${community}/${hash}`), undefined)
  })

  test('a face stays as long as it is one; a picture that was not chosen goes', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#3a7' } })
      .png()
      .toBuffer()
    const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a37' } })
      .png()
      .toBuffer()
    const face = await ben.does(uploadPicture, {}, { upload: { type: '', size: undefined, stream: parts(picture) } })
    const spare = await ben.does(uploadPicture, {}, { upload: { type: '', size: undefined, stream: parts(other) } })
    await ben.does(updateMyProfile, { faceFileId: face.id })
    clock.forward(40 * 24 * HOUR)
    await clean()
    assert.deepEqual([await has(face.id), await has(spare.id)], [true, false])
    await ben.does(updateMyProfile, { faceFileId: null })
    clock.forward(HOUR)
    await clean()
    assert.equal(await has(face.id), false)
  })

  test('an import leaves named links and bytes; a link that is none of the web is only a name', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'importiert' })
    const at = { subjectId: willkommen, messageId: said.id, uploadedBy: members.ben, at: clock.now() }
    const kept = await keep({ house, community: { id: community }, now: clock.now() }, bytesOf('echt'))
    await house.db.transaction(community, async (tx) => {
      const about = { db: tx, community: { id: community } }
      storeLink(about, { ...at, position: 1, name: 'Plan.pdf', url: 'https://example.org/plan.pdf' })
      storeLink(about, { ...at, position: 2, name: '../../böse', url: 'javascript:alert(1)' })
      storeFile(about, { ...at, position: 3, name: 'echt.txt', kept })
    })
    const { items } = await cem.does(listMessages, { subjectId: willkommen })
    const { files } = items.find(({ id }) => id === said.id)!
    assert.deepEqual(
      files.map(({ name, link }) => [name, link]),
      [
        ['Plan.pdf', 'https://example.org/plan.pdf'],
        ['.._.._böse', null],
        ['echt.txt', null],
      ],
    )
    await cem.isRefused(download, { fileId: files[0]!.id }, 'not_found')
    await cem.does(download, { fileId: files[2]!.id })
  })
})
