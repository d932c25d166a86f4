import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { operator } from '#kernel/tenancy.ts'
import { hasWord } from '#kernel/words.ts'
import { browseChannels } from '#modules/chat/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { analysed, archiveOf, bodyOf, send, sha256, smallExport } from '#tests/moving.ts'
import { zip } from '#tests/zip.ts'
import {
  analyse,
  beginUpload,
  discardRun,
  getRun,
  listRuns,
  PART_BYTES,
  readAnalysis,
  sendPart,
  startRun,
} from './contract.ts'
import { writeMessages } from './contract-writing.ts'
import { insertRun } from './run-rows.ts'
import { whenIdle } from './worker.ts'

const { ana, mara, ben, otto, house, world, clock, clean, settle } = await openTestHouse()
const root = actorFor(house, operator, world.lahn.slug, settle)
const small = archiveOf(smallExport)

const count = (table: string) =>
  house.db.transaction(world.lahn.id, async (tx) => {
    const row = await tx.one(sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`)
    return row!.many
  })
const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`leitstern-import-${process.pid}-`))

test('an archive comes in parts: each is checked, may be sent again, and one that was cut off is gone on with', async () => {
  const bytes = randomBytes(PART_BYTES + 1_000)
  const run = await mara.does(beginUpload, { name: 'groß.zip', size: bytes.length })
  const [first, last] = [bytes.subarray(0, PART_BYTES), bytes.subarray(PART_BYTES)]
  const part = (offset: number, of: Buffer) => ({ importId: run.id, offset, sha256: sha256(of) })
  await mara.isRefused(sendPart, part(0, last), 'part_has_wrong_size', bodyOf(last))
  await mara.isRefused(sendPart, part(0, randomBytes(9)), 'part_is_damaged', bodyOf(first))
  await mara.isRefused(sendPart, part(PART_BYTES, last), 'part_is_out_of_turn', bodyOf(last))
  await mara.isRefused(analyse, { importId: run.id }, 'not_whole_yet')
  const there = await mara.does(sendPart, part(0, first), bodyOf(first))
  assert.equal(there.received, PART_BYTES)
  const again = await mara.does(sendPart, part(0, first), bodyOf(first))
  assert.equal(again.received, PART_BYTES, 'sent twice, kept once')
  // Whoever comes back with the file asks how far it is.
  const known = await mara.does(getRun, { importId: run.id })
  assert.equal((await send(mara, known, bytes)).received, bytes.length)
  await mara.does(discardRun, { importId: run.id })
  assert.equal(await count('import_part'), 0)
  await mara.isRefused(getRun, { importId: run.id }, 'not_found')
})

test('two who send the same part at once advance it once', async () => {
  const bytes = Buffer.alloc(2_000, 0xff) // no archive of any kind
  const run = await mara.does(beginUpload, { name: 'x.zip', size: bytes.length })
  const part = { importId: run.id, offset: 0, sha256: sha256(bytes) }
  const both = await Promise.allSettled([
    mara.does(sendPart, part, bodyOf(bytes)),
    mara.does(sendPart, part, bodyOf(bytes)),
  ])
  assert.ok(both.some(({ status }) => status === 'fulfilled'))
  assert.equal((await mara.does(getRun, { importId: run.id })).received, bytes.length)
  await mara.does(analyse, { importId: run.id })
  await whenIdle()
  const failed = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([failed.state, failed.problem, failed.can.discard], ['failed', 'archive_is_unreadable', true])
  assert.equal(await count('import_part'), 0, 'what cannot be read is not kept')
  await mara.does(discardRun, { importId: run.id })
})

test('an archive is looked at without writing: people with suggestions, channels, and what would come', async () => {
  const before = await Promise.all(['member', 'subject', 'message', 'imported', 'activity'].map(count))
  const run = await analysed(mara, small)
  assert.deepEqual([run.state, run.system, run.total], ['analysed', 'slack', 9])
  const { people, channels, report } = await mara.does(readAnalysis, { importId: run.id })
  assert.deepEqual(
    people.map(({ name, messages, suggested }) => [name, messages, suggested]),
    [
      ['Rosa Fluss', 4, null],
      ['Kim Kiesel', 4, null],
      ['Max Moor', 1, null],
    ],
    'where members have aliases, nobody learns whose address it is',
  )
  assert.deepEqual(
    channels.map(({ name, kind, messages }) => [name, kind, messages]),
    [
      ['allgemein', 'public', 4],
      ['fest', 'public', 1],
      ['kasse', 'private', 2],
      ['', 'direct', 2],
    ],
  )
  assert.deepEqual([report.people, report.channels, report.messages, report.replies], [3, 4, 9, 1])
  await house.db.transaction(world.lahn.id, async (tx) => tx.send(sql`update community set alias = 'real_name'`))
  const real = await mara.does(readAnalysis, { importId: run.id })
  assert.deepEqual(real.people[0]!.suggested, { id: world.lahn.members.ben, name: 'Ben Okafor', why: 'email' })
  assert.deepEqual(await Promise.all(['member', 'subject', 'message', 'imported', 'activity'].map(count)), before)
  await mara.does(discardRun, { importId: run.id })
})

test('it moves in in the background, and the archive goes when it is done', async () => {
  const run = await analysed(mara, small)
  const announced = (await mara.does(readAnalysis, { importId: run.id })).report
  const started = await mara.does(startRun, { importId: run.id })
  assert.equal(started.state, 'running')
  await mara.isRefused(startRun, { importId: run.id }, 'not_now')
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([done.state, done.done, done.by?.name], ['done', 9, 'Mara Lindner'])
  assert.deepEqual(done.report, announced, 'what was announced came')
  assert.equal(await count('import_part'), 0)
  await mara.isRefused(readAnalysis, { importId: run.id }, 'not_analysed')
  assert.deepEqual(spooled(), [])
  const { items } = await ben.does(browseChannels, {})
  assert.ok(items.some(({ title }) => title === 'allgemein'))
  assert.ok(items.every(({ title }) => title !== 'kasse'))
})

test('killed in the middle, it goes on where it was: nothing twice, nothing missing, the same report', async () => {
  const many = Array.from({ length: 1_700 }, (_, n) => ({
    user: `U${n % 7}`,
    ts: `${1_600_000_000 + n}.000001`,
    text: `Nachricht ${n}`,
    ...(n % 3 === 2 && { thread_ts: `${1_600_000_000 + n - 2}.000001` }),
  }))
  const large = archiveOf({
    'users.json': Array.from({ length: 7 }, (_, n) => ({ id: `U${n}`, team_id: 'T9', name: `p${n}` })),
    'channels.json': [{ id: 'C9', name: 'lang', members: [] }],
    'lang/2020-09-13.json': many,
  })
  const run = await analysed(mara, large)
  const announced = (await mara.does(readAnalysis, { importId: run.id })).report
  // The power goes at the third batch of messages, before its commit.
  const now = house.clock.now
  let batches = 0
  const { transaction } = house.db
  house.db.transaction = async (community, work) =>
    transaction(community, async (tx) => {
      const result = await work(tx)
      const written = await tx.one(sql<{ cursor: number }>`select cursor from import_run where id = ${run.id}`)
      if (written?.cursor === 1_500 && batches++ === 0) throw new Error('the power is gone')
      return result
    })
  await mara.does(startRun, { importId: run.id })
  await whenIdle()
  house.db.transaction = transaction
  const cut = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([cut.state, cut.done], ['running', 1_000])
  // The lease of whoever died ends, and the job of any node goes on.
  clock.forward(3 * 60_000)
  await clean()
  await whenIdle()
  const done = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([done.state, done.done], ['done', 1_700])
  assert.deepEqual(done.report, announced)
  const { items } = await ben.does(browseChannels, { query: 'lang' })
  const texts = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql<{ text: string; many: number }>`
      select text, count(*)::int as many from message where subject_id = ${items[0]!.id} group by text having count(*) > 1`),
  )
  assert.deepEqual(texts, [])
  assert.equal(now, house.clock.now)
})

test('a command that was killed is failed, as its file went with it', async () => {
  const of = { house, community: (await house.tenancy.communityBySlug('lahn'))!, importId: newId() }
  await insertRun(of, { system: 'slack', space: 'T1', name: 'x.zip' })
  await clean()
  await whenIdle()
  assert.equal((await mara.does(getRun, { importId: of.importId })).state, 'running', 'somebody is at it')
  clock.forward(3 * 60_000)
  await clean()
  await whenIdle()
  const { state, problem } = await mara.does(getRun, { importId: of.importId })
  assert.deepEqual([state, problem], ['failed', 'archive_is_gone'])
})

test('whoever is out of step writes nothing', async () => {
  const [run] = (await mara.does(listRuns, {})).items
  const batch = { system: 'slack', space: 'T9', importId: run!.id, rows: [], from: 3, to: 4 }
  await root.isRefused(writeMessages, batch, 'out_of_step')
})

test('a hostile archive fails with a reason everybody can read, and leaves nothing', async () => {
  const bomb = zip(Array.from({ length: 400 }, (_, n) => ({ name: `${n}`, data: Buffer.alloc(1024 ** 2) })))
  for (const [bytes, problem] of [
    [bomb, 'archive_is_too_big'],
    [archiveOf({ 'board.json': {} }), 'not_a_known_export'],
    [archiveOf({ 'channels.json': [] }), 'not_a_slack_export'],
    [Buffer.from('{"type":"version"}\n'), 'not_a_mattermost_export'],
  ] as const) {
    const run = await analysed(ana, bytes)
    assert.deepEqual([run.state, run.problem], ['failed', problem])
    for (const language of ['de', 'en']) assert.ok(hasWord(language, `imports:refusal.${problem}`))
    await ana.does(discardRun, { importId: run.id })
  }
  assert.equal(existsSync('/board.json'), false)
  assert.deepEqual(spooled(), [])
})

test('archives nobody goes on with are forgotten after a week, and only three may wait', async () => {
  for (let n = 0; n < 3; n++) await ana.does(beginUpload, { name: `${n}`, size: 10 })
  await ana.isRefused(beginUpload, { name: '4', size: 10 }, 'too_many_imports')
  clock.forward(8 * 86_400_000)
  await clean()
  assert.ok((await ana.does(listRuns, {})).items.every(({ state, size }) => state === 'done' || size === 0))
})

test('only stewards and owners move in; elsewhere it is not there', async () => {
  await ben.isRefused(listRuns, {}, 'forbidden')
  await ben.isRefused(beginUpload, { name: 'x', size: 1 }, 'forbidden')
  const [run] = (await mara.does(listRuns, {})).items
  for (const who of [ben, otto]) await who.isRefused(getRun, { importId: run!.id }, 'not_found')
  const { items } = await ben.does(browseChannels, { query: 'allgemein' })
  assert.equal((await ben.does(listMessages, { subjectId: items[0]!.id })).items.length, 3)
})
