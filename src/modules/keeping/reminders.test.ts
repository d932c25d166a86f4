import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { leaveChannel, setLevel } from '#modules/chat/contract.ts'
import { removeFromCircle } from '#modules/communities/contract-circles.ts'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { updateMe } from '#modules/people/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { changeReminder, dropReminder, giveReminder, listReminders, remind } from './contract.ts'

const HOUR = 3_600_000

describe('reminders', async () => {
  const { house, ana, ben, cem, gina, mara, sofia, someone, world, clock } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, aushang } = world.lahn.channels
  const failures: unknown[] = []
  const deliveries = runDeliveries(house, (error) => failures.push(error))
  after(() => deliveries.stop())
  const due = async () => {
    await deliveries.settle()
    assert.deepEqual(failures, [])
  }
  const heard = async (who: TestActor) => (await who.hears()).map(({ why, level, excerpt }) => [why, level, excerpt])

  test('come when it is time, once, and lead back', async () => {
    const said = await ben.does(postMessage, { subjectId: willkommen, text: 'Wer bringt **Kuchen** mit?' })
    const made = await ana.does(remind, { subjectId: willkommen, messageId: said.id, when: 'in 2 hours' })
    assert.equal(Date.parse(made.dueAt), clock.now().getTime() + 2 * HOUR)
    await due()
    assert.deepEqual(await heard(ana), [])
    clock.forward(2 * HOUR)
    await Promise.all([due(), due()])
    assert.deepEqual(await heard(ana), [['reminder', 'now', 'Wer bringt Kuchen mit?']])
    const [notice] = await ana.hears()
    assert.deepEqual([notice!.messageId, notice!.subject?.id], [said.id, willkommen])
    // The log, which those who watch the subject hear, names no subject.
    const [entry] = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ subjectId: string | null }>`
        select subject_id from activity where community_id = ${world.lahn.id} and kind = 'keeping.reminder_due'`),
    )
    assert.equal(entry!.subjectId, null)
    assert.deepEqual([(await ana.does(listReminders, {})).items, await heard(ben)], [[], []])
    await ana.isRefused(changeReminder, { reminderId: made.id, when: 'tomorrow' }, 'already_reminded')
  })

  test('of own words are read in the time zone of whoever asks', async () => {
    await cem.does(updateMe, { timeZone: 'America/New_York' })
    const made = await cem.does(remind, { subjectId: willkommen, when: 'me tomorrow 9:00 call Ana' })
    assert.deepEqual([made.dueAt, made.excerpt, made.message], ['2026-09-18T13:00:00.000Z', 'call Ana', null])
    const german = await ben.does(remind, { subjectId: willkommen, when: 'morgen um 9 Ana anrufen' })
    assert.deepEqual([german.dueAt, german.excerpt], ['2026-09-18T07:00:00.000Z', 'Ana anrufen'])
    await cem.does(setLevel, { channelId: willkommen, level: 'nothing' })
    clock.moveTo('2026-09-18T07:00:00.000Z')
    await due()
    assert.deepEqual(await heard(ben), [['reminder', 'now', 'Ana anrufen']])
    assert.deepEqual(await heard(cem), [])
    clock.moveTo('2026-09-18T13:00:00.000Z')
    await due()
    assert.deepEqual(await heard(cem), [['reminder', 'now', 'call Ana']])
  })

  test('are moved and taken back', async () => {
    const one = await mara.does(remind, { subjectId: willkommen, when: 'in 1 hour eins' })
    const two = await mara.does(remind, { subjectId: willkommen, when: 'in 1 hour zwei' })
    await mara.does(changeReminder, { reminderId: one.id, when: 'in 3 hours' })
    await mara.does(dropReminder, { reminderId: two.id })
    clock.forward(HOUR)
    await due()
    assert.deepEqual(await heard(mara), [])
    assert.deepEqual(
      (await mara.does(listReminders, {})).items.map(({ excerpt }) => excerpt),
      ['eins'],
    )
    clock.forward(2 * HOUR)
    await due()
    assert.deepEqual(await heard(mara), [['reminder', 'now', 'eins']])
  })

  test('need a moment to come, and something to think of', async () => {
    const ask = (when: string) => ({ subjectId: willkommen, when })
    await ana.isRefused(remind, ask('Kuchen'), 'no_moment')
    await ana.isRefused(remind, ask('am 1.1.2020 Kuchen'), 'in_the_past')
    await ana.isRefused(remind, ask('am 1.1.2099 Kuchen'), 'too_far')
    await ana.isRefused(remind, ask('in 2 hours'), 'nothing_to_remind')
    await ana.isRefused(remind, ask(`in 2 hours ${'x'.repeat(1_001)}`), 'too_long')
  })

  test('give nothing away of what may no longer be read', async () => {
    const said = await ben.does(postMessage, { subjectId: messgruppe, text: 'Pegel' })
    const gone = await ben.does(postMessage, { subjectId: messgruppe, text: 'Weg' })
    for (const { id: messageId } of [said, gone])
      await gina.does(remind, { subjectId: messgruppe, messageId, when: 'in 1 hour' })
    await mara.does(remind, { subjectId: messgruppe, messageId: gone.id, when: 'in 1 hour' })
    await gina.does(remind, { subjectId: messgruppe, when: 'in 1 hour an Ben denken' })
    await ben.does(deleteMessage, { messageId: gone.id })
    await gina.does(leaveChannel, { channelId: messgruppe })
    assert.deepEqual((await mara.does(listReminders, {})).items, [])
    const own = (await gina.does(listReminders, {})).items
    assert.deepEqual(
      own.map(({ subject, message, excerpt }) => [subject, message, excerpt]),
      [[null, null, 'an Ben denken']],
      'of own words the words, of what others said nothing',
    )
    clock.forward(HOUR)
    await due()
    assert.deepEqual(await heard(gina), [['reminder', 'now', 'an Ben denken']])
    assert.equal((await gina.hears())[0]!.subject, null)
    assert.equal((await heard(mara)).length, 1)
  })

  test('are for those who may read there, each their own; only the house gives them', async () => {
    const inside = await ben.does(postMessage, { subjectId: vorstand, text: 'Intern' })
    const mine = await ben.does(remind, { subjectId: vorstand, messageId: inside.id, when: 'tomorrow' })
    for (const outsider of [ana, cem, gina, sofia]) {
      await outsider.isRefused(remind, { subjectId: vorstand, when: 'tomorrow x' }, 'not_found')
      await outsider.isRefused(changeReminder, { reminderId: mine.id, when: 'tomorrow' }, 'not_found')
      await outsider.isRefused(dropReminder, { reminderId: mine.id }, 'not_found')
    }
    await ana.isRefused(remind, { subjectId: willkommen, messageId: inside.id, when: 'tomorrow' }, 'not_found')
    await gina.isRefused(remind, { subjectId: aushang, when: 'tomorrow x' }, 'forbidden')
    await someone.isRefused(remind, { subjectId: aushang, when: 'tomorrow x' }, 'signed_out')
    await ben.isRefused(giveReminder, { reminderId: mine.id }, 'not_found')
  })

  test('of own words are shown to a token only where it may look', async () => {
    await ben.does(remind, { subjectId: vorstand, when: 'tomorrow an die Kasse denken' })
    const shownTo = async (...scopes: string[]) => {
      const { items } = await ben.withToken(['keeping:read', ...scopes], world.lahn.id).does(listReminders, {})
      return items.some(({ excerpt }) => excerpt === 'an die Kasse denken')
    }
    assert.deepEqual([await shownTo(), await shownTo('private:read')], [false, true])
  })

  test('that came say nothing more once the right to read is gone', async () => {
    const said = await ben.does(postMessage, { subjectId: vorstand, text: 'Intern' })
    await ben.does(remind, { subjectId: vorstand, messageId: said.id, when: 'in 1 hour' })
    clock.forward(HOUR)
    await due()
    assert.equal((await ben.hears())[0]!.excerpt, 'Intern')
    await mara.does(removeFromCircle, { circleId: world.lahn.circles.vorstand, memberId: world.lahn.members.ben })
    const [notice] = await ben.hears()
    assert.deepEqual([notice!.excerpt, notice!.messageId, notice!.subject], ['', null, null])
  })
})
