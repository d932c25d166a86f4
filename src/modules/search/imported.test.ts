import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { beginRun, writeChannels, writeMessages, writePeople } from '#modules/imports/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { find } from './contract.ts'

const { house, ben, cem, settle, world } = await openTestHouse()
const system = { system: 'slack', space: 'T1' }
const at = '2020-05-04T10:00:00.000Z'

async function counted(text: string, kind: string) {
  await settle()
  return (await ben.does(find, { text, kind })).items.length
}

test('what an import writes in several batches is found, also what existed before search did', async () => {
  const clerk = actorFor(house, operator, 'lahn', settle)
  const { id: importId } = await clerk.does(beginRun, system)
  const { ids: people } = await clerk.does(writePeople, {
    ...system,
    importId,
    rows: [{ key: 'user:U1', name: 'Altmitglied', emailHash: null }],
  })
  const channel = { title: 'Damals', topic: 'Aus alter Zeit', isPrivate: false, isArchived: false, memberIds: [] }
  const { ids: channels } = await clerk.does(writeChannels, {
    ...system,
    importId,
    rows: [{ key: 'channel:C1', ...channel, createdBy: null, createdAt: at }],
  })
  const row = (n: number) => ({
    key: `message:C1:${n}`,
    authorId: people[0]!,
    at,
    text: `Altbestand *${n}*`,
    headKey: null,
    inChannel: true,
    editedAt: null,
    isDeleted: n === 3,
    isMissing: false,
    reactions: [],
    files:
      n === 0
        ? [{ key: 'file:F1', name: 'Altplan.pdf', type: 'application/pdf', size: 1, link: 'https://example.org/a' }]
        : [],
  })
  const write = (numbers: number[]) =>
    clerk.does(writeMessages, { ...system, importId, channelId: channels[0]!, rows: numbers.map(row) })
  await write([0, 1])
  assert.equal(await counted('altbestand', 'message'), 2)
  await write([2, 3, 4])
  assert.equal(await counted('altbestand', 'message'), 4)
  assert.equal(await counted('damals', 'channel'), 1)
  assert.equal(await counted('altplan', 'file'), 1)
  assert.equal(await counted('altmitglied', 'member'), 0)

  // As on the day the migration ran: nothing is written yet, and the follower begins with the first entry of the log.
  await cem.does(postMessage, { subjectId: world.lahn.channels.willkommen, text: 'Altbestand von hier' })
  await settle()
  await house.db.transaction(world.lahn.id, async (tx) => {
    tx.send(sql`delete from search_entry`)
    tx.send(sql`delete from follower_cursor where follower = 'search'`)
  })
  assert.equal(await counted('altbestand', 'message'), 5)
  assert.equal(await counted('altplan', 'file'), 1)
})
