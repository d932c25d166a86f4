import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { deleteMessage, listMessages, markRead, postMessage } from './contract.ts'

describe('reading a long conversation', async () => {
  const { ana, ben, someone, world, clock } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const said: { id: string; seq: number | null }[] = []
  const textsOf = async (input: Partial<Parameters<typeof ben.does<typeof listMessages>>[1]>) => {
    const { items, older, newer } = await ben.does(listMessages, { subjectId: willkommen, most: 10, ...input })
    return { texts: items.map((one) => Number(one.text)), older, newer }
  }
  for (let n = 1; n <= 40; n++) {
    clock.forward(1_000)
    said.push(await ana.does(postMessage, { subjectId: willkommen, text: String(n) }))
  }
  const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

  test('opens around the first message I have not read, and pages on both ways from there', async () => {
    await ben.does(markRead, { subjectId: willkommen, seq: said[19]!.seq! })
    const { texts, older, newer } = await textsOf({ from: 'unread' })
    assert.deepEqual(texts, from(16, 26))
    assert.deepEqual((await textsOf({ before: older! })).texts, from(6, 15))
    assert.deepEqual((await textsOf({ after: newer! })).texts, from(27, 36))
  })

  test('says where it ends: no page beyond the newest, none before the oldest', async () => {
    await ben.does(markRead, { subjectId: willkommen, seq: said[36]!.seq! })
    const { texts, older, newer } = await textsOf({ from: 'unread' })
    assert.deepEqual(texts, from(33, 40))
    assert.ok(older)
    assert.equal(newer, null)
    assert.equal((await textsOf({ around: said[2]!.id })).older, null)
  })

  test('an own or a deleted message is not where I stopped', async () => {
    await ben.does(postMessage, { subjectId: willkommen, text: '41' })
    await ana.does(deleteMessage, { messageId: said[37]!.id })
    const { items } = await ben.does(listMessages, { subjectId: willkommen, from: 'unread', most: 2 })
    assert.deepEqual(
      items.map((one) => one.text),
      ['', '39', '40'],
    )
  })

  test('with nothing unread it is the newest page', async () => {
    await ben.does(markRead, { subjectId: willkommen, seq: 1_000 })
    const { texts, newer } = await textsOf({ from: 'unread' })
    assert.deepEqual(texts.slice(-2), [40, 41])
    assert.equal(newer, null)
  })

  test('a conversation without a word is an empty page', async () => {
    const { items, older, newer } = await ben.does(listMessages, { subjectId: cleanup, from: 'unread' })
    assert.deepEqual([items, older, newer], [[], null, null])
    await someone.isRefused(listMessages, { subjectId: willkommen, from: 'unread' }, 'not_found')
  })
})
