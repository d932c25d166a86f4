import assert from 'node:assert/strict'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { operator } from '#kernel/tenancy.ts'
import { hasWord } from '#kernel/words.ts'
import { listNotices } from '#modules/attention/contract.ts'
import { browseChannels } from '#modules/chat/contract.ts'
import { listMembers, namesOf, suggestMembers } from '#modules/communities/contract.ts'
import { getCircle, listCircles } from '#modules/communities/contract-circles.ts'
import { listMessages, listThread, listUnread, postMessage } from '#modules/conversation/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { zip } from '#tests/zip.ts'
import { dryRun } from './analyse.ts'
import { openArchive } from './archive.ts'
import { bring as bringFile } from './by-command.ts'
import { importSlack, type Report } from './contract.ts'
import { writePeople } from './contract-writing.ts'
import { readSlack } from './systems/slack/reader.ts'

const { ana, mara, ben, cem, someone, world, house, settle } = await openTestHouse()
const root = actorFor(house, operator, world.lahn.slug, settle)

const users = [
  { id: 'U1', team_id: 'T1', name: 'rosa', profile: { display_name: 'Rosa Fluss', email: 'Rosa@Example.org' } },
  { id: 'U2', team_id: 'T1', name: 'ben', profile: { real_name: 'Ben Bach' } },
]
const channels = [
  {
    id: 'C1',
    name: 'allgemein',
    members: ['U1', 'U2'],
    created: '1433558319',
    creator: 'U1',
    topic: { value: 'Rund um die Lahn' },
  },
  { id: 'C2', name: 'früher', members: [], created: '1433558319', creator: 'U1', is_archived: true },
]
const general = [
  { user: 'U1', ts: '1500000000.000001', text: 'Wer kommt *morgen*? <@U2> <!channel>', thread_ts: '1500000000.000001' },
  { user: 'U2', ts: '1500000001.000002', text: 'Ich', thread_ts: '1500000000.000001', reactions: [up(['U1', 'U9'])] },
  { subtype: 'channel_join', user: 'U2', ts: '1500000002.000003', text: 'joined' },
  { user: 'U2', ts: '1500000003.000004', text: 'siehe <#C3>', edited: { user: 'U2', ts: '1500000009.000000' } },
  { user: 'U1', ts: '1500000004.000005', text: '', files: [picture('F1', 'karte.png')] },
  { user: 'U1', ts: '1500000005.000006', text: '', files: [{ id: 'F2', name: 'alt.png', mode: 'tombstone' }] },
  { subtype: 'tombstone', user: 'USLACKBOT', ts: '1500000006.000007', text: 'gone', thread_ts: '1500000006.000007' },
  { user: 'U2', ts: '1500000007.000008', text: 'schade\u0000', thread_ts: '1500000006.000007' },
]
const files = {
  'users.json': users,
  'channels.json': channels,
  'groups.json': [{ id: 'C3', name: 'kasse', members: ['U1'], created: '1433558319', creator: 'U1' }],
  'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
  'allgemein/2017-07-14.json': general,
  'kasse/2017-07-14.json': [{ user: 'U1', ts: '1500000000.000001', text: 'geheim' }],
  'D1/2017-07-14.json': [{ user: 'U1', ts: '1500000000.000001', text: 'nur für dich' }],
}

function up(by: string[]) {
  return { name: '+1', users: by, count: by.length }
}
function picture(id: string, name: string) {
  return {
    id,
    name,
    mimetype: 'image/png',
    size: 7,
    mode: 'hosted',
    url_private: `https://files.slack.com/${id}?t=xoxe-1`,
  }
}

const archiveOf = (content: Record<string, unknown>) =>
  zip(Object.entries(content).map(([name, data]) => ({ name, data: JSON.stringify(data) })))

function upload(bytes: Buffer) {
  const stream = (async function* () {
    yield bytes.subarray(0, 100)
    yield bytes.subarray(100)
  })()
  return { upload: { stream, type: 'application/zip', size: bytes.length } }
}

const bring = (content: Record<string, unknown>) => root.does(importSlack, {}, upload(archiveOf(content)))

