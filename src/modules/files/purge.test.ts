import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { deleteMessage, listMessages, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { download, upload } from './contract.ts'
import { hangOnSubject, storeFile, storeLink } from './offers.ts'
import { purgeFiles } from './purge.ts'

const HOUR = 3_600_000
async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
const body = (text: string) => ({ upload: { type: '', size: undefined, stream: bytesOf(text) } })

describe('purging files', async () => {
  const { ben, cem, world, house, clock } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const { id: community, members } = world.lahn
  const send = (text: string, subjectId = willkommen) => ben.does(upload, { subjectId, name: 'a.txt' }, body(text))
  const has = async (fileId: string) => {
    const row = await house.db.transaction(community, (tx) =>
      tx.one(sql<{ blob: string }>`select blob from file where id = ${fileId}`),
    )
    return row !== undefined && (await house.blobs.open(row.blob)) !== undefined
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
    assert.equal(await purgeFiles(house), 0)
    assert.equal(await has(lost.id), true)
    clock.forward(2 * HOUR)
    assert.equal(await purgeFiles(house), 1)
    assert.deepEqual(await Promise.all([lost, twin, kept, inText].map(({ id }) => has(id))), [false, false, true, true])
    await cem.does(download, { fileId: inText.id })
    assert.equal(await purgeFiles(house), 0)
  })

  test('the files of a deleted message go when it can no longer be brought back', async () => {
    const file = await send('weg')
    const message = await ben.does(postMessage, { subjectId: willkommen, text: 'x', fileIds: [file.id] })
    await ben.does(deleteMessage, { messageId: message.id })
    clock.forward(29 * 24 * HOUR)
    await purgeFiles(house)
    assert.equal(await has(file.id), true)
    clock.forward(2 * 24 * HOUR)
    assert.equal(await purgeFiles(house), 1)
    assert.equal(await has(file.id), false)
  })

  test('bytes go with their row, whatever deleted it, and not while somebody uploads', async () => {
    const file = await send('mitgerissen')
    await house.db.transaction(community, async (tx) => {
      tx.send(sql`delete from file where id = ${file.id}::uuid`)
    })
    await house.db.transaction(community, async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock_shared(hashtextextended('blobs of ' || ${community}::text, 0))`)
      assert.equal(await purgeFiles(house), 0)
    })
    assert.equal(await purgeFiles(house), 1)
  })

  test('an import leaves named links and bytes; a link that is none of the web is only a name', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'importiert' })
    const at = { subjectId: willkommen, messageId: said.id, uploadedBy: members.ben, at: clock.now() }
    await house.db.transaction(community, async (tx) => {
      const about = { db: tx, community: { id: community }, house }
      storeLink(about, { ...at, position: 1, name: 'Plan.pdf', url: 'https://example.org/plan.pdf' })
      storeLink(about, { ...at, position: 2, name: '../../böse', url: 'javascript:alert(1)' })
      await storeFile(about, { ...at, position: 3, name: 'echt.txt', bytes: bytesOf('echt') })
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
