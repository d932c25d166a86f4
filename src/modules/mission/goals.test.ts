import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { openTestHouse } from '#tests/house.ts'
import { toldOfNewest } from '#tests/told.ts'
import { createGoal, getGoal, listGoals, setGoalState, updateGoal } from './contract-goals.ts'
import { addMetric, removeMetric, updateMetric } from './contract-metrics.ts'

describe('goals', async () => {
  const { ana, mara, ben, cem, gina, sofia, someone, otto, house, world } = await openTestHouse()
  const { members, circles } = world.lahn
  const bathing = await ana.does(createGoal, { title: 'Kinder baden in der Lahn', kind: 'impact', audience: 'public' })
  const rubbish = await mara.does(createGoal, {
    title: 'Müll aus dem Fluss',
    parentId: bathing.id,
    ownerId: members.ben,
    icon: 'trash',
    deadline: '2026-12-31',
    intendedShare: 40,
    metric: { name: 'Müll', unit: 'kg', accumulation: 'cumulative', target: 12_000, baselineOn: '2026-01-01' },
  })

  test('a goal hangs below another, is carried by someone, and begins without data', async () => {
    assert.equal(rubbish.audience, 'public')
    assert.equal(rubbish.owner?.name, 'Ben Okafor')
    const page = await cem.does(getGoal, { goalId: rubbish.id })
    assert.equal(page.parentId, bathing.id)
    assert.deepEqual(page.can, { edit: false, record: true })
    assert.equal(page.metrics[0]!.deadline, '2026-12-31')
    assert.deepEqual([page.metrics[0]!.latest, page.metrics[0]!.progress.state], [null, 'no_data'])
    assert.deepEqual((await ben.does(getGoal, { goalId: rubbish.id })).can, { edit: true, record: true })
  })

  test('whoever is to carry a goal hears of it, and whoever follows it how it goes on', async () => {
    const { id: community } = world.lahn
    const page = await ana.does(createGoal, { title: 'Ufer mit Paten', ownerId: members.ben })
    assert.deepEqual(await toldOfNewest(house, community), { my_goal: [members.ben] })
    await ana.does(updateGoal, { goalId: page.id, ownerId: members.mara })
    assert.deepEqual(await toldOfNewest(house, community), { my_goal: [members.mara] })
    await house.db.transaction(community, async (tx) => {
      tx.send(sql`insert into watch (community_id, member_id, subject_id, since)
        values (${community}, ${members.cem}, ${page.id}, ${house.clock.now()})`)
    })
    await ana.does(setGoalState, { goalId: page.id, state: 'reached' })
    assert.deepEqual(await toldOfNewest(house, community), { my_goal: [members.mara], watched: [members.cem] })
    await mara.does(updateGoal, { goalId: page.id, ownerId: null, title: 'Paten' })
    assert.deepEqual(await toldOfNewest(house, community), {})
    await house.db.transaction(community, async (tx) => {
      tx.send(sql`update subject set deleted_at = ${house.clock.now()} where id = ${page.id}`)
    })
    await ana.isRefused(getGoal, { goalId: page.id }, 'not_found')
  })

  test('a goal serves itself, so that whatever hangs below it serves the goal', async () => {
    const row = await house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql<{ purposeId: string }>`select purpose_id from subject where id = ${rubbish.id}`),
    )
    assert.equal(row!.purposeId, rubbish.id)
  })

  test('visitors see public goals without names; guests and strangers the same goals', async () => {
    const seen = await someone.does(listGoals, {})
    assert.deepEqual(
      seen.items.map(({ title }) => title),
      [bathing.title, rubbish.title],
    )
    assert.equal(seen.items[1]!.owner, null)
    assert.equal((await sofia.does(getGoal, { goalId: rubbish.id })).owner, null)
    await otto.isRefused(getGoal, { goalId: rubbish.id }, 'not_found')
    assert.equal((await gina.does(listGoals, {})).items.length, 2)
  })

  test('members may not set goals, hosts may in their circle, and nothing is wider than its parent', async () => {
    await ben.isRefused(createGoal, { title: 'Meins' }, 'forbidden')
    await cem.isRefused(createGoal, { title: 'Meins', audience: 'circle', circleId: circles.messgruppe }, 'not_found')
    await ben.isRefused(createGoal, { title: 'Meins', audience: 'circle', circleId: circles.messgruppe }, 'forbidden')
    await mara.isRefused(createGoal, { title: 'Meins', audience: 'circle' }, 'invalid')
    const inside = await mara.does(createGoal, { title: 'Geräte', audience: 'circle', circleId: circles.vorstand })
    await cem.isRefused(getGoal, { goalId: inside.id }, 'not_found')
    await ana.isRefused(createGoal, { title: 'Kind', parentId: inside.id }, 'not_found')
    await mara.isRefused(createGoal, { title: 'Kind', parentId: inside.id, audience: 'public' }, 'wider_than_parent')
    await mara.isRefused(updateGoal, { goalId: inside.id, ownerId: members.cem }, 'no_such_owner')
    await mara.isRefused(updateGoal, { goalId: rubbish.id, parentId: inside.id }, 'wider_than_parent')
    assert.equal((await mara.does(listGoals, {})).items.length, 3)
  })

  test('whoever carries a goal sets goals below it, but none for the public', async () => {
    const part = { title: 'Wehr', parentId: rubbish.id }
    await ben.isRefused(createGoal, part, 'forbidden')
    const weir = await ben.does(createGoal, { ...part, audience: 'community' })
    const rows = (await ana.does(listGoals, {})).items
    assert.deepEqual(
      rows.slice(0, 3).map(({ depth }) => depth),
      [0, 1, 2],
    )
    await ana.isRefused(updateGoal, { goalId: bathing.id, parentId: weir.id }, 'below_itself')
    await ana.isRefused(updateGoal, { goalId: weir.id, parentId: world.berg.channels.gipfel }, 'no_such_goal')
    await ana.isRefused(createGoal, { title: 'X', ownerId: members.fred }, 'no_such_owner')
    const moved = await ana.does(updateGoal, { goalId: weir.id, parentId: null, title: 'Das Wehr', sentence: 'Weil' })
    assert.deepEqual([moved.parentId, moved.title, moved.sentence, moved.kind], [null, 'Das Wehr', 'Weil', 'outcome'])
  })

  test('pausing and stopping say why', async () => {
    await ben.isRefused(setGoalState, { goalId: rubbish.id, state: 'paused' }, 'reason_missing')
    await cem.isRefused(setGoalState, { goalId: rubbish.id, state: 'paused', reason: 'Winter' }, 'forbidden')
    const paused = await ben.does(setGoalState, { goalId: rubbish.id, state: 'paused', reason: 'Winter' })
    assert.deepEqual([paused.state, paused.stateReason], ['paused', 'Winter'])
    assert.equal((await ana.does(listGoals, { state: 'paused' })).items[0]!.id, rubbish.id)
    await ben.does(setGoalState, { goalId: rubbish.id, state: 'open' })
  })

  test('metrics are added, put first, changed and removed by those who tend the goal', async () => {
    const ask = { goalId: rubbish.id, name: 'Spenden', kind: 'money' as const, target: 500_000 }
    await cem.isRefused(addMetric, ask, 'forbidden')
    await ben.isRefused(addMetric, { ...ask, direction: 'down' }, 'target_against_direction')
    await ben.isRefused(addMetric, { ...ask, kind: 'yes_no', accumulation: 'cumulative' }, 'does_not_add_up')
    const money = await ben.does(addMetric, ask)
    assert.deepEqual([money.currency, money.baselineOn], ['EUR', '2026-09-17'])
    await ben.isRefused(updateMetric, { metricId: money.id, baseline: 600_000 }, 'target_against_direction')
    await cem.isRefused(updateMetric, { metricId: money.id, name: 'Geld' }, 'forbidden')
    await ben.does(updateMetric, { metricId: money.id, isFirst: true, target: null })
    const first = (await cem.does(listGoals, {})).items.find(({ id }) => id === rubbish.id)!.metric
    assert.deepEqual([first!.name, first!.target], ['Spenden', null])
    await cem.isRefused(removeMetric, { metricId: money.id }, 'forbidden')
    await ben.does(removeMetric, { metricId: money.id })
    await ben.isRefused(removeMetric, { metricId: money.id }, 'not_found')
    assert.deepEqual(
      (await cem.does(getGoal, { goalId: rubbish.id })).metrics.map(({ name }) => name),
      ['Müll'],
    )
  })
})
