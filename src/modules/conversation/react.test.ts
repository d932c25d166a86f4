import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { archiveChannel, createChannel } from '#modules/chat/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { deleteMessage, editMessage, listMessages, postMessage, react, unreact } from './contract.ts'

describe('reacting', async () => {
  const { ana, ben, cem, gina, mara, world } = await openTestHouse()
  const { willkommen, vorstand } = world.lahn.channels
  const { members } = world.lahn
  const lastReactions = async () => (await cem.does(listMessages, { subjectId: willkommen })).items.at(-1)!.reactions

  test('shows who, first come first, and takes back only the own', async () => {
    const { id: messageId } = await ana.does(postMessage, { subjectId: willkommen, text: 'Wer bringt Kuchen mit?' })
    await ben.does(react, { messageId, emoji: '🎂' })
    await ben.does(react, { messageId, emoji: '🎂' })
    await cem.does(react, { messageId, emoji: '🎂' })
    await cem.does(react, { messageId, emoji: ':lahn:' })
    assert.deepEqual(
      (await lastReactions()).toSorted((a, b) => b.members.length - a.members.length),
      [
        { emoji: '🎂', members: [members.ben, members.cem] },
        { emoji: ':lahn:', members: [members.cem] },
      ],
    )
    await ana.does(unreact, { messageId, emoji: '🎂' })
    await ben.does(unreact, { messageId, emoji: '🎂' })
    assert.deepEqual((await lastReactions()).find(({ emoji }) => emoji === '🎂')?.members, [members.cem])
  })

  test('takes one emoji and nothing else', async () => {
    const { id: messageId } = await ana.does(postMessage, { subjectId: willkommen, text: 'Probe' })
    for (const emoji of ['👩🏽‍🚒', '🇩🇪', '1️⃣', '❤️']) await ben.does(react, { messageId, emoji })
    for (const emoji of ['ja', '👍👍', '', ':A:', '::', '👍x', '<script>']) {
      await ben.isRefused(react, { messageId, emoji }, 'invalid')
    }
  })

  test('ends at 50 kinds, however many try at once', async () => {
    const { id: messageId } = await ana.does(postMessage, { subjectId: willkommen, text: 'Viel' })
    const emoji = Array.from({ length: 60 }, (_, n) => `:kind${n}:`)
    const tried = await Promise.allSettled(emoji.map((one) => ben.does(react, { messageId, emoji: one })))
    assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 50)
    const there = await lastReactions()
    assert.equal(there.length, 50)
    await cem.does(react, { messageId, emoji: there[0]!.emoji })
    await cem.isRefused(react, { messageId, emoji: '🌊' }, 'too_many_reactions')
  })

  test('is not for those outside, nor on what is deleted or archived', async () => {
    const inside = await ben.does(postMessage, { subjectId: vorstand, text: 'Intern' })
    for (const outsider of [ana, cem, gina]) {
      await outsider.isRefused(react, { messageId: inside.id, emoji: '👀' }, 'not_found')
      await outsider.isRefused(unreact, { messageId: inside.id, emoji: '👀' }, 'not_found')
    }
    await ben.does(deleteMessage, { messageId: inside.id })
    await mara.isRefused(react, { messageId: inside.id, emoji: '👀' }, 'deleted')
    const channel = await ben.does(createChannel, { name: 'Kurz', audience: 'community' })
    const said = await ben.does(postMessage, { subjectId: channel.id, text: 'Fertig' })
    await ben.does(archiveChannel, { channelId: channel.id })
    await ben.isRefused(react, { messageId: said.id, emoji: '👍' }, 'archived')
    await ben.isRefused(editMessage, { messageId: said.id, text: 'Doch nicht' }, 'archived')
    await ben.isRefused(postMessage, { subjectId: channel.id, text: 'Noch was' }, 'archived')
  })
})
