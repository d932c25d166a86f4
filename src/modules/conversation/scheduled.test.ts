import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { perform } from '#kernel/perform.ts'
import { addToChannel, archiveChannel, createChannel, removeFromChannel } from '#modules/chat/contract.ts'
import { upload } from '#modules/files/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { deleteMessage, listMessages, postMessage } from './contract.ts'
import {
  changeScheduled,
  giveUpScheduled,
  listScheduled,
  sayScheduled,
  scheduleMessage,
  sendScheduled,
  unschedule,
} from './contract-scheduled.ts'

const HOUR = 3_600_000

describe('messages said later', async () => {
  const { house, ana, ben, cem, gina, mara, sofia, someone, world, clock, clean } = await openTestHouse()
  const { willkommen, cleanup, vorstand, messgruppe, aushang, anaUndBen } = world.lahn.channels
  const failures: unknown[] = []
  const nodes = [1, 2].map(() => runDeliveries(house, (error) => failures.push(error)))
  after(() => Promise.all(nodes.map((node) => node.stop())))
  /** Two workers look at once, as two nodes do. */
  const due = async () => {
    await Promise.all(nodes.map((node) => node.settle()))
    assert.deepEqual(failures, [])
  }
  const said = async (who: TestActor, subjectId: string) =>
    (await who.does(listMessages, { subjectId })).items.map(({ text }) => text)
  const waiting = async (who: TestActor) =>
    (await who.does(listScheduled, {})).items.map(({ text, failed }) => (failed ? `${text}: ${failed}` : text))

  test('are said at their hour by their author, once and in order, and are nobody’s before', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `Nummer ${n}`)
    for (const [n, text] of texts.entries()) {
      const by = n % 2 ? ana : ben
      await by.does(scheduleMessage, { subjectId: cleanup, text, when: `in ${60 + n} minutes` })
    }
    assert.deepEqual(await waiting(cem), [])
    clock.forward(HOUR - 1)
    await due()
    assert.deepEqual(await said(cem, cleanup), [])
    clock.forward(HOUR)
    await due()
    assert.deepEqual(await said(cem, cleanup), texts)
    assert.deepEqual([await waiting(ana), await waiting(ben)], [[], []])
    // A node that died after it had spoken, before it could say so: another takes over, and says nothing twice.
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(sql`update delivery set state = 'due', next_at = ${clock.now()} where kind = 'conversation.scheduled'`),
    )
    await due()
    assert.deepEqual(await said(cem, cleanup), texts)
    const { items } = await cem.does(listMessages, { subjectId: cleanup })
    assert.deepEqual(
      items.slice(0, 2).map(({ author }) => author.name),
      ['Ben Okafor', 'Ana Keller'],
    )
  })

  test('tell whom they name, when they are said', async () => {
    const text = `Guten Morgen <@member:${world.lahn.members.cem}>`
    await ana.does(scheduleMessage, { subjectId: willkommen, text, when: 'morgen um 9' })
    assert.deepEqual(await cem.hears(), [])
    clock.forward(24 * HOUR)
    await due()
    assert.deepEqual(
      (await cem.hears()).map(({ why }) => why),
      ['mentioned'],
    )
  })

  test('are changed, moved, sent at once and taken back', async () => {
    const plan = (text: string) => mara.does(scheduleMessage, { subjectId: cleanup, text, when: 'in 1 hour' })
    const [changed, moved, now, gone] = [
      await plan('alt'),
      await plan('später'),
      await plan('jetzt'),
      await plan('weg'),
    ]
    await mara.does(changeScheduled, { scheduledId: changed.id, text: 'neu' })
    await mara.does(changeScheduled, { scheduledId: moved.id, when: 'in 5 hours' })
    assert.equal((await mara.does(sendScheduled, { scheduledId: now.id })).text, 'jetzt')
    await mara.isRefused(sendScheduled, { scheduledId: now.id }, 'not_found')
    await mara.does(unschedule, { scheduledId: gone.id })
    clock.forward(HOUR)
    await due()
    assert.deepEqual((await said(cem, cleanup)).slice(-2), ['jetzt', 'neu'])
    assert.deepEqual(await waiting(mara), ['später'])
    clock.forward(4 * HOUR)
    await due()
    assert.deepEqual((await said(cem, cleanup)).at(-1), 'später')
    const twice = await mara.does(scheduleMessage, { subjectId: cleanup, text: 'einmal', when: 'in 1 hour' })
    const tried = await Promise.allSettled([1, 2, 3].map(() => mara.does(sendScheduled, { scheduledId: twice.id })))
    assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('are not said by who is no longer in, nor where nothing may be said; the author is told and keeps the words', async () => {
    const channel = await ben.does(createChannel, { name: 'Kurz', audience: 'community' })
    const first = await ben.does(postMessage, { subjectId: channel.id, text: 'Anfang' })
    await gina.does(scheduleMessage, { subjectId: messgruppe, text: 'Pegel', when: 'in 1 hour' })
    await cem.does(scheduleMessage, { subjectId: willkommen, text: '<@all>', when: 'in 1 hour' })
    await ben.does(scheduleMessage, { subjectId: channel.id, text: 'Ende', when: 'in 1 hour' })
    await ben.does(scheduleMessage, { subjectId: channel.id, threadId: first.id, text: 'Antwort', when: 'in 1 hour' })
    await mara.does(removeFromChannel, { channelId: messgruppe, memberId: world.lahn.members.gina })
    await ben.does(archiveChannel, { channelId: channel.id })
    clock.forward(HOUR)
    await due()
    assert.deepEqual(await waiting(gina), ['Pegel: no_longer_there'])
    assert.deepEqual(await waiting(cem), ['<@all>: mention_all_by_stewards'])
    assert.deepEqual(await waiting(ben), ['Ende: archived', 'Antwort: archived'])
    assert.equal((await gina.does(listScheduled, {})).items[0]!.subject, null)
    const told = (await gina.hears()).map(({ kind, why, level, data }) => [kind, why, level, data.state])
    assert.deepEqual(told, [['conversation.scheduled_failed', 'scheduled', 'now', 'no_longer_there']])
    assert.equal((await said(mara, messgruppe)).includes('Pegel'), false)
    clock.forward(24 * HOUR)
    await due()
    assert.deepEqual(await waiting(gina), ['Pegel: no_longer_there'])
  })

  test('are not said either by who may still look on, but no longer talk there', async () => {
    const guest = { channelId: aushang, memberId: world.lahn.members.gina }
    await ana.does(addToChannel, { channelId: aushang, memberIds: [guest.memberId] })
    const later = { subjectId: aushang, text: 'Noch schnell', when: 'in 1 hour' }
    const { id: scheduledId } = await gina.does(scheduleMessage, later)
    await ana.does(removeFromChannel, guest)
    clock.forward(HOUR)
    await due()
    assert.equal((await said(ana, aushang)).includes('Noch schnell'), false)
    assert.ok((await waiting(gina)).includes('Noch schnell: no_longer_there'))
    await gina.does(unschedule, { scheduledId })
  })

  test('are not said before their hour, though the house was woken for the one they had before', async () => {
    const later = { subjectId: cleanup, text: 'nicht jetzt', when: 'in 2 hours' }
    const { id: scheduledId } = await ana.does(scheduleMessage, later)
    const by = { via: 'intent', personId: world.people.ana } as const
    await perform(house, sayScheduled, { scheduledId }, { by, community: 'lahn' })
    assert.equal((await said(cem, cleanup)).includes('nicht jetzt'), false)
    assert.deepEqual(await waiting(ana), ['nicht jetzt'])
    await ana.does(unschedule, { scheduledId })
  })

  test('a thread that is gone is not answered', async () => {
    const first = await ana.does(postMessage, { subjectId: anaUndBen, text: 'Frage' })
    const reply = await ana.does(postMessage, { subjectId: anaUndBen, threadId: first.id, text: 'Antwort' })
    const later = { subjectId: anaUndBen, text: 'Noch was', when: 'in 1 hour' }
    await ana.isRefused(scheduleMessage, { ...later, threadId: reply.id }, 'no_such_thread')
    await ana.does(scheduleMessage, { ...later, threadId: first.id, alsoInChannel: true })
    clock.forward(HOUR)
    await due()
    const last = (await ben.does(listMessages, { subjectId: anaUndBen })).items.at(-1)!
    assert.deepEqual([last.text, last.threadId, last.inChannel], ['Noch was', first.id, true])
    await ana.does(deleteMessage, { messageId: last.id })
  })

  test('keep their files until they are said; those of what is taken back go', async () => {
    const put = async (name: string) => {
      const stream = (async function* () {
        yield new TextEncoder().encode(name)
      })()
      return ana.does(upload, { subjectId: willkommen, name }, { upload: { stream, type: 'text/plain', size: 5 } })
    }
    const [kept, dropped] = [await put('kept.txt'), await put('gone.txt')]
    const later = { subjectId: willkommen, text: '', when: 'in 3 days' }
    await ben.isRefused(scheduleMessage, { ...later, fileIds: [kept.id] }, 'not_your_file')
    const one = await ana.does(scheduleMessage, { ...later, fileIds: [kept.id] })
    assert.deepEqual(
      one.files.map(({ name }) => name),
      ['kept.txt'],
    )
    const two = await ana.does(scheduleMessage, { ...later, fileIds: [dropped.id] })
    await ana.does(unschedule, { scheduledId: two.id })
    clock.forward(2 * 24 * HOUR)
    await clean()
    clock.forward(24 * HOUR)
    await due()
    const last = (await ben.does(listMessages, { subjectId: willkommen })).items.at(-1)!
    assert.deepEqual(
      last.files.map(({ name }) => name),
      ['kept.txt'],
    )
    await ana.isRefused(postMessage, { subjectId: willkommen, text: '', fileIds: [dropped.id] }, 'not_your_file')
  })

  test('need words, a moment to come, and a place where one may talk', async () => {
    const ask = { subjectId: willkommen, text: 'x', when: 'tomorrow' }
    await ana.isRefused(scheduleMessage, { ...ask, text: ' ' }, 'empty')
    await ana.isRefused(scheduleMessage, { ...ask, when: 'irgendwann' }, 'no_moment')
    await ana.isRefused(scheduleMessage, { ...ask, when: '2020-01-01 9:00' }, 'in_the_past')
    for (const outsider of [ana, cem, gina, sofia])
      await outsider.isRefused(scheduleMessage, { ...ask, subjectId: vorstand }, 'not_found')
    await gina.isRefused(scheduleMessage, { ...ask, subjectId: aushang }, 'forbidden')
    await someone.isRefused(scheduleMessage, { ...ask, subjectId: aushang }, 'signed_out')
    const { id: scheduledId } = await ben.does(scheduleMessage, ask)
    for (const other of [ana, cem, gina, sofia]) {
      await other.isRefused(changeScheduled, { scheduledId, text: 'y' }, 'not_found')
      await other.isRefused(sendScheduled, { scheduledId }, 'not_found')
      await other.isRefused(unschedule, { scheduledId }, 'not_found')
    }
    const token = ben.withToken(['conversation:read', 'conversation:write'], world.lahn.id)
    const hidden = await ben.does(scheduleMessage, { ...ask, subjectId: anaUndBen, text: 'Unter uns' })
    const shown = (await token.does(listScheduled, {})).items.map(({ text }) => text)
    assert.ok(shown.includes('x') && !shown.includes('Unter uns'))
    await token.isRefused(unschedule, { scheduledId: hidden.id }, 'not_found')
    await ben.isRefused(sayScheduled, { scheduledId }, 'not_found')
    await ben.isRefused(giveUpScheduled, { scheduledId, because: 'archived' }, 'not_found')
  })
})
