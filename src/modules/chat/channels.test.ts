import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  archiveChannel,
  browseChannels,
  createChannel,
  getChannel,
  listChannelMembers,
  listChannels,
  unarchiveChannel,
  updateChannel,
} from './contract.ts'

describe('channels', async () => {
  const { ana, mara, ben, cem, gina, sofia, otto, someone, world } = await openTestHouse()
  const { channels, circles, members } = world.lahn
  const titles = async (who: typeof ben) => (await who.does(listChannels, {})).items.map((channel) => channel.title)

  test('are opened by members, who are then in them', async () => {
    const channel = await ben.does(createChannel, {
      name: 'Uferputz',
      topic: 'Jeden ersten Samstag',
      audience: 'community',
      purpose: { kind: 'care' },
    })
    assert.equal(channel.memberCount, 1)
    assert.deepEqual(channel.purpose, { kind: 'care', id: null, title: null, icon: null })
    assert.deepEqual(channel.can, { talk: true, manage: true, join: false, leave: true, add: true })
    assert.deepEqual((await ben.does(listChannels, {})).items.find(({ id }) => id === channel.id)?.topic, channel.topic)
    const seen = await cem.does(getChannel, { channelId: channel.id })
    assert.deepEqual(seen.can, { talk: true, manage: false, join: true, leave: false, add: true })
    assert.deepEqual(
      seen.faces.map(({ name }) => name),
      ['Ben Okafor'],
    )
  })

  test('of a circle are opened inside it, public ones by stewards', async () => {
    const inCircle = { name: 'Proben', audience: 'circle' as const, circleId: circles.messgruppe }
    const channel = await ben.does(createChannel, inCircle)
    await cem.isRefused(getChannel, { channelId: channel.id }, 'not_found')
    await cem.isRefused(createChannel, inCircle, 'forbidden')
    await cem.isRefused(createChannel, { ...inCircle, circleId: circles.vorstand }, 'not_found')
    await ben.isRefused(createChannel, { name: 'Ohne Kreis', audience: 'circle' }, 'invalid')
    await ben.isRefused(createChannel, { name: 'Aushang 2', audience: 'public' }, 'forbidden')
    await mara.does(createChannel, { name: 'Aushang 2', audience: 'public' })
    await ben.isRefused(
      createChannel,
      { name: 'Fremd', audience: 'community', purpose: { kind: 'goal', id: channels.willkommen } },
      'not_found',
    )
    for (const outsider of [gina, sofia, otto.in('lahn')]) {
      await outsider.isRefused(createChannel, { name: 'Nein', audience: 'community' }, 'forbidden')
    }
    await someone.isRefused(createChannel, { name: 'Nein', audience: 'community' }, 'signed_out')
  })

  test('are listed with what is unread, and only mine', async () => {
    const before = await titles(cem)
    assert.ok(before.includes('Willkommen') && !before.includes('Vorstand') && !before.includes('Messgruppe'))
    assert.deepEqual(await titles(gina), ['Messgruppe'])
    const said = await ana.does(postMessage, {
      subjectId: channels.willkommen,
      text: `Hallo <@member:${members.cem}>`,
    })
    const mine = (await cem.does(listChannels, {})).items.find(({ id }) => id === channels.willkommen)!
    assert.deepEqual([mine.unread, mine.mentions, mine.lastMessageAt], [1, 1, said.at])
    const direct = (await ben.does(listChannels, {})).items.find(({ id }) => id === channels.anaUndBen)!
    assert.deepEqual(
      direct.people.map(({ name }) => name),
      ['Ana Keller'],
    )
    await sofia.isRefused(listChannels, {}, 'forbidden')
  })

  test('that one could join are browsed, page by page', async () => {
    const whole = (await cem.does(browseChannels, {})).items.map(({ title }) => title)
    assert.deepEqual(whole, ['Aushang', 'Aushang 2', 'Cleanup September', 'Uferputz'])
    const paged: string[] = []
    for (let after: string | undefined, page = 0; page < 9; page++) {
      const { items, next } = await cem.does(browseChannels, { most: 3, after })
      paged.push(...items.map(({ title }) => title))
      if (next === null) break
      after = next
    }
    assert.deepEqual(paged, whole)
    await gina.isRefused(browseChannels, {}, 'forbidden')
  })

  test('show visitors what they are about, not who is in them', async () => {
    await ben.does(postMessage, { subjectId: channels.aushang, text: 'Hier' })
    const seen = await someone.does(getChannel, { channelId: channels.aushang })
    assert.deepEqual([seen.title, seen.faces, seen.createdBy], ['Aushang', [], null])
    assert.deepEqual(seen.can, { talk: false, manage: false, join: false, leave: false, add: false })
    for (const outsider of [someone, sofia, cem, gina, otto.in('lahn')]) {
      await outsider.isRefused(getChannel, { channelId: channels.vorstand }, 'not_found')
    }
  })

  test('are renamed and archived by who opened them, hosts and stewards', async () => {
    const { id: channelId } = await ben.does(createChannel, { name: 'Flohmarkt', audience: 'community' })
    await cem.isRefused(updateChannel, { channelId, name: 'Meins' }, 'forbidden')
    assert.equal((await ben.does(updateChannel, { channelId, name: 'Flohmarkt im Mai' })).title, 'Flohmarkt im Mai')
    assert.equal(
      (await mara.does(updateChannel, { channelId, topic: 'Stände bis Freitag' })).topic,
      'Stände bis Freitag',
    )
    await cem.isRefused(archiveChannel, { channelId }, 'forbidden')
    const archived = await ana.does(archiveChannel, { channelId })
    assert.ok(archived.archivedAt)
    assert.equal(archived.can.talk, false)
    assert.equal((await titles(ben)).includes('Flohmarkt im Mai'), false)
    assert.equal((await ben.does(listChannels, { archived: true })).items[0]!.id, channelId)
    await ben.does(listMessages, { subjectId: channelId })
    await ben.isRefused(updateChannel, { channelId, name: 'Zu spät' }, 'archived')
    assert.equal((await ben.does(unarchiveChannel, { channelId })).archivedAt, null)
    await ana.isRefused(archiveChannel, { channelId: channels.vorstand }, 'not_found')
    await ana.isRefused(archiveChannel, { channelId: channels.anaUndBen }, 'forbidden')
    await ana.isRefused(updateChannel, { channelId: channels.anaUndBen, name: 'Wir' }, 'forbidden')
  })

  test('that are archived are found again by all who may see them, and opened by who opened them', async () => {
    const { id: channelId } = await ben.does(createChannel, {
      name: 'Ärmel hoch',
      topic: 'Frühjahrsputz',
      audience: 'community',
    })
    await ben.does(archiveChannel, { channelId })
    const archived = async (who: typeof ben, query?: string) =>
      (await who.does(browseChannels, { archived: true, query })).items.map(({ title, can }) => [title, can.unarchive])
    assert.deepEqual(await archived(ben), [['Ärmel hoch', true]])
    assert.deepEqual(await archived(cem), [['Ärmel hoch', false]])
    assert.deepEqual(await archived(mara, 'frühjahr'), [['Ärmel hoch', true]])
    assert.deepEqual(await archived(mara, 'herbst'), [])
    assert.equal(
      (await cem.does(browseChannels, {})).items.some(({ id }) => id === channelId),
      false,
    )
    await cem.isRefused(unarchiveChannel, { channelId }, 'forbidden')
    await mara.does(unarchiveChannel, { channelId })
    assert.deepEqual(
      (await cem.does(browseChannels, { query: 'ÄRMEL' })).items.map(({ title, can }) => [title, can.unarchive]),
      [['Ärmel hoch', false]],
    )
    const people = await ben.does(listChannelMembers, { channelId, query: 'oka' })
    assert.deepEqual(
      people.items.map(({ name }) => name),
      ['Ben Okafor'],
    )
    assert.deepEqual((await ben.does(listChannelMembers, { channelId, query: 'xyz' })).items, [])
  })
})
