import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { listMessages, postMessage } from './contract.ts'

describe('saying something', async () => {
  const { ana, ben, cem, gina, sam, fred, sofia, otto, someone, world, clock } = await openTestHouse()
  const { willkommen, vorstand, anaUndBen, messgruppe, aushang } = world.lahn.channels

  test('a member reads what another said, newest last', async () => {
    await ana.does(postMessage, { subjectId: willkommen, text: 'Hallo zusammen' })
    clock.forward(1_000)
    const said = await ben.does(postMessage, { subjectId: willkommen, text: '**Moin**' })
    assert.equal(said.author.name, 'Ben Okafor')
    const page = await cem.does(listMessages, { subjectId: willkommen })
    assert.deepEqual(
      page.items.map((message) => message.text),
      ['Hallo zusammen', '**Moin**'],
    )
    assert.deepEqual(page.items[1], said)
    assert.equal(page.seq, said.seq)
  })

  test('only those who may see a conversation find it', async () => {
    for (const outsider of [cem, gina, sam, fred, sofia, otto.in('lahn'), ana]) {
      await outsider.isRefused(postMessage, { subjectId: vorstand, text: 'Hallo' }, 'not_found')
    }
    await cem.isRefused(listMessages, { subjectId: anaUndBen }, 'not_found')
    await gina.isRefused(postMessage, { subjectId: willkommen, text: 'Hallo' }, 'not_found')
    await gina.does(postMessage, { subjectId: messgruppe, text: 'Danke, dass ich hier sein darf' })
  })

  test('a public channel is seen by anyone, its talk is not', async () => {
    await someone.isRefused(listMessages, { subjectId: aushang }, 'signed_out')
    await sofia.isRefused(postMessage, { subjectId: aushang, text: 'Hallo' }, 'forbidden')
    await ben.does(postMessage, { subjectId: aushang, text: 'Samstag um zehn' })
  })

  test('the same key says it once', async () => {
    const once = await ben.does(postMessage, { subjectId: willkommen, text: 'Einmal' }, { key: 'k1' })
    const twins = await Promise.all(
      [1, 2, 3].map(() => ben.does(postMessage, { subjectId: willkommen, text: 'Einmal' }, { key: 'k1' })),
    )
    for (const twin of twins) assert.deepEqual(twin, once)
    await ben.isRefused(postMessage, { subjectId: willkommen, text: 'Anders' }, 'key_reused', { key: 'k1' })
  })

  test('nothing said is refused', async () => {
    await ben.isRefused(postMessage, { subjectId: willkommen, text: '  ' }, 'empty')
    await ben.isRefused(postMessage, { subjectId: willkommen, text: 'a\0b' }, 'invalid')
  })
})
