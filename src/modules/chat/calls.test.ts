import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { listMessages } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { archiveChannel, createChannel, getChannel, updateChannel } from './contract.ts'
import { startCall } from './contract-calls.ts'

const URL = 'https://meet.example.org/lahn'

describe('calls', async () => {
  const { ana, ben, cem, gina, mara, sofia, someone, world } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, aushang, anaUndBen } = world.lahn.channels

  test('are a message with a link to the room, given or the channel’s own', async () => {
    await ben.isRefused(startCall, { subjectId: willkommen }, 'no_call_link')
    const given = await ben.does(startCall, { subjectId: willkommen, url: URL, text: 'Kurz reden' })
    assert.deepEqual([given.card, given.files], [{ kind: 'call', data: { url: URL } }, []])
    const channel = await mara.does(updateChannel, { channelId: willkommen, callUrl: URL })
    assert.equal(channel.callUrl, URL)
    await cem.does(startCall, { subjectId: willkommen })
    const { items } = await ana.does(listMessages, { subjectId: willkommen })
    assert.deepEqual(
      items.map(({ author, text, card }) => [author.name, text, card!.data.url]),
      [
        ['Ben Okafor', 'Kurz reden', URL],
        ['Cem Demir', '', URL],
      ],
    )
    await mara.does(updateChannel, { channelId: willkommen, callUrl: null })
    assert.equal((await ben.does(getChannel, { channelId: willkommen })).callUrl, null)
    await ana.does(startCall, { subjectId: anaUndBen, url: URL })
  })

  test('lead only to the web, and nowhere that looks like another place', async () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'zoommtg://zoom.us/join',
      'https://bank.example@elsewhere.example/',
      'meet.example.org',
    ]) {
      await ben.isRefused(startCall, { subjectId: willkommen, url }, 'invalid')
      await mara.isRefused(updateChannel, { channelId: willkommen, callUrl: url }, 'invalid')
    }
  })

  test('are begun by those who may talk there; the room of a channel is set by who tends it', async () => {
    for (const outsider of [ana, cem, gina, sofia])
      await outsider.isRefused(startCall, { subjectId: vorstand, url: URL }, 'not_found')
    await gina.does(startCall, { subjectId: messgruppe, url: URL })
    await gina.isRefused(startCall, { subjectId: aushang, url: URL }, 'forbidden')
    await someone.isRefused(startCall, { subjectId: aushang, url: URL }, 'signed_out')
    await ben.isRefused(updateChannel, { channelId: willkommen, callUrl: URL }, 'forbidden')
    const { id: channelId } = await ben.does(createChannel, { name: 'Kurz', audience: 'community' })
    await ben.does(updateChannel, { channelId, callUrl: URL })
    assert.equal((await someone.does(getChannel, { channelId: aushang })).callUrl, null)
    await ben.does(archiveChannel, { channelId })
    await ben.isRefused(startCall, { subjectId: channelId }, 'archived')
  })
})
