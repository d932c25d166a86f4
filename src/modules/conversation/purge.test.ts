import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import pg from 'pg'
import { listNotices } from '#modules/attention/contract.ts'
import { download, upload } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { deleteMessage, editMessage, listMessages, listThread, postMessage, react, restoreMessage } from './contract.ts'

const DAY = 24 * 3_600_000
async function* bytesOf(text: string) {
  yield Buffer.from(text)
}
const body = (text: string) => ({ upload: { type: '', size: undefined, stream: bytesOf(text) } })

describe('what was deleted', async () => {
  const { ben, cem, otto, world, clock, clean, settle, database } = await openTestHouse()
  const { willkommen } = world.lahn.channels
  const { cem: cemsId } = world.lahn.members

  /** The tables in which some row holds this text, in whatever column. */
  async function whereIs(text: string): Promise<string[]> {
    const owner = new pg.Client({ connectionString: database })
    await owner.connect()
    const tables = await owner.query(`select tablename from pg_tables where schemaname = 'public'`)
    const found: string[] = []
    for (const { tablename } of tables.rows) {
      const { rowCount } = await owner.query(`select from ${tablename} t where t::text ilike $1 limit 1`, [`%${text}%`])
      if (rowCount) found.push(tablename)
    }
    await owner.end()
    return found.sort()
  }

  test('can be brought back for thirty days, then nothing of it is left but its place', async () => {
    const file = await ben.does(upload, { subjectId: willkommen, name: 'Geheimplan.txt' }, body('Geheim'))
    const text = `Geheimnis für <@member:${cemsId}>`
    const said = await ben.does(postMessage, { subjectId: willkommen, text, fileIds: [file.id] })
    const reply = await cem.does(postMessage, { subjectId: willkommen, text: 'Antwort bleibt', threadId: said.id })
    await cem.does(react, { messageId: said.id, emoji: '👍' })
    await settle()
    assert.deepEqual(await whereIs(said.id), [
      'activity',
      'file',
      'mention',
      'message',
      'notice',
      'reaction',
      'search_entry',
      'thread_follow',
    ])
    await ben.does(deleteMessage, { messageId: said.id })

    clock.forward(29 * DAY)
    await clean()
    const back = await ben.does(restoreMessage, { messageId: said.id })
    assert.deepEqual([back.text, back.files.length, back.reactions.length], [text, 1, 1])
    await cem.does(download, { fileId: file.id })
    await ben.does(deleteMessage, { messageId: said.id })

    clock.forward(31 * DAY)
    await clean()
    assert.deepEqual(await whereIs('Geheim'), [])
    assert.deepEqual(await whereIs(said.id), ['activity', 'message', 'thread_follow'])
    await ben.isRefused(restoreMessage, { messageId: said.id }, 'purged')
    const { items } = await cem.does(listMessages, { subjectId: willkommen })
    const shown = items.find(({ id }) => id === said.id)!
    assert.deepEqual([shown.text, shown.files, shown.reactions, shown.at], ['', [], [], said.at])
    assert.notEqual(shown.deletedAt, null)
    const thread = await cem.does(listThread, { messageId: said.id })
    assert.deepEqual(
      thread.items.map(({ text }) => text),
      [reply.text],
    )
  })

  test('takes nothing with it that was not deleted, here or elsewhere', async () => {
    const kept = await ben.does(postMessage, { subjectId: willkommen, text: `Bleibt, <@member:${cemsId}>` })
    const gone = await ben.does(postMessage, { subjectId: willkommen, text: `Geht, <@member:${cemsId}>` })
    const gipfel = await otto.does(postMessage, { subjectId: world.berg.channels.gipfel, text: 'Bleibt auch' })
    await settle()
    await ben.does(deleteMessage, { messageId: gone.id })
    clock.forward(31 * DAY)
    await clean()
    assert.deepEqual(await whereIs('Geht, '), [])
    assert.deepEqual(await whereIs('Bleibt, '), ['message'])
    assert.deepEqual(await whereIs(gipfel.id), ['activity', 'message', 'search_entry'])
    const { items } = await cem.does(listNotices, {})
    assert.ok(items.some(({ messageId }) => messageId === kept.id))
    assert.ok(!items.some(({ messageId }) => messageId === gone.id))
  })

  test('many at once go in steps, in several communities', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `Spreu ${n}`)
    for (const text of texts) {
      const one = await ben.does(postMessage, { subjectId: willkommen, text })
      await ben.does(deleteMessage, { messageId: one.id })
    }
    const other = await otto.does(postMessage, { subjectId: world.berg.channels.gipfel, text: 'Spreu am Berg' })
    await otto.does(deleteMessage, { messageId: other.id })
    clock.forward(31 * DAY)
    await clean()
    assert.deepEqual(await whereIs('Spreu'), [])
  })

  test('an edit keeps nothing of what stood there before', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Vorher versprochen' })
    await ben.does(editMessage, { messageId: said.id, text: 'Nachher' })
    await settle()
    assert.deepEqual(await whereIs('Vorher versprochen'), [])
    assert.deepEqual(await whereIs('Nachher'), ['message', 'search_entry', 'search_word'])
    await clean()
    assert.deepEqual(await whereIs('versprochen'), [])
  })
})
