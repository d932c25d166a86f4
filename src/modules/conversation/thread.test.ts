import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import {
  deleteMessage,
  editMessage,
  findMessage,
  followThread,
  listMessages,
  listThread,
  postMessage,
  restoreMessage,
} from './contract.ts'

const DAY = 24 * 60 * 60 * 1_000

describe('threads', async () => {
  const { ana, ben, cem, gina, someone, world, clock } = await openTestHouse()
  const { willkommen, vorstand, aushang } = world.lahn.channels

  const threadOfTwo = async () => {
    const first = await ana.does(postMessage, { subjectId: willkommen, text: 'Wer kommt?' })
    clock.forward(1_000)
    const reply = await ben.does(postMessage, { subjectId: willkommen, text: 'Ich', threadId: first.id })
    clock.forward(1_000)
    const last = await cem.does(postMessage, { subjectId: willkommen, text: 'Ich auch', threadId: first.id })
    return { first, reply, last }
  }

  test('are read from their first message or from any reply, in pages', async () => {
    const { first, reply, last } = await threadOfTwo()
    const thread = await ana.does(listThread, { messageId: first.id })
    assert.deepEqual(
      thread.items.map((message) => message.text),
      ['Ich', 'Ich auch'],
    )
    assert.equal(thread.first.replyCount, 2)
    assert.equal(thread.first.lastReplyAt, last.at)
    assert.equal(thread.first.repliers.length, 2)
    assert.equal(thread.follows, true)
    assert.deepEqual(await ana.does(listThread, { messageId: reply.id }), thread)
    const newest = await ana.does(listThread, { messageId: first.id, most: 1 })
    assert.deepEqual(newest.items, [last])
    const older = await ana.does(listThread, { messageId: first.id, most: 1, before: newest.older! })
    assert.deepEqual([older.items, older.older], [[reply], null])
  })

  test('keep their place when their first message is deleted, and count what is left', async () => {
    const { first, reply, last } = await threadOfTwo()
    await cem.does(deleteMessage, { messageId: last.id })
    let thread = await ben.does(listThread, { messageId: first.id })
    assert.equal(thread.first.replyCount, 1)
    assert.equal(thread.first.lastReplyAt, reply.at)
    assert.equal(thread.items[1]!.text, '')
    await ana.does(deleteMessage, { messageId: first.id })
    thread = await ben.does(listThread, { messageId: first.id })
    assert.equal(thread.first.text, '')
    assert.equal(thread.items[0]!.text, 'Ich')
    await cem.does(restoreMessage, { messageId: last.id })
    assert.equal((await ben.does(listThread, { messageId: first.id })).first.replyCount, 2)
  })

  test('are followed by whoever takes part, until they say no', async () => {
    const { first, reply } = await threadOfTwo()
    await ben.does(followThread, { messageId: reply.id, follows: false })
    assert.equal((await ben.does(listThread, { messageId: first.id })).follows, false)
    await ben.does(postMessage, { subjectId: willkommen, text: 'Doch nicht', threadId: first.id })
    assert.equal((await ben.does(listThread, { messageId: first.id })).follows, false)
  })

  test('links lead to a message only for those who may see it', async () => {
    const { first, reply } = await threadOfTwo()
    assert.deepEqual(await cem.does(findMessage, { messageId: reply.id }), {
      messageId: reply.id,
      subjectId: willkommen,
      threadId: first.id,
      inChannel: false,
    })
    const secret = await ben.does(postMessage, { subjectId: vorstand, text: 'Unter uns' })
    for (const outsider of [cem, ana, gina, someone]) {
      await outsider.isRefused(findMessage, { messageId: secret.id }, 'not_found')
      await outsider.isRefused(listThread, { messageId: secret.id }, 'not_found')
      await outsider.isRefused(followThread, { messageId: secret.id, follows: true }, 'not_found')
    }
    const onWall = await ben.does(postMessage, { subjectId: aushang, text: 'Am Ufer' })
    await someone.isRefused(listThread, { messageId: onWall.id }, 'signed_out')
    await gina.isRefused(listThread, { messageId: onWall.id }, 'forbidden')
  })
})

describe('changing and deleting', async () => {
  const { ana, mara, ben, cem, gina, world, clock } = await openTestHouse()
  const { willkommen, vorstand, anaUndBen, messgruppe } = world.lahn.channels

  test('authors change their own words, nobody else does', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Montga' })
    clock.forward(5_000)
    const edited = await ben.does(editMessage, { messageId: said.id, text: 'Montag' })
    assert.equal(edited.text, 'Montag')
    assert.equal(edited.editedAt, clock.now().toISOString())
    assert.deepEqual((await cem.does(listMessages, { subjectId: willkommen })).items.at(-1), edited)
    clock.forward(5_000)
    assert.deepEqual(await ben.does(editMessage, { messageId: said.id, text: 'Montag' }), edited)
    for (const other of [ana, mara, cem]) {
      await other.isRefused(editMessage, { messageId: said.id, text: 'Dienstag' }, 'forbidden')
    }
    await gina.isRefused(editMessage, { messageId: said.id, text: 'Dienstag' }, 'not_found')
    await ben.isRefused(editMessage, { messageId: said.id, text: ' ' }, 'empty')
  })

  test('what is deleted is gone from every page at once and comes back within 30 days', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Zu viel gesagt' })
    await ben.does(deleteMessage, { messageId: said.id })
    await ben.does(deleteMessage, { messageId: said.id })
    const shown = (await cem.does(listMessages, { subjectId: willkommen })).items.at(-1)!
    assert.deepEqual([shown.id, shown.text], [said.id, ''])
    assert.ok(shown.deletedAt)
    await ben.isRefused(editMessage, { messageId: said.id, text: 'Neu' }, 'deleted')
    clock.forward(29 * DAY)
    assert.deepEqual(await ben.does(restoreMessage, { messageId: said.id }), said)
    await ben.does(deleteMessage, { messageId: said.id })
    clock.forward(31 * DAY)
    await ben.isRefused(restoreMessage, { messageId: said.id }, 'purged')
  })

  test('stewards and hosts take words down; their author cannot put them up again', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Unfreundlich' })
    await cem.isRefused(deleteMessage, { messageId: said.id }, 'forbidden')
    await mara.does(deleteMessage, { messageId: said.id })
    await ben.isRefused(restoreMessage, { messageId: said.id }, 'forbidden')
    assert.equal((await mara.does(restoreMessage, { messageId: said.id })).text, 'Unfreundlich')
    const guest = await gina.does(postMessage, { subjectId: messgruppe, text: 'Vom Gast' })
    await gina.does(deleteMessage, { messageId: guest.id })
    await gina.does(restoreMessage, { messageId: guest.id })
    const inside = await ben.does(postMessage, { subjectId: vorstand, text: 'Intern' })
    await ana.isRefused(deleteMessage, { messageId: inside.id }, 'not_found')
    const private_ = await ben.does(postMessage, { subjectId: anaUndBen, text: 'Unter uns' })
    await ana.isRefused(deleteMessage, { messageId: private_.id }, 'forbidden')
  })
})
