import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { listNotices } from '#modules/attention/contract.ts'
import { joinChannel, setLevel } from '#modules/chat/contract.ts'
import { updateCommunity } from '#modules/communities/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { editMessage, listUnread, postMessage } from './contract.ts'

describe('a mention of who is here', async () => {
  const { house, ana, ben, cem, mara, gina, world } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const { members } = world.lahn
  let present: string[] = []
  house.presence.answeredBy((community) => (community === world.lahn.id ? present : []))
  const heard = async (who: TestActor) => (await who.hears()).map(({ why, level }) => `${why} ${level}`)
  const say = (who: TestActor, text: string, subjectId = willkommen) => who.does(postMessage, { subjectId, text })

  test('reaches those who follow the channel and are here, not its author, not those who want to hear nothing', async () => {
    present = [members.ana, members.ben, members.mara, members.gina]
    await mara.does(setLevel, { channelId: willkommen, level: 'nothing' })
    await say(ana, '<@here> wer hat den Schlüssel?')
    assert.deepEqual(await heard(ben), ['mentioned_here now'])
    for (const other of [ana, mara, cem, gina]) assert.deepEqual(await heard(other), [])
    const { items } = await ben.does(listUnread, {})
    assert.equal(items.find(({ subjectId }) => subjectId === willkommen)!.mentions, 1)
    assert.equal((await ben.does(listNotices, {})).items[0]!.excerpt, '@hier wer hat den Schlüssel?')
  })

  test('is for those who may address everyone', async () => {
    await ben.isRefused(postMessage, { subjectId: willkommen, text: '<@here>' }, 'mention_all_by_stewards')
    await ana.does(updateCommunity, { mentionAllBy: 'member' })
    present = [members.cem]
    await say(ben, '<@here>')
    assert.deepEqual(await heard(cem), ['mentioned_here now'])
    await say(ben, '<@here>', cleanup)
    assert.deepEqual(await heard(cem), ['mentioned_here now'])
    await cem.does(joinChannel, { channelId: cleanup })
    await say(ben, '<@here>', cleanup)
    assert.equal((await heard(cem)).length, 2)
  })

  test('stays with those who were here when the words are changed', async () => {
    present = [members.cem]
    const said = await say(ana, '<@here> Wehr')
    const before = (await heard(cem)).length
    present = []
    await ana.does(editMessage, { messageId: said.id, text: '<@here> Wehr, 10 Uhr' })
    assert.equal((await heard(cem)).length, before)
    assert.equal((await ben.does(listUnread, {})).items.find(({ subjectId }) => subjectId === willkommen)!.mentions, 1)
  })
})
