import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { getCharter, writeCharter } from '#modules/mission/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { find } from './contract.ts'

const { house, world, settle, ana, ben, gina, otto } = await openTestHouse()
const charter = { mission: 'Die Lahn wieder zum Baden', inScope: [], outOfScope: [], reason: 'besser gesagt' }
const proof = { title: 'Ehrlich', weDo: 'Wir messen nach und zeigen Zahlen.', weDont: 'Schönrechnen' }
const open = { title: 'Offen', weDo: 'Alle dürfen fragen.', weDont: '' }

async function found(who: TestActor, text: string) {
  await settle()
  const { items } = await who.does(find, { text, kind: 'value' })
  return items.map(({ title, snippet }) => [title.text, snippet.text])
}

test('values are found by their name and by what we do and leave, by those who may read the charter', async () => {
  await ana.does(writeCharter, { ...charter, basedOn: 0, values: [proof, open] })
  assert.deepEqual(await found(ben, 'ehrlich'), [['Ehrlich', 'Wir messen nach und zeigen Zahlen. Schönrechnen']])
  assert.deepEqual(
    (await found(ben, 'schoenrechnen')).map(([title]) => title),
    ['Ehrlich'],
  )
  assert.deepEqual(
    (await found(ben, 'fragen')).map(([title]) => title),
    ['Offen'],
  )
  for (const who of [gina, otto]) assert.deepEqual(await found(who, 'ehrlich'), [])
  const { counts } = await ben.does(find, { text: 'ehrlich' })
  assert.deepEqual(counts.find(({ kind }) => kind === 'value')?.count, 1)
})

test('a new version is what is found: other words, and what it left out no more', async () => {
  const [first] = (await ana.does(getCharter, {})).values
  const values = [{ ...first!, title: 'Aufrichtig', weDont: '' }]
  await ana.does(writeCharter, { ...charter, basedOn: 1, values })
  assert.deepEqual(
    (await found(ben, 'aufrichtig')).map(([title]) => title),
    ['Aufrichtig'],
  )
  for (const gone of ['ehrlich', 'schönrechnen', 'offen', 'fragen']) assert.deepEqual(await found(ben, gone), [], gone)
})

test('those that stood before are found once the migration has said so', async () => {
  await house.db.transaction(world.lahn.id, async (tx) => tx.send(sql`delete from search_entry where kind = 'value'`))
  assert.deepEqual(await found(ben, 'aufrichtig'), [])
  // As the migration (0039) does.
  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`
      with heads as (update log_head h set seq = seq + 1 where h.community_id = ${world.lahn.id} returning h.community_id, h.seq)
      insert into activity (community_id, seq, operation, kind, data, at)
      select community_id, seq, 'mission.writeCharter', 'mission.values_worded', '{}', now() from heads`),
  )
  assert.equal((await found(ben, 'aufrichtig')).length, 1)
})
