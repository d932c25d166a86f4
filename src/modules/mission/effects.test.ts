import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { toldOfNewest } from '#tests/told.ts'
import { confirmEffect, listEffects, recordEffect, withdrawEffect } from './contract-effects.ts'
import { createGoal } from './contract-goals.ts'

describe('effects outside', async () => {
  const { ana, mara, ben, cem, gina, someone, otto, house, world } = await openTestHouse()
  const { members } = world.lahn
  const goal = await ana.does(createGoal, { title: 'Badeverbot weg', audience: 'public', ownerId: members.mara })
  const goalId = goal.id
  const press = {
    goalId,
    kind: 'press' as const,
    title: 'Bericht über die Cleanups',
    source: 'Oberhessische Presse',
    link: 'https://example.org/bericht',
    reach: 41_000,
    at: '2026-09-12',
  }

  test('are recorded with source and reach, and whoever carries the goal hears it', async () => {
    const effect = await ben.does(recordEffect, press)
    assert.deepEqual(
      [effect.reach, effect.source, effect.can],
      [41_000, press.source, { confirm: false, withdraw: true }],
    )
    assert.deepEqual(await toldOfNewest(house, world.lahn.id), { my_goal: [members.mara] })
    await ben.does(recordEffect, {
      ...press,
      kind: 'policy',
      title: 'Antrag im Stadtrat',
      reach: null,
      at: '2026-09-15',
    })
    const { items } = await someone.does(listEffects, { goalId })
    assert.deepEqual(
      items.map(({ title, recordedBy }) => [title, recordedBy]),
      [
        ['Antrag im Stadtrat', null],
        ['Bericht über die Cleanups', null],
      ],
    )
  })

  test('a second member confirms, once', async () => {
    const { items } = await cem.does(listEffects, { goalId, most: 1 })
    const effectId = items[0]!.id
    await ben.isRefused(confirmEffect, { effectId }, 'own_reading')
    assert.equal((await cem.does(confirmEffect, { effectId })).confirmedBy?.name, 'Cem Demir')
    assert.deepEqual(await toldOfNewest(house, world.lahn.id), { my_effect: [members.ben] })
    await mara.isRefused(confirmEffect, { effectId }, 'already_confirmed')
  })

  test('one that was wrong is taken back by who recorded it or tends the goal, and is gone', async () => {
    const { items, next } = await cem.does(listEffects, { goalId, most: 1 })
    await cem.isRefused(withdrawEffect, { effectId: items[0]!.id }, 'forbidden')
    await mara.does(withdrawEffect, { effectId: items[0]!.id })
    await ben.isRefused(withdrawEffect, { effectId: items[0]!.id }, 'not_found')
    const rest = await cem.does(listEffects, { goalId })
    assert.deepEqual([rest.items.map(({ title }) => title), next !== null], [[press.title], true])
  })

  test('only members record, only what has happened, only honest links', async () => {
    await gina.isRefused(recordEffect, press, 'forbidden')
    await someone.isRefused(recordEffect, press, 'signed_out')
    await otto.isRefused(recordEffect, press, 'not_found')
    await ben.isRefused(recordEffect, { ...press, at: '2026-09-18' }, 'in_the_future')
    await ben.isRefused(recordEffect, { ...press, link: 'javascript:alert(1)' }, 'invalid')
    await ben.isRefused(recordEffect, { ...press, source: ' ' }, 'invalid')
  })
})
