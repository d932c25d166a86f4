import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browseChannels, joinChannel } from '#modules/chat/contract.ts'
import { listMessages, postMessage, react } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed, archiveOf, smallExport } from '#tests/moving.ts'
import { getRun, listKept, type Run, startRun, undoRun } from './contract.ts'
import { whenIdle } from './worker.ts'

const { ana, mara, ben, cem, otto, house, world, clock, settle } = await openTestHouse()
const tables = [
  'member',
  'circle',
  'circle_member',
  'let_in',
  'subject',
  'channel',
  'message',
  'reaction',
  'file',
  'imported',
  'search_entry',
]
const day = 86_400_000

type Matches = { key: string; memberId: string }[]

async function rowCounts() {
  await settle()
  return house.db.transaction(world.lahn.id, async (tx) => {
    const counts = tables.map(async (table) => {
      const row = await tx.one(sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`)
      return [table, row!.many] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  })
}

async function movedIn(content: Record<string, unknown> = smallExport, matches: Matches = []): Promise<Run> {
  const run = await analysed(mara, archiveOf(content))
  await mara.does(startRun, { importId: run.id, matches })
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.equal(done.state, 'done')
  return done
}

async function takenBack(run: Run): Promise<Run> {
  await mara.does(undoRun, { importId: run.id })
  await whenIdle()
  const undone = await mara.does(getRun, { importId: run.id })
  assert.equal(undone.state, 'undone')
  return undone
}

async function messagesIn(title: string) {
  const { items } = await cem.does(browseChannels, { query: title })
  const channel = items.find((one) => one.title === title)!
  return { channel, messages: (await ben.does(listMessages, { subjectId: channel.id })).items }
}

test('what nobody has used goes without a trace, and comes again as it was', async () => {
  const before = await rowCounts()
  // That a steward thought somebody to be Max is no use of it yet.
  const first = await movedIn(smallExport, [{ key: 'user:U3', memberId: world.lahn.members.cem }])
  const after = await rowCounts()
  const undone = await takenBack(first)
  assert.deepEqual([undone.kept, undone.can.undo], [0, false])
  assert.deepEqual(await rowCounts(), before)
  const again = await movedIn()
  assert.deepEqual(again.report, first.report)
  assert.deepEqual(await rowCounts(), after)
  await takenBack(again)
  assert.deepEqual(await rowCounts(), before)
})

test('what was answered, reacted to or changed stays with what it needs, and is listed; the rest goes', async () => {
  const run = await movedIn()
  const { channel, messages } = await messagesIn('allgemein')
  await ben.does(joinChannel, { channelId: channel.id })
  const [question, hello] = messages
  await ben.does(postMessage, { subjectId: channel.id, threadId: question!.id, text: 'Ich auch' })
  await ben.does(react, { messageId: hello!.id, emoji: '🌊' })
  const undone = await takenBack(run)
  const left = await messagesIn('allgemein')
  assert.deepEqual(
    left.messages.map(({ text, author, replyCount }) => [text.slice(0, 5), author.name, replyCount]),
    [
      ['Wer k', 'Rosa Fluss', 1],
      ['Hallo', 'Max Moor', 0],
    ],
    'the imported reply went, the new one is counted',
  )
  const { items } = await mara.does(listKept, { importId: run.id })
  assert.deepEqual(items.map(({ table, why, name }) => [table, why, name]).sort(), [
    ['member', 'in_use', 'Kim Kiesel'],
    ['member', 'in_use', 'Max Moor'],
    ['member', 'in_use', 'Rosa Fluss'],
    ['message', 'answered', 'allgemein'],
    ['message', 'reacted', 'allgemein'],
    ['subject', 'in_use', 'allgemein'],
  ])
  assert.equal(undone.kept, items.length)
  assert.deepEqual((await ben.does(browseChannels, { query: 'fest' })).items, [])

  const again = await movedIn()
  assert.deepEqual(
    [again.report!.people, again.report!.channels, again.report!.messages],
    [0, 3, 7],
    'only what went comes again',
  )
  const whole = await messagesIn('allgemein')
  assert.deepEqual(
    whole.messages.map(({ text, replyCount }) => [text.slice(0, 5), replyCount]),
    [
      ['Wer k', 2],
      ['Hallo', 0],
      ['Bis m', 0],
    ],
  )
})

test('after 30 days it stays; twice at once is once; and it is nobody else’s', async () => {
  const run = await movedIn({ 'channels.json': [{ id: 'C7', name: 'spaet', members: [] }] })
  await ben.isRefused(undoRun, { importId: run.id }, 'not_found')
  await otto.isRefused(undoRun, { importId: run.id }, 'not_found')
  clock.forward(29 * day)
  assert.equal((await ana.does(getRun, { importId: run.id })).can.undo, true)
  clock.forward(2 * day)
  await ana.isRefused(undoRun, { importId: run.id }, 'too_late')
})
