import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { leaveChannel } from '#modules/chat/contract.ts'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { listSaved, listSavedOn, markDone, saveMessage, unsaveMessage } from './contract.ts'

describe('saved messages', async () => {
  const { ana, ben, cem, gina, sofia, someone, world, clock } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, aushang, anaUndBen } = world.lahn.channels
  const mine = async (who: TestActor, done = false) =>
    (await who.does(listSaved, { done })).items.map(({ excerpt }) => excerpt)
  const save = async (who: TestActor, subjectId: string, text: string) => {
    const { id } = await ben.does(postMessage, { subjectId, text })
    clock.forward(1_000)
    await who.does(saveMessage, { messageId: id })
    return id
  }

  test('wait in a list of their own, newest first, until they are ticked off', async () => {
    const first = await save(ana, willkommen, `**Treffen** mit <@member:${world.lahn.members.cem}>`)
    await save(ana, anaUndBen, 'Unter uns')
    assert.deepEqual(await mine(ana), ['Unter uns', 'Treffen mit @Cem Demir'])
    assert.deepEqual(await mine(ben), [])
    const { items } = await ana.does(listSaved, {})
    assert.deepEqual(items[1]!.subject, { id: willkommen, kind: 'channel', title: 'Willkommen' })
    assert.equal(items[1]!.message.author.name, 'Ben Okafor')
    await ana.does(markDone, { savedId: items[1]!.id, done: true })
    assert.deepEqual([await mine(ana), await mine(ana, true)], [['Unter uns'], ['Treffen mit @Cem Demir']])
    assert.deepEqual((await ana.does(listSavedOn, { subjectId: willkommen })).messageIds, [])
    await ana.does(saveMessage, { messageId: first })
    assert.deepEqual((await ana.does(listSavedOn, { subjectId: willkommen })).messageIds, [first])
    await ana.does(unsaveMessage, { messageId: first })
    assert.deepEqual(await mine(ana, true), [])
    const page = await ana.does(listSaved, { most: 1 })
    assert.equal(page.next, null)
  })

  test('of what is private are not shown to a token that may not see it', async () => {
    await save(ben, vorstand, 'Im Vorstand gesagt')
    const token = (...scopes: string[]) => ben.withToken(['keeping:read', ...scopes], world.lahn.id)
    const shown = async (who: TestActor) => (await mine(who)).includes('Im Vorstand gesagt')
    assert.equal(await shown(ben), true)
    assert.equal(await shown(token()), false)
    assert.equal(await shown(token('private:read')), true)
  })

  test('come page by page', async () => {
    for (let n = 0; n < 5; n++) await save(cem, willkommen, `Nummer ${n}`)
    const read: string[] = []
    for (let after: string | undefined, page = 0; page < 9; page++) {
      const { items, next } = await cem.does(listSaved, { most: 2, ...(after && { after }) })
      read.push(...items.map(({ excerpt }) => excerpt))
      if (next === null) break
      after = next
    }
    assert.deepEqual(read, ['Nummer 4', 'Nummer 3', 'Nummer 2', 'Nummer 1', 'Nummer 0'])
  })

  test('are nobody else’s, and of nothing one may not read', async () => {
    const hidden = await save(ben, vorstand, 'Intern')
    const [one] = (await ben.does(listSaved, {})).items
    for (const outsider of [ana, cem, gina, sofia]) {
      await outsider.isRefused(saveMessage, { messageId: hidden }, 'not_found')
      await outsider.isRefused(markDone, { savedId: one!.id, done: true }, 'not_found')
    }
    const shown = await ben.does(postMessage, { subjectId: aushang, text: 'Aushang' })
    await gina.isRefused(saveMessage, { messageId: shown.id }, 'forbidden')
    await someone.isRefused(saveMessage, { messageId: shown.id }, 'signed_out')
    await someone.isRefused(listSaved, {}, 'signed_out')
  })

  test('are no longer shown when the message or the right to read it is gone', async () => {
    const gone = await save(gina, messgruppe, 'Weg')
    await save(gina, messgruppe, 'Bleibt')
    await ben.does(deleteMessage, { messageId: gone })
    await gina.isRefused(saveMessage, { messageId: gone }, 'deleted')
    assert.deepEqual(await mine(gina), ['Bleibt'])
    await gina.does(leaveChannel, { channelId: messgruppe })
    assert.deepEqual(await mine(gina), [])
  })
})
