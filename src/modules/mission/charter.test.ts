import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { openTestHouse } from '#tests/house.ts'
import { toldOfNewest } from '#tests/told.ts'
import { acceptCharter, getCharter, listCharterVersions, writeCharter } from './contract.ts'

describe('the charter', async () => {
  const { ana, mara, ben, cem, gina, sofia, someone, otto, sam, house, world } = await openTestHouse()
  const text = {
    basedOn: 0,
    mission: 'Wir machen die *Lahn* so sauber, dass Kinder darin baden können.',
    values: [{ title: 'Zusammenhalt', weDo: 'wir fragen nach', weDont: 'wir lassen niemanden allein' }],
    inScope: ['Müll am Ufer'],
    outOfScope: ['Parteipolitik'],
  }

  test('there is none until someone writes it, and only stewards may', async () => {
    await ana.isRefused(getCharter, {}, 'not_found')
    for (const other of [ben, gina, sofia]) await other.isRefused(writeCharter, text, 'forbidden')
    for (const other of [someone]) await other.isRefused(writeCharter, text, 'signed_out')
    await otto.in('lahn').isRefused(writeCharter, text, 'forbidden')
    await sam.isRefused(writeCharter, text, 'forbidden')
  })

  test('it is written, mirrored as the mission, and accepted by its author', async () => {
    const charter = await mara.does(writeCharter, text)
    assert.equal(charter.version, 1)
    assert.equal(charter.accepted, 1)
    const { ana: one, ben: two, cem: three } = world.lahn.members
    assert.deepEqual(await toldOfNewest(house, world.lahn.id), {
      charter: [one, two, three].sort(),
    })
    assert.deepEqual(charter.can, { write: true, accept: false })
    const [row] = await house.db.rows(sql<{ mission: string }>`select mission from community where slug = 'lahn'`)
    assert.equal(row!.mission, text.mission)
    const seen = await ben.does(getCharter, {})
    assert.equal(seen.writtenBy?.name, 'Mara Lindner')
    assert.deepEqual(seen.can, { write: false, accept: true })
    assert.equal((await someone.does(getCharter, {})).writtenBy, null)
  })

  test('a new version keeps values by their id, and the old version its words', async () => {
    const first = await ana.does(getCharter, {})
    const value = first.values[0]!
    const next = await ana.does(writeCharter, {
      ...text,
      basedOn: 1,
      values: [{ title: 'Offenheit' }, { id: value.id, title: 'Zusammenhalt zuerst' }],
      reason: 'Nach der Klausur',
    })
    assert.deepEqual(
      next.values.map(({ title }) => title),
      ['Offenheit', 'Zusammenhalt zuerst'],
    )
    assert.equal(next.values[1]!.id, value.id)
    const old = await ben.does(getCharter, { version: 1 })
    assert.deepEqual([old.version, old.newest, old.values[0]!.title], [1, 2, 'Zusammenhalt'])
    const { items, next: more } = await ben.does(listCharterVersions, { most: 1 })
    assert.equal(items[0]!.version, 2)
    const rest = await ben.does(listCharterVersions, { after: more! })
    assert.deepEqual(
      rest.items.map(({ version }) => version),
      [1],
    )
    await someone.isRefused(listCharterVersions, {}, 'signed_out')
  })

  test('a change says why; the first charter need not', async () => {
    await ana.isRefused(writeCharter, { ...text, basedOn: 2 }, 'change_unexplained')
    await ana.isRefused(writeCharter, { ...text, basedOn: 2, reason: '  ' }, 'change_unexplained')
  })

  test('whoever wrote meanwhile is not overwritten', async () => {
    await mara.isRefused(writeCharter, { ...text, basedOn: 1, reason: 'Neu' }, 'written_meanwhile')
    const twins = [ana, mara].map((one) =>
      one.does(writeCharter, { ...text, basedOn: 2, values: [], reason: 'Kürzer' }),
    )
    const done = await Promise.allSettled(twins)
    assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const codes = done.flatMap((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : []))
    assert.deepEqual(codes, ['written_meanwhile'])
  })

  test('a value of another community is none', async () => {
    const values = [{ id: world.berg.channels.gipfel, title: 'Fremd' }]
    await ana.isRefused(writeCharter, { ...text, basedOn: 3, values, reason: 'Neu' }, 'no_such_value')
    await ana.isRefused(writeCharter, { ...text, basedOn: 3, mission: ' ' }, 'invalid')
  })

  test('a member accepts the version in force, and only that', async () => {
    await cem.isRefused(acceptCharter, { version: 1 }, 'charter_outdated')
    await cem.does(acceptCharter, { version: 3 })
    await cem.does(acceptCharter, { version: 3 })
    assert.equal((await cem.does(getCharter, {})).accepted, 3)
    await sofia.isRefused(acceptCharter, { version: 3 }, 'forbidden')
  })
})