/** Rows of all community tables of lahn but the runs themselves. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = ['member', 'circle', 'circle_member', 'subject', 'channel', 'watch', 'message', 'reaction', 'file']
  tables.push('notice', 'read_mark', 'thread_follow', 'mention', 'activity', 'imported', 'delivery')
  return house.db.transaction(world.lahn.id, async (tx) => {
    const counts = tables.map(async (table) => {
      const row = await tx.one(sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`)
      return [table, row!.many] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  })
}

const runCount = () =>
  house.db.transaction(world.lahn.id, async (tx) => (await tx.rows(sql`select from import_run`)).length)

const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`leitstern-import-${process.pid}-`))
const sumOf = (list: Report['skipped']) => list.reduce((sum, one) => sum + one.count, 0)

async function channelNamed(title: string) {
  const { items } = await ben.does(browseChannels, {})
  return items.find((channel) => channel.title === title)
}

describe('a small Slack export', async () => {
  const before = await rowCounts()
  const report = await bring(files)

  test('is reported as it came: figures of new rows, and every entry accounted for', () => {
    const { skipped, changed, lost, ...figures } = report
    assert.deepEqual(figures, {
      system: 'slack',
      people: 4,
      channels: 4,
      messages: 9,
      replies: 2,
      reactions: 2,
      files: 1,
      withBytes: 0,
    })
    assert.deepEqual(skipped, [{ reason: 'channel_join', count: 1 }])
    assert.equal(report.messages + sumOf(skipped), 10)
    assert.deepEqual(changed, [
      { what: 'direct_conversation', count: 1 },
      { what: 'private_channel', count: 1 },
    ])
    assert.deepEqual(lost, [{ what: 'file_deleted', count: 1 }])
  })

  test('reads well: names, original times, Markdown, threads, links', async () => {
    const channel = await channelNamed('allgemein')
    assert.equal(channel?.topic, 'Rund um die Lahn')
    const { items } = await ben.does(listMessages, { subjectId: channel!.id })
    assert.deepEqual(
      items.map((message) => [message.author.name, message.at, message.deletedAt !== null]),
      [
        ['Rosa Fluss', '2017-07-14T02:40:00.000Z', false],
        ['Ben Bach', '2017-07-14T02:40:03.000Z', false],
        ['Rosa Fluss', '2017-07-14T02:40:04.000Z', false],
        ['Rosa Fluss', '2017-07-14T02:40:05.000Z', false],
        ['Slackbot', '2017-07-14T02:40:06.000Z', true],
      ],
    )
    const [question, seen, map, gone, tombstone] = items
    const mentioned = /<@member:(\S+)>/.exec(question!.text)?.[1]
    assert.match(question!.text, /^Wer kommt \*\*morgen\*\*\? <@member:/)
    const { members } = await ben.does(namesOf, { memberIds: [mentioned!], circleIds: [] })
    assert.equal(members[0]?.name, 'Ben Bach')
    assert.match(seen!.text, /^siehe <#[0-9a-f-]{36}>$/)
    assert.equal(seen!.editedAt, '2017-07-14T02:40:09.000Z')
    assert.deepEqual(
      map!.files.map(({ name, type, size, link }) => ({ name, type, size, link })),
      [{ name: 'karte.png', type: 'image/png', size: 7, link: 'https://files.slack.com/F1' }],
    )
    assert.equal(gone!.text, 'alt.png')
    assert.equal(tombstone!.replyCount, 1)
  })

  test('keeps threads together, with who reacted', async () => {
    const channel = await channelNamed('allgemein')
    const { items } = await ben.does(listMessages, { subjectId: channel!.id })
    const thread = await ben.does(listThread, { messageId: items[0]!.id })
    assert.deepEqual([thread.first.replyCount, thread.first.lastReplyAt], [1, '2017-07-14T02:40:01.000Z'])
    const [reply] = thread.items
    assert.deepEqual([reply?.text, reply?.inChannel, reply?.author.name], ['Ich', false, 'Ben Bach'])
    assert.deepEqual(
      reply?.reactions.map(({ emoji, members }) => [emoji, members.length]),
      [['👍', 2]],
    )
  })

  test('keeps microseconds', async () => {
    const rows = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{
        us: string
      }>`select to_char(at, 'US') as us from message where seq is null and thread_id is not null
        order by at`),
    )
    assert.deepEqual(
      rows.map(({ us }) => us),
      ['000002', '000008'],
    )
  })

  test('makes no noise: nobody is told, nothing is unread, and it is one quiet activity per batch', async () => {
    await settle()
    const after = await rowCounts()
    for (const table of ['notice', 'watch', 'read_mark', 'thread_follow', 'mention', 'delivery']) {
      assert.equal(after[table], before[table], table)
    }
    assert.deepEqual((await ana.does(listNotices, {})).items, [])
    const { items } = await ben.does(listUnread, {})
    assert.ok(items.every(({ unread, mentions }) => unread === 0 && mentions === 0))
    assert.equal(after.activity! - before.activity!, 3, 'people, channels, messages')
  })

  test('brings people as placeholders: in no directory, not to be mentioned, e-mail only as a hash', async () => {
    const { items } = await ana.does(listMembers, {})
    assert.ok(items.every(({ name }) => name !== 'Rosa Fluss'))
    const channel = await channelNamed('allgemein')
    for (const query of ['Rosa', 'Bach']) {
      const offered = await ben.does(suggestMembers, { query, subjectId: channel!.id })
      assert.deepEqual(offered.members, [])
    }
    const rows = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ id: string; name: string; emailHash: string | null; contactEmail: string | null }>`
        select id, name, email_hash, contact_email from member where kind = 'placeholder' order by name`),
    )
    assert.deepEqual(
      rows.map(({ name, emailHash }) => [name, emailHash !== null]),
      [
        ['Ben Bach', false],
        ['Rosa Fluss', true],
        ['Slackbot', false],
        ['Unbekannt', false],
      ],
    )
    assert.ok(rows.every(({ contactEmail }) => contactEmail === null))
    const rosa = rows[1]!.id
    const said = await ben.does(postMessage, { subjectId: channel!.id, text: `<@member:${rosa}> bist du da?` })
    await settle()
    const named = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql`select from mention where message_id = ${said.id}`),
    )
    assert.equal(named.length, 0)
  })

  test('makes a private channel a hidden circle that nobody here is in, and keeps a direct conversation from everyone', async () => {
    const channel = await house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql<{ id: string; audience: string; circleId: string }>`
        select id, audience, circle_id from subject where title = 'kasse'`),
    )
    assert.equal(channel!.audience, 'circle')
    for (const member of [ana, mara, ben, cem]) {
      await member.isRefused(listMessages, { subjectId: channel!.id }, 'not_found')
      await member.isRefused(getCircle, { circleId: channel!.circleId }, 'not_found')
      assert.ok((await member.does(listCircles, {})).items.every(({ name }) => name !== 'kasse'))
    }
    const direct = await house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql<{ id: string; audience: string; title: string }>`
        select s.id, s.audience, s.title from message m join subject s on s.id = m.subject_id
        where m.text like '%nur für dich%'`),
    )
    assert.deepEqual([direct!.audience, direct!.title], ['direct', ''])
    for (const member of [ana, mara, ben, cem]) {
      await member.isRefused(listMessages, { subjectId: direct!.id }, 'not_found')
    }
    assert.equal(await channelNamed('früher'), undefined, 'archived stays archived')
  })

  test('run again, writes nothing and says so', async () => {
    const counts = await rowCounts()
    const again = await bring(files)
    const { skipped, changed: _, lost: __, ...figures } = again
    assert.deepEqual(figures, {
      system: 'slack',
      people: 0,
      channels: 0,
      messages: 0,
      replies: 0,
      reactions: 0,
      files: 0,
      withBytes: 0,
    })
    assert.deepEqual(
      skipped.find(({ reason }) => reason === 'already_here'),
      { reason: 'already_here', count: 9 },
    )
    assert.equal(sumOf(skipped), 10)
    assert.deepEqual(await rowCounts(), counts)
  })

  test('grown meanwhile, brings only what is new, also replies to what is here', async () => {
    const more = { user: 'U2', ts: '1500000100.000001', text: 'noch was', thread_ts: '1500000000.000001' }
    const grown = await bring({ ...files, 'allgemein/2017-07-15.json': [more] })
    assert.deepEqual([grown.people, grown.messages, grown.replies], [0, 1, 1])
    const channel = await channelNamed('allgemein')
    const { items } = await ben.does(listMessages, { subjectId: channel!.id })
    assert.deepEqual([items[0]!.replyCount, items[0]!.lastReplyAt], [2, '2017-07-14T02:41:40.000Z'])
  })

  test('stays where it was brought', async () => {
    const elsewhere = actorFor(house, operator, world.berg.slug, settle)
    const there = await elsewhere.does(importSlack, {}, upload(archiveOf(files)))
    assert.equal(there.messages, 9, 'the ledger of one community says nothing about another')
  })
})

test('two runs at once write each row once', async () => {
  const said = Array.from({ length: 40 }, (_, n) => ({ user: 'U7', ts: `16000000${10 + n}.000100`, text: `n ${n}` }))
  const content = {
    'users.json': [{ id: 'U7', team_id: 'T2', name: 'x' }],
    'channels.json': [{ id: 'C7', name: 'eilig', members: [] }],
    'eilig/2020-09-13.json': said,
  }
  const both = await Promise.all([bring(content), bring(content)])
  assert.deepEqual([both[0].messages + both[1].messages, both[0].people + both[1].people], [40, 1])
  const channel = await channelNamed('eilig')
  assert.equal((await ben.does(listMessages, { subjectId: channel!.id })).items.length, 40)
})

test('a run that was cut off is marked so, and the next one brings the rest', async () => {
  const say = (ts: string, more = {}) => [{ user: 'U5', ts: `${ts}.000001`, text: `um ${ts}`, ...more }]
  const content = {
    'users.json': [{ id: 'U5', team_id: 'T5', name: 'eva' }],
    'channels.json': ['eins', 'zwei'].map((name) => ({ id: `C-${name}`, name, members: [] })),
    'eins/2020-09-13.json': say('1600000001'),
    'zwei/2020-09-13.json': say('1600000002', { thread_ts: '1600000000.000001', parent_user_id: 'U5' }),
  }
  let asked = 0
  // begin, people, channels, messages: the fourth transaction fails.
  const now = () => {
    if (++asked === 4) throw new Error('the power is gone')
    return house.clock.now()
  }
  const path = join(tmpdir(), `cut-${process.pid}.zip`)
  await writeFile(path, archiveOf(content))
  const community = (await house.tenancy.communityBySlug('lahn'))!
  const files = { community, path, system: 'slack', name: '', dryRun: false }
  await assert.rejects(bringFile({ ...house, clock: { now } }, files), /power/)
  await rm(path)
  const runs = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql<{ state: string; report: unknown }>`
      select state, report from import_run order by started_at desc, id desc limit 1`),
  )
  assert.deepEqual(runs, [{ state: 'failed', report: null }])
  const rest = await bring(content)
  assert.deepEqual([rest.people, rest.channels, rest.messages, rest.replies], [0, 0, 2, 1])
  const channel = await channelNamed('zwei')
  const { items } = await ben.does(listMessages, { subjectId: channel!.id })
  assert.deepEqual(
    items.map(({ text, deletedAt, replyCount }) => [text, deletedAt !== null, replyCount]),
    [['', true, 1]],
    'the lost beginning keeps its place, uncounted',
  )
})

test('what is no Slack export, or hostile, is refused and leaves nothing behind', async () => {
  const [before, runs] = [await rowCounts(), await runCount()]
  const bomb = Array.from({ length: 400 }, (_, n) => ({ name: `${n}`, data: Buffer.alloc(1024 ** 2) }))
  await root.isRefused(importSlack, {}, 'not_a_slack_export', upload(archiveOf({ 'board.json': {} })))
  await root.isRefused(importSlack, {}, 'archive_is_unreadable', upload(Buffer.from('no zip at all')))
  await root.isRefused(importSlack, {}, 'archive_is_unreadable', {})
  await root.isRefused(importSlack, {}, 'archive_is_too_big', upload(zip(bomb)))
  assert.deepEqual(await rowCounts(), before)
  assert.equal(await runCount(), runs)
  assert.deepEqual(spooled(), [])
})

test('ids of any length and odd characters come in all the same', async () => {
  const id = `U${'9'.repeat(20_000)}`
  const report = await bring({
    'users.json': [{ id, team_id: 'T\u00003', name: 'n\u0000ul', profile: { display_name: '\u0000'.repeat(3) } }],
    'channels.json': [{ id: 'C8', name: `\u0000${'ö'.repeat(400)}`, members: [id] }],
    'C8/2020-09-13.json': [
      { user: id, ts: '1600000000.000001', text: 'a\u0000b', reactions: [{ name: 'x'.repeat(99), users: [id] }] },
    ],
  })
  assert.deepEqual([report.people, report.channels, report.messages, report.reactions], [1, 1, 1, 0])
  assert.ok(report.lost.some(({ what }) => what === 'reaction_not_readable'))
})

test('half a character in an id, a name or a channel comes in all the same', async () => {
  const half = 'U\ud83d'
  const report = await bring({
    'users.json': [{ id: half, team_id: 'T\udc00', name: 'x\ud83d' }],
    'channels.json': [{ id: 'C\ud83d', name: 'k\ud83d', members: [half], topic: { value: '\ud83d' } }],
    'k\ufffd/2020-09-13.json': [],
    'C9/2020-09-13.json': [{ user: half, ts: '1600000000.000001', text: 'a\ud83d', files: [{ id: half, name: half }] }],
  })
  assert.equal(report.messages, 1)
})

test('only the operator imports', async () => {
  for (const who of [ana, mara, ben]) {
    await who.isRefused(importSlack, {}, 'forbidden', upload(archiveOf(files)))
    await who.isRefused(
      writePeople,
      { system: 'slack', space: 'T1', importId: world.lahn.id, rows: [{ key: 'user:X', name: 'X', emailHash: null }] },
      'not_found',
    )
  }
  await someone.isRefused(importSlack, {}, 'signed_out', upload(archiveOf(files)))
})

const samples = fileURLToPath(new URL('../../../../shared/samples/slack/', import.meta.url))
const archives = [
  { path: 'houstondatavis-export-2016-masked.zip', channels: 16, messages: 1031, entries: 1382 },
  { path: 'hfaran__slack-export-viewer/tests/testarchive.zip', channels: 2, messages: 147, entries: 158 },
]

for (const { path, entries, ...figures } of archives) {
  const skip = existsSync(samples + path) ? false : `the sample ${path} is not here`
  test(`${path} moves in whole, and a second time not at all`, { skip }, async (t) => {
    const take = () => ({ stream: createReadStream(samples + path), type: '', size: undefined })
    const begun = performance.now()
    const report = await root.does(importSlack, { name: path }, { upload: take() })
    t.diagnostic(`${report.messages} messages in ${Math.round(performance.now() - begun)} ms`)
    assert.deepEqual({ channels: report.channels, messages: report.messages }, figures)
    assert.equal(report.messages + sumOf(report.skipped), entries)
    const source = await readSlack(await openArchive(samples + path))
    assert.deepEqual(report, await dryRun(source), 'all that was announced came')
    source.close()
    for (const language of ['de', 'en']) {
      const said = [
        ...report.skipped.map(({ reason }) => `skipped.${reason}`),
        ...report.changed.map(({ what }) => `changed.${what}`),
        ...report.lost.map(({ what }) => `lost.${what}`),
      ]
      for (const key of said) assert.ok(hasWord(language, `imports:${key}`), key)
    }
    const before = await rowCounts()
    const again = await root.does(importSlack, { name: path }, { upload: take() })
    assert.deepEqual([again.people, again.channels, again.messages, again.replies], [0, 0, 0, 0])
    assert.deepEqual([again.reactions, again.files, sumOf(again.skipped)], [0, 0, entries])
    assert.deepEqual(await rowCounts(), before)
  })
}
