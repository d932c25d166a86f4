import { strict as assert } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import yauzl from 'yauzl'
import { nounsExported } from '#kernel/exporting.ts'
import { operator } from '#kernel/tenancy.ts'
import { importCommunity } from '#modules/arriving/contract.ts'
import { startCall } from '#modules/chat/contract-calls.ts'
import { listMembers, updateMyProfile } from '#modules/communities/contract.ts'
import { deleteMessage, listMessages, postMessage, react } from '#modules/conversation/contract.ts'
import { pinMessage } from '#modules/conversation/contract-pins.ts'
import { upload } from '#modules/files/contract.ts'
import { foundByOperator } from '#modules/founding/contract.ts'
import { writeCharter } from '#modules/mission/contract.ts'
import { createGoal, listGoals } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { makeNote, writeNote } from '#modules/notes/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { writeZip } from '#tests/zip.ts'
import { downloadExport, exportCommunity, listExports, startExport } from '../contract.ts'
import { allPacked } from './exports.ts'

describe('a community that moves out', async () => {
  const { house, world, settle, clock, clean, ana, mara, ben, cem, sofia } = await openTestHouse()
  const { channels } = world.lahn
  const folder = mkdtempSync(join(tmpdir(), 'out-'))
  after(() => rmSync(folder, { recursive: true }))
  const command = (community: string) => actorFor(house, operator, community, settle)
  const exportBy = async (owner: typeof ana) => {
    const { id } = await owner.does(startExport, {})
    await allPacked()
    const { items } = await owner.does(listExports, {})
    assert.equal(items.find((one) => one.id === id)?.state, 'done')
    return bytesOf((await owner.does(downloadExport, { exportId: id })).stream as AsyncIterable<Uint8Array>)
  }
  const open = async (bytes: Buffer) => {
    const path = join(folder, `${Math.random()}.zip`)
    writeFileSync(path, bytes)
    return unzip(path)
  }

  await ana.does(writeCharter, {
    basedOn: 0,
    mission: 'Die Lahn wieder zum Baden',
    inScope: ['Wasser'],
    outOfScope: [],
    values: [{ title: 'Wir messen nach', weDo: 'x', weDont: 'y' }],
    reason: 'erste',
  } as never)
  const goal = await ana.does(createGoal, {
    title: '1.000 kg Müll aus der Lahn',
    metric: { kind: 'number', name: 'Müll', unit: 'kg', baseline: 0, target: 1000 },
  })
  await ben.does(recordReading, { metricId: goal.metrics[0]!.id, value: 120, at: '2026-09-12', note: '=gewogen' })
  const stream = (async function* () {
    yield Buffer.from('pegel;wert\n')
  })()
  const file = await ben.does(
    upload,
    { subjectId: channels.willkommen, name: 'pegel.csv' },
    { upload: { stream, type: '', size: undefined } },
  )
  const head = await ben.does(postMessage, {
    subjectId: channels.willkommen,
    text: `Hallo <@member:${world.lahn.members.mara}>, **hier** <script>`,
    fileIds: [file.id],
  })
  await cem.does(postMessage, { subjectId: channels.willkommen, threadId: head.id, text: 'Danke!' })
  await cem.does(react, { messageId: head.id, emoji: '👍' })
  await ana.does(pinMessage, { messageId: head.id })
  const noteId = (await ben.does(makeNote, { subjectId: channels.willkommen, title: 'Packliste', text: 'Eimer' })).id
  await mara.does(writeNote, { noteId, text: 'Eimer, Handschuhe', basedOn: 1 })
  await ben.does(startCall, { subjectId: channels.willkommen, url: 'https://meet.example.org/lahn', text: 'Kommt' })
  const deleted = await ben.does(postMessage, { subjectId: channels.willkommen, text: 'lieber nicht' })
  await ben.does(deleteMessage, { messageId: deleted.id })
  await ben.does(postMessage, { subjectId: channels.vorstand, text: 'nur im Vorstand' })
  await ben.does(postMessage, { subjectId: channels.anaUndBen, text: 'nur wir zwei' })
  await cem.does(updateMyProfile, { about: 'nur für mich', visibility: { about: 'me' } } as never)

  test('takes along what it shares and its owner may read, and nothing else', async () => {
    const entries = await open(await exportBy(ana))
    const all = [...entries.values()].join('\n')
    for (const hidden of [
      'nur im Vorstand',
      'nur wir zwei',
      'lieber nicht',
      'nur für mich',
      '@example.org',
      'Vorstand',
    ])
      assert.ok(!all.includes(hidden), hidden)
    for (const { name } of nounsExported())
      assert.ok(Array.isArray(JSON.parse(entries.get(`data/${name}.json`)!)), name)
    assert.ok(entries.get('csv/readings.csv')!.includes("'=gewogen"))
    assert.equal(entries.get(`files/${file.id}`), 'pegel;wert\n')
    const page = entries.get(`pages/${channels.willkommen}-2026-09.html`)!
    assert.ok(page.includes('Mara Lindner') && page.includes('<strong>hier</strong>') && !page.includes('<script'))
    const links = [...entries]
      .filter(([name]) => name.endsWith('.html'))
      .flatMap(([, text]) => [...text.matchAll(/(?:href|src)="([^"]+)"/g)])
    assert.ok(
      links.every(([, to]) => !/^https?:|^\//.test(to!)),
      'nothing is fetched from anywhere',
    )
  })

  test('leaves out no kind of subject: what has a table of its own beside its subject is declared', async () => {
    const own = await house.db.rows(sql<{ table: string }>`
      select distinct c.relname as table from pg_constraint f join pg_class c on c.oid = f.conrelid
      join pg_constraint p on p.conrelid = c.oid and p.contype = 'p' and p.conkey = f.conkey
      where f.contype = 'f' and f.confrelid = 'public.subject'::regclass order by 1`)
    const known = new Set(nounsExported().map(({ table }) => table))
    assert.ok(own.length >= 5)
    assert.deepEqual(
      own.filter(({ table }) => !known.has(table)),
      [],
    )
  })

  test('and with an owner who is in a circle, that too', async () => {
    await mara.isRefused(startExport, {}, 'forbidden')
    const bytes = await command('lahn').does(exportCommunity, {})
    const entries = await open(await bytesOf(bytes.stream as AsyncIterable<Uint8Array>))
    assert.ok(!entries.get('data/subjects.json')!.includes('Messgruppe'), 'by command: what all share')
    assert.ok(entries.get('data/messages.json')!.includes('Danke!'))
  })

  test('moves into another house and is equal there; a second time nothing is new', async () => {
    const bytes = await exportBy(ana)
    await actorFor(house, operator, 'lahn', settle).does(foundByOperator, {
      slug: 'neu',
      name: 'Neu',
      ownerEmail: 'sofia@example.org',
    } as never)
    const upload = () => sent(bytes)
    const first = await command('neu').does(importCommunity, {}, upload())
    const { goals, messages, files, lost } = first
    assert.deepEqual([first.people > 5, goals, messages, files, lost], [true, 1, 4, 1, []])
    const { lost: _, ...again } = await command('neu').does(importCommunity, {}, upload())
    assert.deepEqual(new Set(Object.values(again)), new Set([0]))
    const there = sofia.in('neu')
    const [before, now] = [await open(bytes), await open(await exportBy(there))]
    for (const { name } of nounsExported()) {
      const old = JSON.parse(before.get(`data/${name}.json`)!) as Record<string, unknown>[]
      const known = new Set(old.map(keyOf))
      const found = (JSON.parse(now.get(`data/${name}.json`)!) as Record<string, unknown>[]).filter((row) =>
        known.has(keyOf(row)),
      )
      const asNames = (rows: Record<string, unknown>[]) =>
        name === 'members' ? rows.map(({ kind: _, ...row }) => row) : rows
      assert.deepEqual(asNames(found), asNames(old), name)
    }
    assert.equal(now.get(`files/${file.id}`), 'pegel;wert\n')
    assert.ok((await there.does(listGoals, {})).items.length === 1)
    await settle()
    const [found] = await house.db.transaction((await house.tenancy.communityBySlug('neu'))!.id, (tx) =>
      tx.rows(sql<{ messages: number; notes: number }>`
        select count(*) filter (where kind = 'message')::int as messages, count(*) filter (where kind = 'note')::int as notes
        from search_entry`),
    )
    assert.deepEqual(found, { messages: 3, notes: 1 }, 'can be found, but for what was deleted')
    const read = await there.does(listMessages, { subjectId: channels.willkommen })
    assert.ok(read.items.some(({ id }) => id === head.id))
    assert.ok(read.items.some(({ card }) => card?.data.url === 'https://meet.example.org/lahn'))
    assert.equal((await there.does(listMembers, {})).items.length, 1, 'names without accounts are in no directory')
  })

  test('an archive gives nobody rights, and harms nothing', async () => {
    const zip = async (entries: Record<string, unknown>) => {
      const path = await writeZip(
        join(folder, `${Math.random()}.zip`),
        Object.entries(entries).map(([name, value]) => ({ name, data: JSON.stringify(value) })) as never,
      )
      const bytes = readFileSync(path)
      return sent(bytes)
    }
    const into = command('neu')
    await into.isRefused(importCommunity, {}, 'not_a_leitstern_export', await zip({ 'export.json': {} }))
    const head = { leitsternExport: 1 }
    const member = {
      id: '01990000-0000-7000-8000-00000000f001',
      kind: 'member',
      role: 'owner',
      standing: 'active',
      name: 'Eve',
      person_id: world.people.ben,
      about: '',
      place: '',
      skills: [],
      interests: [],
      gives: '',
      links: ['javascript:alert(1)', 'https://example.org'],
    }
    await into.does(importCommunity, {}, await zip({ 'export.json': head, 'data/members.json': [member] }))
    const [row] = await house.db.transaction((await house.tenancy.communityBySlug('neu'))!.id, async (tx) => {
      return tx.rows(sql`select kind, role, person_id, links from member where id = ${member.id}`)
    })
    assert.deepEqual(row, { kind: 'placeholder', role: 'member', personId: null, links: ['https://example.org'] })
    const said = { id: '01990000-0000-7000-8000-00000000f002', subject_id: channels.willkommen, author_id: member.id }
    const card = { kind: 'call', data: { url: 'javascript:alert(1)' } }
    const message = { ...said, at: '2026-09-01T08:00:00Z', text: 'Kommt', in_channel: true, reply_count: 0, card }
    await into.does(importCommunity, {}, await zip({ 'export.json': head, 'data/messages.json': [message] }))
    const { items } = await sofia.in('neu').does(listMessages, { subjectId: channels.willkommen })
    assert.equal(items.find(({ id }) => id === said.id)!.card, null)
    const broken = await zip({ 'export.json': head, 'data/messages.json': [{ id: 'x' }] })
    await into.isRefused(importCommunity, {}, 'archive_entry_is_damaged', broken)
  })

  test('exports are gone after a week', async () => {
    const before = (await ana.does(listExports, {})).items
    assert.ok(before.length > 0)
    clock.forward(8 * 86_400_000)
    await clean()
    assert.deepEqual((await ana.does(listExports, {})).items, [])
    await ana.isRefused(downloadExport, { exportId: before[0]!.id }, 'not_found')
  })
})

const sent = (bytes: Buffer) => ({ upload: { stream: one(bytes), type: '', size: bytes.length } })
async function* one(bytes: Buffer) {
  yield bytes
}

const keyOf = ({
  id,
  circle_id,
  member_id,
  message_id,
  emoji,
  charter_id,
  value_id,
  note_id,
  version,
}: Record<string, unknown>): string =>
  String(id ?? [circle_id, member_id, message_id, emoji, charter_id, value_id, note_id, version].join(' '))

const bytesOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(stream))

async function unzip(path: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  const entries = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, `${await bytesOf(await zip.openReadStreamPromise(entry))}`)
  zip.close()
  return entries
}
