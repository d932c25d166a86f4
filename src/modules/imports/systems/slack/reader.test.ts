import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeZip } from '#tests/zip.ts'
import { dryRun } from '../../analyse.ts'
import { openArchive } from '../../archive.ts'
import { type ImportedMessage, type ImportSource, inBatches } from '../../source.ts'
import { readSlack } from './reader.ts'

const folder = await mkdtemp(join(tmpdir(), 'slack-'))
after(() => rm(folder, { recursive: true }))
let zips = 0

const users = [
  { id: 'U1', team_id: 'T1', name: 'ana', profile: { display_name: 'Ana', email: 'Ana@Example.org' } },
  { id: 'U2', team_id: 'T1', name: 'ben', deleted: true, real_name: 'Ben B' },
  { id: 'U3', team_id: 'T1', name: 'robot', is_bot: true, profile: { bot_id: 'B3', real_name: 'Robot' } },
  { id: 'U4', team_id: 'T9', name: 'guest', is_restricted: true, profile: { display_name: '' } },
]
const channels = [{ id: 'C1', name: 'general', members: ['U1'], created: '1433558319', creator: '' }]

async function read(
  files: Record<string, unknown>,
  defaults: Record<string, unknown> = { 'users.json': users, 'channels.json': channels },
) {
  const entries = Object.entries({ ...defaults, ...files }).map(([name, data]) => ({
    name,
    data: typeof data === 'string' ? data : JSON.stringify(data),
  }))
  return readSlack(await openArchive(await writeZip(join(folder, `${zips++}.zip`), entries)))
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of stream) list.push(one)
  return list
}

async function talk(source: ImportSource): Promise<ImportedMessage[]> {
  return all(source.messages())
}

let clock = 1_600_000_000
const say = (fields: object) => ({ type: 'message', user: 'U1', text: 'hi', ts: `${clock++}.000001`, ...fields })
const day = (...messages: unknown[]) => ({ 'general/2020-09-13.json': messages })

test('people come with their shown name, kind and e-mail, listed or only met in messages', async () => {
  const source = await read(
    day(
      say({ user: 'W7', user_profile: { real_name: 'From Afar' } }),
      say({ user: undefined, subtype: 'bot_message', bot_id: 'B3' }),
      say({ user: undefined, subtype: 'bot_message', bot_id: 'B4', username: 'Weather' }),
      say({ user: undefined, subtype: 'bot_message', username: 'Nameless app' }),
      say({ user: 'USLACKBOT' }),
      say({ reactions: [{ name: '+1', users: ['U8'], count: 1 }] }),
      say({ user: undefined }),
    ),
  )
  const people = await all(source.people())
  assert.deepEqual(
    people.map(({ sourceId, name, kind }) => [sourceId, name, kind]),
    [
      ['U1', 'Ana', 'member'],
      ['U2', 'Ben B', 'member'],
      ['U3', 'Robot', 'app'],
      ['U4', 'guest', 'guest'],
      ['W7', 'From Afar', 'stranger'],
      ['B4', 'Weather', 'app'],
      ['name:Nameless app', 'Nameless app', 'app'],
      ['USLACKBOT', 'Slackbot', 'app'],
      ['U8', 'Unknown', 'stranger'],
      ['unknown', 'Unknown', 'stranger'],
    ],
  )
  assert.equal(people[0]!.email, 'ana@example.org')
  assert.equal(people[1]!.deactivated, true)
  assert.equal(source.space, 'T1')
  const authors = (await talk(source)).map((message) => message.authorSourceId)
  assert.deepEqual(authors, ['W7', 'U3', 'B4', 'name:Nameless app', 'USLACKBOT', 'U1', 'unknown'])
})

test('conversations are found by name or id, and what no list names is private', async () => {
  const source = await read({
    'groups.json': [{ id: 'G1', name: 'board', members: ['U1'] }],
    'mpims.json': [{ id: 'G2', name: 'mpdm-ana--ben-1', members: ['U1', 'U2'] }],
    'dms.json': [{ id: 'D1', members: ['U1', 'U4'] }, ''],
    'channels.json': [...channels, { id: 'C2', name: 'secret', is_private: true }, { id: 'C3', name: 'büro' }],
    'D1/2020-01-01.json': [say({})],
    'mpdm-ana--ben-1/2020-01-01.json': [say({})],
    [`${'büro'.normalize('NFD')}/2020-01-01.json`]: [say({})],
    'lost/2020-01-01.json': [say({ user: 'U2' })],
    'D0ABCDEF1/2020-01-01.json': [say({})],
  })
  const found = (await all(source.channels!())).map(({ sourceId, name, kind }) => [sourceId, name, kind])
  assert.deepEqual(found, [
    ['C1', 'general', 'public'],
    ['C2', 'secret', 'private'],
    ['C3', 'büro', 'public'],
    ['G1', 'board', 'private'],
    ['G2', 'Ana, Ben B', 'group_direct'],
    ['D1', 'Ana, guest', 'direct'],
    ['folder:lost', 'lost', 'private'],
    ['D0ABCDEF1', 'Ana', 'direct'],
  ])
  assert.deepEqual((await all(source.channels!()))[6]!.memberSourceIds, ['U2'])
  assert.equal((await talk(source)).length, 5)
  assert.equal(source.counts().changed.get('channel_not_listed'), 2)
})

