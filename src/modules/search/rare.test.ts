/** What lies beyond the newest messages comes from the index: the same answers, the same rights. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { createChannel } from '#modules/chat/contract.ts'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { find } from './contract.ts'

/** More than are looked through before the index is asked (migration 0041). */
const NEWER = 5_200

describe('searching among many', async () => {
  const { mara, ben, cem, gina, world, house, clock, settle, clean } = await openTestHouse()
  const { id: lahn, channels } = world.lahn
  const said = async (who: TestActor, subjectId: string, text: string) =>
    (await who.does(postMessage, { subjectId, text })).id
  const meeting = await said(ben, channels.willkommen, 'Die Mitgliederversammlung in Gießen wird groß')
  const letter = await cem.does(createChannel, { name: 'Rundbrief', audience: 'community' })
  const report = await said(cem, letter.id, 'Bericht der Hauptversammlung: https://example.org/bericht')
  const board = await said(mara, channels.vorstand, 'Vorstandsversammlung, noch nicht weitersagen')
  const measured = await said(ben, channels.messgruppe, 'Messversammlung am Wehr')
  await settle()
  await house.db.transaction(lahn, (tx) =>
    tx.rows(sql`insert into search_entry (community_id, kind, id, subject_id, is_talk, at, folded, words)
      select ${lahn}::uuid, 'message', gen_random_uuid(), ${channels.willkommen}::uuid, true, now() + interval '1 year',
        ' rauschen ', array_to_tsvector(array['rauschen', ${`#${channels.willkommen}`}])
      from generate_series(1, ${NEWER})`),
  )
  const finds = async (who: TestActor, text: string, expected: string[]) => {
    const { items, counts } = await who.does(find, { text, kind: 'message' })
    assert.deepEqual(items.map(({ id }) => id).toSorted(), expected.toSorted(), text)
    assert.equal(counts.find(({ kind }) => kind === 'message')!.count, expected.length, `how many for ${text}`)
  }

  test('a word, a part of one, its beginning, its stem and its other spellings are found', async () => {
    for (const text of ['Mitgliederversammlung', 'gliederversamm', 'Giessen', 'Gießen', 'grosse', 'mi gi']) {
      await finds(ben, text, [meeting])
    }
    await finds(ben, 'gliederversammlungen', [])
  })

  test('phrases, authors, places, what hangs on it and what is left out are asked of the index too', async () => {
    await finds(ben, '"wird groß"', [meeting])
    await finds(ben, '"groß wird"', [])
    await finds(ben, 'versammlung from:me', [meeting, measured])
    await finds(ben, 'versammlung in:Rundbrief', [report])
    await finds(cem, 'versammlung -bericht', [meeting])
    await finds(cem, 'versammlung has:link', [report])
  })

  test('nobody finds, or is told the number of, what they may not see', async () => {
    await finds(mara, 'versammlung', [meeting, report, board, measured])
    await finds(cem, 'versammlung', [meeting, report])
    await finds(gina, 'versammlung', [measured])
  })

  test('a word nobody says any more is forgotten, and is found again when it is said again', async () => {
    const words = () =>
      house.db.transaction(lahn, (tx) =>
        tx.rows(sql<{ word: string }>`select word from search_word where word in ('einmaliges', 'rauschen', 'wehr')`),
      )
    const once = await said(ben, channels.willkommen, 'Einmaliges am Wehr')
    await finds(ben, 'inmalig', []) // before the follower
    await settle()
    await finds(ben, 'inmalig', [once])
    await ben.does(deleteMessage, { messageId: once })
    await settle()
    clock.forward(3_600_000)
    await clean()
    assert.deepEqual(await words(), [{ word: 'wehr' }])
    const again = await said(ben, channels.willkommen, 'Einmaliges')
    await settle()
    await finds(ben, 'inmalig', [again])
  })
})
