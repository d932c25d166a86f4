import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { setLevel } from '#modules/chat/contract.ts'
import {
  deleteMessage,
  editMessage,
  followThread,
  listUnread,
  markRead,
  postMessage,
  restoreMessage,
} from '#modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { countNotices, listNotices, markSeen } from './contract.ts'

describe('who hears of what is said', async () => {
  const { house, ana, mara, ben, cem, gina, sofia, someone, world, settle } = await openTestHouse()
  const { willkommen, vorstand, anaUndBen, messgruppe, cleanup, aushang } = world.lahn.channels
  const { members, circles } = world.lahn
  const named = (who: keyof typeof members) => `<@member:${members[who]}>`
  /** What came since the last look. */
  const news = async (who: TestActor) => {
    const heard = (await who.hears()).map(({ why, level }) => `${why} ${level}`)
    await who.does(markSeen, { upTo: 1_000_000 })
    return heard
  }
  const calm = async () => {
    for (const who of [ana, mara, ben, cem, gina]) await news(who)
  }

  test('who is named hears now and reads why, by whom and what', async () => {
    const said = await ana.does(postMessage, { subjectId: willkommen, text: `**Hallo** ${named('ben')}, hilfst du?` })
    const [notice] = await ben.hears()
    assert.deepEqual(notice, {
      seq: said.seq,
      kind: 'conversation.message_posted',
      why: 'mentioned',
      level: 'now',
      actor: said.author,
      member: null,
      circle: null,
      data: { messageId: said.id, threadId: null, inChannel: true, tells: true },
      subject: { id: willkommen, kind: 'channel', title: 'Willkommen' },
      messageId: said.id,
      threadId: null,
      excerpt: 'Hallo @Ben Okafor, hilfst du?',
      at: said.at,
      seenAt: null,
    })
    for (const other of [ana, mara, cem, gina]) assert.deepEqual(await other.hears(), [])
    await calm()
  })

  test('a circle hears now, everyone today; nobody twice, nobody from themselves', async () => {
    const text = `<@circle:${circles.messgruppe}> und <@all>, vor allem ${named('mara')}`
    await ana.does(postMessage, { subjectId: willkommen, text: `${text} ${named('ana')}` })
    assert.deepEqual(await news(mara), ['mentioned now'])
    assert.deepEqual(await news(ben), ['mentioned_circle now'])
    assert.deepEqual(await news(cem), ['mentioned_all today'])
    assert.deepEqual(await news(ana), [])
    assert.deepEqual(await news(gina), [])
  })

  test('only who may hear it can be named', async () => {
    await ben.does(postMessage, { subjectId: vorstand, text: `${named('cem')} ${named('mara')} ${named('sam')}` })
    await ben.does(postMessage, { subjectId: aushang, text: named('gina') })
    assert.deepEqual([await news(cem), await news(gina)], [[], []])
    assert.deepEqual(await news(mara), ['mentioned now'])
    await ben.does(postMessage, { subjectId: messgruppe, text: named('gina') })
    assert.deepEqual(await news(gina), ['mentioned now'])
  })

  test('all is for those whom the community lets', async () => {
    await ben.isRefused(postMessage, { subjectId: cleanup, text: '<@all>' }, 'mention_all_by_stewards')
    await ben.does(postMessage, { subjectId: anaUndBen, text: '<@all>' })
    await mara.does(postMessage, { subjectId: cleanup, text: '<@all>' })
    await calm()
  })

  test('a direct conversation reaches the other, a thread those who follow it', async () => {
    await ana.does(postMessage, { subjectId: anaUndBen, text: 'Hast du kurz Zeit?' })
    assert.deepEqual([await news(ben), await news(ana)], [['direct now'], []])
    const first = await ana.does(postMessage, { subjectId: willkommen, text: 'Wer kommt?' })
    await ben.does(postMessage, { subjectId: willkommen, text: 'Ich', threadId: first.id })
    assert.deepEqual([await news(ana), await news(cem)], [['followed_thread today'], []])
    await ben.does(followThread, { messageId: first.id, follows: false })
    await ana.does(postMessage, {
      subjectId: willkommen,
      text: `Gut ${named('cem')}, ${named('ben')}`,
      threadId: first.id,
    })
    assert.deepEqual([await news(ben), await news(cem)], [[], ['mentioned now']])
    await ana.does(postMessage, { subjectId: willkommen, text: 'Bis dann', threadId: first.id })
    assert.deepEqual(await news(cem), ['followed_thread today'])
  })

  test('an edit tells only who is newly named', async () => {
    const said = await ana.does(postMessage, { subjectId: willkommen, text: named('ben') })
    await calm()
    await ana.does(editMessage, { messageId: said.id, text: `${named('ben')} ${named('cem')}` })
    assert.deepEqual([await news(ben), await news(cem)], [[], ['mentioned now']])
    await ana.does(editMessage, { messageId: said.id, text: 'Niemand' })
    assert.equal(
      (await ben.does(listUnread, {})).items.find((item) => item.subjectId === willkommen)!.mentions > 0,
      true,
    )
  })

  test('a muted channel tells only who is named in person', async () => {
    await cem.does(setLevel, { channelId: willkommen, level: 'nothing' })
    await mara.does(postMessage, { subjectId: willkommen, text: '<@all>' })
    assert.deepEqual(await news(cem), [])
    await mara.does(postMessage, { subjectId: willkommen, text: named('cem') })
    assert.deepEqual(await news(cem), ['mentioned now'])
    await cem.does(setLevel, { channelId: willkommen, level: 'mine' })
    await calm()
  })

  test('what is deleted is told to nobody, and again once it is back', async () => {
    const said = await ana.does(postMessage, { subjectId: willkommen, text: named('ben') })
    await settle()
    await ana.does(deleteMessage, { messageId: said.id })
    assert.deepEqual(await ben.hears(), [])
    assert.deepEqual(await ben.does(countNotices, {}), { unseen: 0, now: 0 })
    await ana.does(restoreMessage, { messageId: said.id })
    assert.equal((await ben.hears()).length, 1)
    await calm()
  })

  test('reading the conversation is seeing its notices', async () => {
    const one = await ana.does(postMessage, { subjectId: willkommen, text: named('ben') })
    const two = await ana.does(postMessage, { subjectId: willkommen, text: named('ben') })
    assert.equal((await ben.hears()).length, 2)
    await ben.does(markRead, { subjectId: willkommen, seq: one.seq! })
    assert.deepEqual(
      (await ben.hears()).map((notice) => notice.messageId),
      [two.id],
    )
    assert.deepEqual(await ben.does(countNotices, {}), { unseen: 1, now: 1 })
    const all = await ben.does(listNotices, { most: 2 })
    assert.deepEqual(
      all.items.map((notice) => notice.seenAt !== null),
      [false, true],
    )
    const reply = await ana.does(postMessage, { subjectId: willkommen, text: named('ben'), threadId: one.id })
    assert.equal((await ben.hears()).length, 2)
    await ben.does(markRead, { subjectId: willkommen, threadId: one.id, seq: reply.seq! })
    assert.equal((await ben.hears()).length, 1)
    await calm()
  })

  test('notices are paged, seen one by one or up to one, by their owner only', async () => {
    const said = []
    for (let n = 0; n < 5; n++) said.push(await ana.does(postMessage, { subjectId: anaUndBen, text: `Nr. ${n}` }))
    assert.equal((await ben.hears()).length, 5)
    const page = await ben.does(listNotices, { most: 3, unseen: true })
    const rest = await ben.does(listNotices, { most: 3, unseen: true, after: page.next! })
    assert.deepEqual(
      [...page.items, ...rest.items].map((notice) => notice.excerpt),
      ['Nr. 4', 'Nr. 3', 'Nr. 2', 'Nr. 1', 'Nr. 0'],
    )
    assert.equal(rest.next, null)
    await ana.does(markSeen, { upTo: 1_000_000 })
    assert.equal((await ben.hears()).length, 5)
    await ben.does(markSeen, { seqs: [said[4]!.seq!] })
    await ben.does(markSeen, { upTo: said[1]!.seq! })
    assert.deepEqual(
      (await ben.hears()).map((notice) => notice.excerpt),
      ['Nr. 3', 'Nr. 2'],
    )
    for (const outsider of [sofia, someone]) {
      const code = outsider === sofia ? 'forbidden' : 'signed_out'
      await outsider.isRefused(listNotices, {}, code)
      await outsider.isRefused(countNotices, {}, code)
      await outsider.isRefused(markSeen, { upTo: 1 }, code)
    }
  })

  test('screens are hinted at', async () => {
    const heard = new Promise<string[]>((resolve) => {
      const unhear = house.bus.onHint(({ community, topics, frame }) => {
        if (community !== world.lahn.id || !frame.badge) return
        unhear()
        resolve(topics)
      })
    })
    await ana.does(postMessage, { subjectId: anaUndBen, text: 'Da?' })
    const until = setInterval(() => {}, 1_000)
    await settle()
    assert.deepEqual(await heard, [`member:${members.ben}`])
    clearInterval(until)
  })

  test('texts are shown short, with names as the reader may see them', async () => {
    await calm()
    await ben.does(postMessage, {
      subjectId: messgruppe,
      text: `${named('gina')} <#${vorstand}> ${'lang '.repeat(60)}`,
    })
    const [notice] = await gina.hears()
    assert.match(notice!.excerpt, /^@Gina Gast etwas Privates lang lang .*…$/)
    assert.equal(notice!.excerpt.length <= 140, true)
  })
})