test('an export with empty, missing or broken files, or inside a folder, is still read', async () => {
  for (const empty of ['[]', '[\n""\n]', '', 'null', '{"ok":true}', '[[[[']) {
    const source = await read({ 'users.json': empty, ...day(say({})) })
    assert.equal((await talk(source)).length, 1, empty)
  }
  const bare = await read(day(say({ team: 'T5' })), {})
  assert.deepEqual([(await talk(bare)).length, bare.space], [1, 'T5'])
  const wrapped = { 'repo/users.json': users, 'repo/channels.json': channels, 'repo/README.md': 'x' }
  const inside = await read({ 'repo/general/2020-01-01.json': [say({})], 'x/y/z/2020-01-01.json': [say({})] }, wrapped)
  assert.deepEqual(
    (await all(inside.channels!())).map((channel) => channel.sourceId),
    ['C1'],
  )
  assert.equal((await talk(inside)).length, 1)
})

test('threads hold together over months, without their beginning and in the wrong order', async () => {
  const head = { ts: '1500000000.000100', thread_ts: '1500000000.000100', text: 'head' }
  const reply = (ts: string, thread: string, more = {}) => say({ ts, thread_ts: thread, parent_user_id: 'U2', ...more })
  const source = await read({
    'general/2017-01-01.json': [
      reply('1400000000.000001', '1300000000.000001'),
      reply('1400000000.000002', '1300000000.000001'),
    ],
    'general/2017-07-13.json': [reply('1500000001.000001', head.ts, { subtype: 'thread_broadcast', root: head })],
    'general/2017-07-14.json': [say(head)],
    'general/2017-12-01.json': [reply('1512000000.000001', head.ts), reply('1512000000.000002', '1512000000.000001')],
    'general/2018-01-01.json': [
      reply('1600000000.000001', '1600000000.000002'),
      reply('1600000000.000002', '1600000000.000001'),
    ],
  })
  const found = (await talk(source)).map((one) => [one.sourceId, one.threadSourceId, one.missing ?? one.broadcast])
  assert.deepEqual(found, [
    ['1300000000.000001', undefined, true],
    ['1400000000.000001', '1300000000.000001', undefined],
    ['1400000000.000002', '1300000000.000001', undefined],
    [head.ts, undefined, undefined],
    ['1500000001.000001', head.ts, true],
    ['1512000000.000001', head.ts, undefined],
    ['1512000000.000002', head.ts, undefined],
    ['1600000000.000001', undefined, undefined],
    ['1600000000.000002', undefined, undefined],
  ])
  const { changed } = source.counts()
  assert.deepEqual([changed.get('thread_without_beginning'), changed.get('thread_flattened')], [2, 3])
  const report = await dryRun(source)
  assert.deepEqual([report.messages, report.replies], [8, 5])
})

test('notices are skipped by name, unless somebody replied; deleted heads stay', async () => {
  const join = say({ subtype: 'channel_join', text: '<@U1> has joined the channel' })
  const gone = say({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.', hidden: true })
  const source = await read(
    day(
      join,
      say({ thread_ts: join.ts, text: 'welcome' }),
      gone,
      say({ thread_ts: gone.ts, text: 'why?' }),
      say({ subtype: 'channel_join', reactions: [{ name: 'wave', users: ['U1', 'U2'], count: 2 }] }),
      say({ subtype: 'group_topic' }),
      say({ subtype: 'pinned_item' }),
      say({ user: 'USLACKBOT', text: '', room: { created_by: 'U1' } }),
      say({ subtype: 'never_heard_of', text: 'kept' }),
      say({ text: '' }),
    ),
  )
  const found = (await talk(source)).map((one) => [one.text, one.kind, one.deleted ?? false])
  assert.deepEqual(found, [
    ['@Ana has joined the channel', 'notice', false],
    ['', 'message', true],
    ['welcome', 'message', false],
    ['why?', 'message', false],
    ['kept', 'message', false],
  ])
  const skipped = { channel_join: 1, group_topic: 1, pinned_item: 1, huddle: 1, empty: 1 }
  assert.deepEqual(Object.fromEntries(source.counts().skipped), skipped)
  assert.equal(source.counts().lost.get('reaction_on_skipped'), 2)
})

test('messages and skipped ones are every element of every day file, twice read the same', async () => {
  const twin = say({})
  const odd = [null, '', 7, [], {}, { ts: 1600000000 }, { ts: 'x' }, { ts: '9999999999999.1' }]
  const source = await read({ ...day(twin, twin, ...odd), 'general/2020-09-14.json': [twin, say({ blocks: null })] })
  const report = await dryRun(source)
  const skipped = report.skipped.reduce((sum, one) => sum + one.count, 0)
  assert.deepEqual([report.messages, skipped, source.counts().entries], [2, 10, 12])
  assert.deepEqual(Object.fromEntries(source.counts().skipped), { duplicate: 2, not_a_message: 4, no_time: 4 })
  assert.deepEqual(await dryRun(source), report)
  assert.deepEqual(
    (await all(inBatches(source.people(), 3))).map((batch) => batch.length),
    [3, 1],
  )
})

test('times keep their six digits, and edits theirs', async () => {
  const source = await read(day(say({ ts: '1433563027.000006', edited: { user: 'U1', ts: '1433563028.000000' } })))
  const [message] = await talk(source)
  assert.equal(message!.at, '2015-06-06T03:57:07.000006Z')
  assert.equal(message!.editedAt, '2015-06-06T03:57:08.000000Z')
})
