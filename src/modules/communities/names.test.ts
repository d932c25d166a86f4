import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { namesOf, suggestMembers, updateCommunity } from './contract.ts'

describe('names for mentions', async () => {
  const { ana, ben, cem, gina, sofia, someone, world } = await openTestHouse()
  const { members, circles, channels } = world.lahn
  const asked = {
    memberIds: [members.ana, members.mara, members.cem, world.berg.members.otto],
    circleIds: [circles.messgruppe, circles.vorstand],
  }
  const shown = (found: { members: { name: string }[]; circles: { name: string }[] }) =>
    [...found.members, ...found.circles].map((one) => one.name).sort()

  test('what one may not know is simply absent', async () => {
    assert.deepEqual(shown(await ben.does(namesOf, asked)), [
      'Ana Keller',
      'Cem Demir',
      'Mara Lindner',
      'Messgruppe',
      'Vorstand',
    ])
    assert.deepEqual(shown(await cem.does(namesOf, asked)), ['Ana Keller', 'Cem Demir', 'Mara Lindner', 'Messgruppe'])
    assert.deepEqual(shown(await gina.does(namesOf, asked)), ['Mara Lindner'])
    await sofia.isRefused(namesOf, asked, 'forbidden')
    await someone.isRefused(namesOf, asked, 'signed_out')
  })

  test('those who would hear it are offered, beginnings of words first', async () => {
    const people = async (query: string, subjectId?: string) =>
      (await ben.does(suggestMembers, { query, subjectId })).members.map((one) => one.name)
    assert.deepEqual(await people('e', channels.willkommen), ['Ana Keller', 'Cem Demir', 'Mara Lindner'])
    assert.deepEqual(await people('de'), ['Cem Demir', 'Mara Lindner'].slice(0, 1))
    assert.deepEqual(await people('', channels.messgruppe), ['Gina Gast', 'Mara Lindner'])
    assert.deepEqual(await people('', channels.anaUndBen), ['Ana Keller'])
    assert.deepEqual(await people('%'), [])
    const byCem = await cem.does(suggestMembers, { query: '', subjectId: channels.vorstand })
    assert.deepEqual(byCem.members, [])
  })

  test('circles are offered as far as they are known; all only to whom the community lets', async () => {
    const byBen = await ben.does(suggestMembers, { query: 'v' })
    assert.deepEqual(byBen.circles, [{ id: circles.vorstand, name: 'Vorstand', members: 2 }])
    assert.deepEqual((await cem.does(suggestMembers, { query: 'v' })).circles, [])
    assert.equal((await ben.does(suggestMembers, { query: '', subjectId: channels.willkommen })).all, null)
    assert.equal((await ana.does(suggestMembers, { query: '', subjectId: channels.willkommen })).all, 4)
  })

  test('without a directory mentioning does not become one', async () => {
    await ana.does(updateCommunity, { directory: 'stewards' })
    const all = async (who: typeof ben, subjectId?: string) =>
      (await who.does(suggestMembers, { query: '', subjectId })).members.map((one) => one.name)
    assert.deepEqual(await all(cem), [])
    assert.deepEqual(await all(cem, channels.willkommen), ['Ana Keller', 'Ben Okafor', 'Mara Lindner'])
    assert.ok((await all(ana)).length > 3)
  })
})
