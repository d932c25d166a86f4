import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { writeCharter } from '#modules/mission/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getCommunity, updateCommunity } from './contract.ts'
import { admit, askToJoin, decline, join, listJoinRequests, listWaiting, withdrawRequest } from './contract-joining.ts'

describe('asking to join', async () => {
  const { ana, mara, ben, sam, fred, otto, sofia, someone, house, world, letters, clock } = await openTestHouse()
  const subjectId = world.lahn.channels.willkommen
  const deliveries = runDeliveries(house, (error) => {
    throw error
  })
  const answers = ['Der Fluss']

  test('a question must be answered; stewards hear of it and nobody else', async () => {
    await ana.does(updateCommunity, { joiningQuestions: ['Was führt dich her?'] })
    await sofia.isRefused(askToJoin, { name: 'Sofia' }, 'answers_missing')
    await sofia.isRefused(join, { name: 'Sofia' }, 'not_open')
    await someone.isRefused(askToJoin, { name: 'Wer', answers }, 'signed_out')
    await ben.isRefused(askToJoin, { name: 'Ben', answers }, 'forbidden')
    await sam.isRefused(askToJoin, { name: 'Sam', answers }, 'suspended')
    await sofia.does(askToJoin, { name: 'Sofia', answers })
    await sofia.isRefused(askToJoin, { name: 'Sofia', answers }, 'already_asked')
    await sofia.isRefused(listMessages, { subjectId }, 'not_found')
    assert.equal((await sofia.does(getCommunity, {})).me?.standing, 'requested')
    assert.ok((await mara.hears()).some((notice) => notice.kind === 'communities.join_requested'))
    assert.ok(!(await ben.hears()).some((notice) => notice.kind === 'communities.join_requested'))
  })

  test('the queue says how long they wait', async () => {
    clock.forward(3 * 86_400_000)
    const { items } = await mara.does(listJoinRequests, {})
    assert.deepEqual(
      items.map(({ name, answers: said, days }) => ({ name, said, days })),
      [{ name: 'Sofia', said: [{ question: 'Was führt dich her?', answer: 'Der Fluss' }], days: 3 }],
    )
    const waiting = await mara.does(listWaiting, {})
    assert.deepEqual([waiting.requests.length, waiting.unanswered.length], [1, 0])
    await ben.isRefused(listJoinRequests, {}, 'forbidden')
    await ben.isRefused(listWaiting, {}, 'forbidden')
  })

  test('admitted, they are in at once and told by mail', async () => {
    const requestId = (await mara.does(listJoinRequests, {})).items[0]!.id
    await ben.isRefused(admit, { requestId }, 'forbidden')
    await otto.isRefused(admit, { requestId }, 'not_found')
    const sentence = 'Samstag um zehn am Bootshaus.'
    const twice = await Promise.allSettled([
      ana.does(admit, { requestId, sentence }),
      mara.does(decline, { requestId }),
    ])
    assert.equal(twice.filter((one) => one.status === 'fulfilled').length, 1)
    if (twice[0].status === 'rejected') return assert.equal((await sofia.does(getCommunity, {})).me?.standing, 'left')
    await sofia.does(listMessages, { subjectId })
    await deliveries.settle()
    assert.deepEqual(
      [letters.at(-1)?.to, letters.at(-1)?.subject],
      ['sofia@example.org', 'Willkommen bei Flussretter Lahn'],
    )
    assert.match(letters.at(-1)!.text, /http:\/\/localhost:3000\/c\/lahn$/m)
    assert.match(letters.at(-1)!.text, /^Ana Keller schreibt dazu:\nSamstag um zehn am Bootshaus\.$/m)
    assert.ok((await mara.does(listWaiting, {})).newcomers.some((one) => one.name === 'Sofia' && one.days === 0))
  })

  test('declined or withdrawn, one may ask again', async () => {
    const { requestId } = await fred.does(askToJoin, { name: 'Fred', answers })
    await mara.does(decline, { requestId, sentence: 'Im Frühjahr nehmen wir wieder Leute ins Boot.' })
    await deliveries.settle()
    assert.equal(letters.at(-1)?.subject, 'Deine Anfrage bei Flussretter Lahn')
    assert.match(letters.at(-1)!.text, /^Mara Lindner schreibt dazu:\nIm Frühjahr nehmen wir wieder Leute ins Boot\.$/m)
    await mara.isRefused(admit, { requestId }, 'not_found')
    await fred.does(askToJoin, { name: 'Fred', answers })
    await fred.does(withdrawRequest, {})
    await fred.isRefused(withdrawRequest, {}, 'not_found')
    assert.equal((await mara.does(listJoinRequests, {})).items.length, 0)
    await deliveries.stop()
  })

  test('where the door is open one walks in, accepting the charter in force', async () => {
    await ana.does(updateCommunity, { joining: 'open' })
    await ana.does(writeCharter, { basedOn: 0, mission: 'Sauber', values: [], inScope: [], outOfScope: [] })
    await fred.isRefused(join, { name: 'Fred' }, 'charter_not_accepted')
    await fred.isRefused(askToJoin, { name: 'Fred', answers }, 'not_by_request')
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => fred.does(join, { name: 'Fred', acceptsCharter: true })),
    )
    assert.ok(tries.some((one) => one.status === 'fulfilled'))
    assert.equal((await fred.does(getCommunity, {})).me?.charterVersion, 1)
    await fred.does(listMessages, { subjectId })
    const joined = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(
        sql`select from activity where kind = 'communities.member_joined' and data->>'memberId' = ${world.lahn.members.fred}`,
      ),
    )
    assert.equal(joined.length, 1)
  })

  test('a closed community has no door for those outside', async () => {
    await ana.does(updateCommunity, { joining: 'invitation', publicPage: false })
    await otto.in('lahn').isRefused(join, { name: 'Otto' }, 'not_found')
    await otto.in('lahn').isRefused(askToJoin, { name: 'Otto' }, 'not_found')
  })
})
