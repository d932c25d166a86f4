import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eraseMembership } from '#modules/leaving/contract.ts'
import { tablesHolding } from '#tests/holding.ts'
import { openTestHouse } from '#tests/house.ts'
import { compareNoteVersions, getNote, listNoteVersions, makeNote, writeNote } from './contract.ts'

const { ana, ben, world, house, clock, settle, clean } = await openTestHouse()
const { id: community, channels } = world.lahn

test('a page written together stays when one goes; what stood there by them alone goes with their words', async () => {
  const subjectId = channels.cleanup
  const alone = await ben.does(makeNote, { subjectId, title: 'Bens Zettel', text: 'Murmelbahn' })
  const shared = await ben.does(makeNote, { subjectId, title: 'Plan', text: 'Murmelkiste' })
  await ana.does(writeNote, { noteId: shared.id, text: 'Wir treffen uns am Wehr', basedOn: 1 })
  const [at, end] = [clock.now(), new Date(clock.now().getTime() + 9e9)]
  await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
    values (${world.people.ben}, ${world.people.ben}, 'ben', ${end}, ${at}, ${at})`)
  await ben.does(eraseMembership, { communityId: community, words: 'removed' })
  await settle()
  await clean()
  await ana.isRefused(getNote, { noteId: alone.id }, 'not_found')
  assert.equal((await ana.does(getNote, { noteId: shared.id })).text, 'Wir treffen uns am Wehr')
  const { items } = await ana.does(listNoteVersions, { noteId: shared.id })
  assert.deepEqual(
    items.map(({ version, isGone }) => [version, isGone]),
    [
      [2, false],
      [1, true],
    ],
  )
  assert.equal((await ana.does(compareNoteVersions, { noteId: shared.id, version: 1 })).text, '')
  assert.deepEqual(await tablesHolding(house, community, 'Murmel'), [])
})
