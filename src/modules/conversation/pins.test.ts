import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { archiveChannel, createChannel } from '#modules/chat/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { deleteMessage, listMessages, postMessage } from './contract.ts'
import { listPins, pinMessage, unpinMessage } from './contract-pins.ts'

describe('pins', async () => {
  const { ana, ben, cem, gina, mara, someone, sofia, world, clock } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, aushang } = world.lahn.channels
  const pinned = async (who: typeof ana, subjectId: string) =>
    (await who.does(listPins, { subjectId })).items.map(({ message }) => message.text)

  test('stand for all who read there, newest first, with who pinned', async () => {
    const one = await ana.does(postMessage, { subjectId: willkommen, text: 'Treffpunkt Wehr' })
    const two = await ana.does(postMessage, { subjectId: willkommen, text: 'Handschuhe mitbringen' })
    await ben.does(pinMessage, { messageId: one.id })
    await ben.does(pinMessage, { messageId: one.id })
    clock.forward(1_000)
    await cem.does(pinMessage, { messageId: two.id })
    const { items } = await mara.does(listPins, { subjectId: willkommen })
    assert.deepEqual(
      items.map(({ message, by }) => [message.text, by.name]),
      [
        ['Handschuhe mitbringen', 'Cem Demir'],
        ['Treffpunkt Wehr', 'Ben Okafor'],
      ],
    )
    const said = (await mara.does(listMessages, { subjectId: willkommen })).items
    assert.equal(said.find(({ id }) => id === one.id)!.pinnedAt, items[1]!.at)
    await mara.does(unpinMessage, { messageId: one.id })
    await ana.does(deleteMessage, { messageId: two.id })
    assert.deepEqual(await pinned(ana, willkommen), [])
  })

  test('are for those who may write there: guests where they were let in, nobody outside', async () => {
    const open = await gina.does(postMessage, { subjectId: messgruppe, text: 'Pegel 2,10' })
    await gina.does(pinMessage, { messageId: open.id })
    assert.deepEqual(await pinned(ben, messgruppe), ['Pegel 2,10'])
    const inside = await ben.does(postMessage, { subjectId: vorstand, text: 'Intern' })
    for (const outsider of [ana, cem, gina, sofia]) {
      await outsider.isRefused(pinMessage, { messageId: inside.id }, 'not_found')
      await outsider.isRefused(unpinMessage, { messageId: inside.id }, 'not_found')
      await outsider.isRefused(listPins, { subjectId: vorstand }, 'not_found')
    }
    const shown = await ben.does(postMessage, { subjectId: aushang, text: 'Aushang' })
    await gina.isRefused(pinMessage, { messageId: shown.id }, 'forbidden')
    await someone.isRefused(listPins, { subjectId: aushang }, 'signed_out')
  })

  test('do not go on what is deleted or archived, and end at a hundred', async () => {
    const channel = await ben.does(createChannel, { name: 'Viel', audience: 'community' })
    const say = () => ben.does(postMessage, { subjectId: channel.id, text: 'x' })
    const gone = await say()
    await ben.does(deleteMessage, { messageId: gone.id })
    await ben.isRefused(pinMessage, { messageId: gone.id }, 'deleted')
    for (let n = 0; n < 99; n++) await ben.does(pinMessage, { messageId: (await say()).id })
    const last = await Promise.all([say(), say(), say()])
    const tried = await Promise.allSettled(last.map(({ id }) => ben.does(pinMessage, { messageId: id })))
    assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1)
    await ben.does(archiveChannel, { channelId: channel.id })
    await ben.isRefused(pinMessage, { messageId: last[0].id }, 'archived')
    await ben.isRefused(unpinMessage, { messageId: last[0].id }, 'archived')
  })
})
