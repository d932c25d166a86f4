import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { deleteMessage, markRead, postMessage } from '#modules/conversation/contract.ts'
import { me } from '#modules/people/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { listNotices, markSeen } from './contract.ts'

const DAY = 24 * 3_600_000

describe('notices that are old', async () => {
  const { ana, ben, cem, world, clock, clean, settle } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const name = (who: 'ben' | 'cem', subjectId: string, text: string) =>
    ana.does(postMessage, { subjectId, text: `${text} <@member:${world.lahn.members[who]}>` })
  const kept = async (who: TestActor) =>
    (await who.does(listNotices, {})).items.map(({ excerpt }) => excerpt.split(' ')[0])

  test('are forgotten once they were seen, or read in their conversation; what nobody saw stays', async () => {
    await name('ben', willkommen, 'gesehen')
    await settle()
    await ben.does(markSeen, { upTo: 1_000_000 })
    await name('cem', cleanup, 'ungesehen')
    const read = await name('cem', willkommen, 'gelesen')
    await settle()
    await cem.does(markRead, { subjectId: willkommen, seq: read.seq! })
    clock.forward(89 * DAY)
    await clean()
    assert.deepEqual([await kept(ben), await kept(cem)], [['gesehen'], ['gelesen', 'ungesehen']])
    clock.forward(2 * DAY)
    await clean()
    assert.deepEqual([await kept(ben), await kept(cem)], [[], ['ungesehen']])
    clock.forward(365 * DAY)
    await clean()
    assert.deepEqual(await kept(cem), ['ungesehen'])
  })

  test('a badge counts neither what was read in its conversation nor what was deleted', async () => {
    const badge = async (who: TestActor) =>
      (await who.does(me, {})).communities.find(({ slug }) => slug === 'lahn')!.unseen
    const before = await badge(ben)
    const one = await name('ben', willkommen, 'eins')
    const two = await name('ben', cleanup, 'zwei')
    await settle()
    assert.equal(await badge(ben), before + 2)
    await ben.does(markRead, { subjectId: willkommen, seq: one.seq! })
    assert.equal(await badge(ben), before + 1)
    await ben.does(markRead, { subjectId: cleanup, seq: two.seq! })
    assert.equal(await badge(ben), before)
    await ben.does(markRead, { subjectId: cleanup, seq: two.seq! - 1, back: true })
    assert.equal(await badge(ben), before + 1)
    await ana.does(deleteMessage, { messageId: two.id })
    assert.equal(await badge(ben), before)
  })
})
