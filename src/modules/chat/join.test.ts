import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { admitToCircle } from '#modules/communities/contract-circles.ts'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  addToChannel,
  archiveChannel,
  createChannel,
  getChannel,
  joinChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  openDirect,
  removeFromChannel,
  setLevel,
} from './contract.ts'

describe('being in a channel', async () => {
  const { house, ana, mara, ben, cem, gina, someone, world, settle } = await openTestHouse()
  const { channels, members } = world.lahn
  const namesIn = async (who: typeof ben, channelId: string) =>
    (await who.does(listChannelMembers, { channelId })).items.map(({ name }) => name)

  test('joining begins at now: what was said before is not unread', async () => {
    const { id: channelId } = await ben.does(createChannel, { name: 'Boote', audience: 'community' })
    await ben.does(postMessage, { subjectId: channelId, text: 'Vorher' })
    assert.equal((await cem.does(joinChannel, { channelId })).isJoined, true)
    await cem.does(joinChannel, { channelId })
    const mine = async () => (await cem.does(listChannels, {})).items.find(({ id }) => id === channelId)
    assert.equal((await mine())!.unread, 0)
    await ben.does(postMessage, { subjectId: channelId, text: 'Nachher' })
    assert.equal((await mine())!.unread, 1)
    assert.deepEqual(await namesIn(ana, channelId), ['Ben Okafor', 'Cem Demir'])
    assert.deepEqual(await cem.hears(), [])
    await cem.does(leaveChannel, { channelId })
    assert.equal(await mine(), undefined)
    await ben.does(archiveChannel, { channelId })
    await cem.isRefused(joinChannel, { channelId }, 'archived')
    await cem.isRefused(joinChannel, { channelId: channels.vorstand }, 'not_found')
  })

  test('who is added hears of it; a circle stays among itself', async () => {
    const { id: channelId } = await ben.does(createChannel, { name: 'Kochen', audience: 'community' })
    await cem.does(addToChannel, { channelId, memberIds: [members.mara, members.ben] })
    assert.deepEqual(
      (await mara.hears()).map(({ why, subject }) => [why, subject?.title]),
      [['added', 'Kochen']],
    )
    assert.deepEqual(await ben.hears(), [])
    await ben.isRefused(addToChannel, { channelId: channels.messgruppe, memberIds: [members.cem] }, 'not_in_circle')
    await ben.isRefused(addToChannel, { channelId, memberIds: [members.sam] }, 'not_found')
    await ben.isRefused(addToChannel, { channelId, memberIds: [world.berg.members.otto] }, 'not_found')
    await ben.isRefused(addToChannel, { channelId: channels.anaUndBen, memberIds: [members.cem] }, 'forbidden')
    await someone.isRefused(addToChannel, { channelId: channels.aushang, memberIds: [members.cem] }, 'signed_out')
  })

  test('a guest is let in by who manages the channel, and out again', async () => {
    const { id: channelId } = await ben.does(createChannel, { name: 'Gäste', audience: 'community' })
    await cem.isRefused(addToChannel, { channelId, memberIds: [members.gina] }, 'forbidden')
    await gina.isRefused(listMessages, { subjectId: channelId }, 'not_found')
    await ben.does(addToChannel, { channelId, memberIds: [members.gina] })
    await gina.does(postMessage, { subjectId: channelId, text: 'Danke' })
    assert.deepEqual(await namesIn(gina, channelId), ['Ben Okafor', 'Gina Gast'])
    await cem.isRefused(removeFromChannel, { channelId, memberId: members.gina }, 'forbidden')
    const forgotten: unknown[] = []
    const unhear = house.bus.onForget((about) => forgotten.push(about))
    await ben.does(removeFromChannel, { channelId, memberId: members.gina })
    unhear()
    assert.deepEqual(forgotten, [{ community: world.lahn.id, person: world.people.gina }])
    await gina.isRefused(listMessages, { subjectId: channelId }, 'not_found')
    await gina.isRefused(listChannelMembers, { channelId: channels.aushang }, 'forbidden')
  })

  test('levels are set where one is in', async () => {
    await ben.isRefused(setLevel, { channelId: channels.cleanup, level: 'nothing' }, 'not_joined')
    await ben.does(setLevel, { channelId: channels.anaUndBen, level: 'nothing' })
    assert.equal((await ben.does(getChannel, { channelId: channels.anaUndBen })).level, 'nothing')
    await cem.isRefused(setLevel, { channelId: channels.anaUndBen, level: 'nothing' }, 'not_found')
  })

  test('there is one direct conversation for a set of people, however many open it at once', async () => {
    const opened = await Promise.all([
      ...[1, 2, 3].map(() => mara.does(openDirect, { memberIds: [members.cem, members.ben] })),
      ...[1, 2, 3].map(() => cem.does(openDirect, { memberIds: [members.ben, members.mara, members.cem] })),
    ])
    assert.equal(new Set(opened.map(({ id }) => id)).size, 1)
    const id = opened[0]!.id
    assert.deepEqual(await namesIn(ben, id), ['Ben Okafor', 'Cem Demir', 'Mara Lindner'])
    await ana.isRefused(getChannel, { channelId: id }, 'not_found')
    await ana.isRefused(listMessages, { subjectId: id }, 'not_found')
    const listed = (await ben.does(listChannels, {})).items.find((channel) => channel.id === id)!
    assert.deepEqual(
      listed.people.map(({ name }) => name),
      ['Cem Demir', 'Mara Lindner'],
    )
    assert.notEqual((await mara.does(openDirect, { memberIds: [members.cem] })).id, id)
    await mara.isRefused(leaveChannel, { channelId: id }, 'forbidden')
    for (const memberId of [members.sam, members.fred, world.berg.members.otto]) {
      await mara.isRefused(openDirect, { memberIds: [memberId] }, 'not_found')
    }
    await gina.isRefused(openDirect, { memberIds: [members.ben] }, 'forbidden')
    await house.db.transaction(world.lahn.id, async (tx) => {
      const [left] = await tx.rows(sql<{ count: number }>`
        select count(*)::int as count from subject s where s.audience = 'direct'
        and not exists (select from channel c where c.community_id = s.community_id and c.id = s.id)`)
      assert.equal(left!.count, 0)
    })
  })

  test('whoever becomes a member is in the first channels', async () => {
    await house.db.transaction(world.lahn.id, async (tx) => {
      tx.send(sql`delete from watch where community_id = ${world.lahn.id} and member_id = ${members.cem}`)
      await tx.rows(sql`with head as (
          update log_head set seq = seq + 1 where community_id = ${world.lahn.id} returning seq)
        insert into activity (community_id, seq, operation, kind, data, at)
        select ${world.lahn.id}, seq, 'test', 'communities.member_joined',
          jsonb_build_object('memberId', ${members.cem}::text), ${house.clock.now()} from head`)
    })
    await settle()
    const mine = (await cem.does(listChannels, {})).items.filter(({ audience }) => audience !== 'direct')
    assert.deepEqual(
      mine.map(({ title, unread }) => [title, unread]),
      [['Willkommen', 0]],
    )
  })

  test("a circle's channels are joined by all in it, and by whoever comes later", async () => {
    const { messgruppe } = world.lahn.circles
    const { id } = await mara.does(createChannel, { name: 'Proben', audience: 'circle', circleId: messgruppe })
    const proben = async (who: typeof ben) => (await who.does(listChannels, {})).items.find((one) => one.id === id)
    assert.equal((await proben(ben))?.unread, 0)
    await mara.does(postMessage, { subjectId: id, text: 'Sauerstoff heute 9,1' })
    await mara.does(admitToCircle, { circleId: messgruppe, memberId: members.cem })
    await settle()
    assert.equal((await proben(cem))?.unread, 0)
    assert.equal((await proben(ben))?.unread, 1)
    await cem.does(leaveChannel, { channelId: id })
    await settle()
    assert.equal(await proben(cem), undefined)
  })
})
