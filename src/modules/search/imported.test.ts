import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browseChannels, joinChannel } from '#modules/chat/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { startRun } from '#modules/imports/contract.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed, archiveOf, smallExport } from '#tests/moving.ts'
import { find } from './contract.ts'

const { house, mara, ben, cem, settle, world } = await openTestHouse()

async function counted(text: string, kind: string) {
  await settle()
  return (await ben.does(find, { text, kind })).items.length
}

test('what an import writes is found, also what existed before search did', async () => {
  const said = Array.from({ length: 5 }, (_, n) => ({
    type: 'message',
    user: 'U3',
    ts: `150000010${n}.000001`,
    text: `Altbestand *${n}*`,
    ...(n === 0 && {
      files: [
        { id: 'F1', name: 'Altplan.pdf', mimetype: 'application/pdf', size: 1, url_private: 'https://example.org/a' },
      ],
    }),
  }))
  const run = await analysed(mara, archiveOf({ ...smallExport, 'fest/2017-07-15.json': said }))
  await mara.does(startRun, { importId: run.id })
  await whenIdle()
  const { items } = await ben.does(browseChannels, { query: 'fest' })
  await ben.does(joinChannel, { channelId: items.find(({ title }) => title === 'fest')!.id })
  assert.equal(await counted('altbestand', 'message'), 5)
  assert.equal(await counted('fest', 'channel'), 1)
  assert.equal(await counted('altplan', 'file'), 1)
  assert.equal(await counted('moor', 'member'), 0)

  // As on the day the migration ran: nothing is written yet, and the follower begins with the first entry of the log.
  await cem.does(postMessage, { subjectId: world.lahn.channels.willkommen, text: 'Altbestand von hier' })
  await settle()
  await house.db.transaction(world.lahn.id, async (tx) => {
    tx.send(sql`delete from search_entry`)
    tx.send(sql`delete from follower_cursor where follower = 'search'`)
  })
  assert.equal(await counted('altbestand', 'message'), 6)
  assert.equal(await counted('altplan', 'file'), 1)
})
