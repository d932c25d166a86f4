import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { postMessage } from '#modules/conversation/contract.ts'
import { setPurpose, subjectKind } from '#modules/subjects/contract.ts'
import { createSubject, shareable } from '#modules/subjects/offers.ts'
import { openTestHouse } from '#tests/house.ts'
import { getContribution } from './contract-contribution.ts'
import { createGoal } from './contract-goals.ts'
import { listServing } from './contract-purpose.ts'
import { recordReading } from './contract-readings.ts'

/** A module of later days: errands take hours and are done when they are put away. */
shareable(subjectKind({ kind: 'errand', page: 'errands/{id}' }), {
  counts: sql`select count(*) filter (where s.archived_at is null) as open,
    count(*) filter (where s.archived_at is not null) as done, 2.5 * count(*) as hours, 0::numeric as hours_lately
    from served join subject s on s.community_id = served.community_id and s.id = served.id`,
})

describe('what serves a goal, in numbers', async () => {
  const { ana, mara, ben, cem, gina, otto, someone, house, clock, world } = await openTestHouse()
  const { channels, members, id: community } = world.lahn
  const goal = await mara.does(createGoal, { title: 'Sauber', metric: { name: 'Müll', unit: 'kg' } })
  const purpose = { kind: 'goal' as const, id: goal.id }
  const read = (who = ben) => who.does(getContribution, { goalId: goal.id })
  const kindsFor = async (who = ben) =>
    (await read(who)).kinds
      .map(({ kind, open, done, hours }) => [kind, open, done, hours] as const)
      .sort(([one], [other]) => one.localeCompare(other))
  const errand = (title: string, isDone: boolean) =>
    house.db.transaction(community, async (tx) => {
      const actor = { kind: 'member', memberId: members.mara, scopes: null } as never
      const { id } = await createSubject(
        { db: tx, community: { id: community }, now: clock.now(), actor },
        { kind: 'errand', title, purpose },
      )
      if (isDone) tx.send(sql`update subject set archived_at = ${clock.now()} where id = ${id}`)
      await tx.settled()
    })

  test('nothing at first; then each kind as its module counts it', async () => {
    const { kinds, hours } = await read()
    assert.deepEqual([kinds, hours], [[], null])
    await errand('Container', false)
    await errand('Boote', true)
    await mara.does(setPurpose, { subjectId: channels.cleanup, purpose })
    assert.deepEqual(await kindsFor(), [
      ['channel', 1, 0, null],
      ['errand', 1, 1, 5],
    ])
    assert.equal((await read()).hours, 5)
    const { items } = await ben.does(listServing, { goalId: goal.id })
    assert.deepEqual(items.map(({ kind }) => kind).sort(), ['channel', 'errand'])
  })

  test('what I cannot see does not count while few take part', async () => {
    await mara.does(setPurpose, { subjectId: channels.messgruppe, purpose })
    assert.deepEqual((await kindsFor(cem))[0], ['channel', 1, 0, null])
    assert.deepEqual((await kindsFor(ben))[0], ['channel', 2, 0, null])
  })

  test('people are counted by month, each once, with what they did', async () => {
    await ben.does(recordReading, { metricId: goal.metrics[0]!.id, value: 3, at: '2026-09-01' })
    for (const text of ['Hallo', 'Wer kommt?']) await ben.does(postMessage, { subjectId: channels.messgruppe, text })
    clock.moveTo('2026-10-02T10:00:00Z')
    await ana.does(postMessage, { subjectId: channels.cleanup, text: 'Ich komme' })
    const { people, months } = await read(ben)
    assert.equal(people, 3)
    assert.deepEqual(months, [
      { month: '2026-09', people: 2, deeds: 4 },
      { month: '2026-10', people: 1, deeds: 1 },
    ])
    assert.deepEqual((await read(cem)).months[0], { month: '2026-09', people: 2, deeds: 2 })
  })

  test('a month in which few took part counts only what I see, however many there were in the year', async () => {
    const tent = await mara.does(createGoal, { title: 'Zelt' })
    const served = { kind: 'goal' as const, id: tent.id }
    for (const subjectId of [channels.willkommen, channels.vorstand])
      await mara.does(setPurpose, { subjectId, purpose: served })
    clock.moveTo('2026-10-05T10:00:00Z')
    for (const who of [ana, mara, ben, cem])
      await who.does(postMessage, { subjectId: channels.willkommen, text: 'Hallo' })
    await house.db.transaction(community, async (tx) =>
      tx.send(sql`update let_in set subject_id = ${channels.willkommen} where member_id = ${members.gina}`),
    )
    await gina.does(postMessage, { subjectId: channels.willkommen, text: 'Hallo' })
    clock.moveTo('2026-11-02T10:00:00Z')
    await ben.does(postMessage, { subjectId: channels.vorstand, text: 'Unter uns' })
    const monthsOf = async (who: typeof ben) => (await who.does(getContribution, { goalId: tent.id })).months
    assert.deepEqual((await monthsOf(ben)).map(({ month, people }) => [month, people]).slice(-2), [
      ['2026-10', 5],
      ['2026-11', 1],
    ])
    assert.ok((await monthsOf(cem)).every(({ month, people }) => month !== '2026-11' || people === 0))
    assert.equal((await cem.does(getContribution, { goalId: tent.id })).people, 5)
  })

  test('is read by who sees the goal', async () => {
    await someone.isRefused(getContribution, { goalId: goal.id }, 'not_found')
    await otto.isRefused(getContribution, { goalId: goal.id }, 'not_found')
  })
})
