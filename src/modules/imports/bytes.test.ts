import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { OutsideError } from '#kernel/outside.ts'
import { browseChannels, joinChannel } from '#modules/chat/contract.ts'
import { listMessages } from '#modules/conversation/contract.ts'
import { download } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { analysed } from '#tests/moving.ts'
import { pictureOf } from '#tests/pictures.ts'
import { type ZipEntry, zip } from '#tests/zip.ts'
import { getRun, type Run, readAnalysis, startRun, undoRun } from './contract.ts'
import { listPlaceholders, makeClaimLink, useClaimLink } from './contract-claims.ts'
import { whenIdle } from './worker.ts'

const { ana, mara, ben, cem, otto, house, world, outside, clock, clean } = await openTestHouse()
const { bytes: picture } = await pictureOf('#2a7f8e')
const json = (name: string, data: unknown): ZipEntry => ({ name, data: JSON.stringify(data) })
const TOKEN = 'xoxe-1-22222222-33333333'

const slackFile = (id: string, name: string, more = {}) => ({
  ...{ id, name, mode: 'hosted', mimetype: 'image/png', size: 1000 },
  ...{ url_private: `https://files.slack.com/files-pri/T1-${id}/${name}?t=${TOKEN}`, ...more },
})
const said = (n: number, text: string, files: unknown[]) => ({
  ...{ type: 'message', user: 'U1', ts: `150000000${n}.000001`, text, files },
})
const slack = (channel: string, messages: unknown[], entries: ZipEntry[] = []) =>
  zip([
    json('users.json', [{ id: 'U1', team_id: 'T1', name: 'rosa', profile: { real_name: 'Rosa Fluss' } }]),
    json('channels.json', [{ id: `C${channel}`, name: channel, members: ['U1'], creator: 'U1' }]),
    json('groups.json', [{ id: 'G1', name: 'kasse', members: ['U1'], creator: 'U1' }]),
    json(`${channel}/2017-07-14.json`, messages),
    ...entries,
  ])

async function movedIn(bytes: Buffer, more: { fetches?: boolean } = {}): Promise<Run> {
  const run = await analysed(mara, bytes)
  assert.equal(run.problem, null)
  await mara.does(startRun, { importId: run.id, ...more })
  await whenIdle()
  return mara.does(getRun, { importId: run.id })
}

async function filesIn(title: string) {
  const { items } = await ben.does(browseChannels, { query: title })
  const channelId = items.find((one) => one.title === title)!.id
  await ben.does(joinChannel, { channelId })
  const messages = (await ben.does(listMessages, { subjectId: channelId })).items
  return messages.flatMap(({ files }) => files)
}

const bytesOf = async (stream: AsyncIterable<Uint8Array> | Uint8Array) =>
  stream instanceof Uint8Array ? Buffer.from(stream) : Buffer.concat(await Array.fromAsync(stream))

test('what lies in a Slack archive comes as files: by content, written anew, read by those who may', async () => {
  const archive = slack(
    'bilder',
    [
      said(1, 'Karte', [slackFile('F1', 'karte.png'), slackFile('F2', 'liste.html', { mimetype: 'text/html' })]),
      said(2, '', [slackFile('F3', 'kaputt.png'), slackFile('F4', 'fern.pdf')]),
    ],
    [
      { name: '__uploads/F1/karte.png', data: picture },
      { name: 'bilder/attachments/F2-liste.html', data: '<script>alert(1)</script>' },
      { name: '__uploads/F3/kaputt.png', data: 'abc', claims: { crc: 1 } },
    ],
  )
  const run = await analysed(mara, archive)
  const announced = await mara.does(readAnalysis, { importId: run.id })
  assert.deepEqual([announced.report.files, announced.report.withBytes], [4, 3])
  assert.deepEqual(announced.fetch, { host: 'files.slack.com', files: 1, bytes: 1000, asks: false })
  await mara.does(startRun, { importId: run.id })
  await whenIdle()
  const { report } = await mara.does(getRun, { importId: run.id })
  assert.deepEqual([report!.files, report!.withBytes], [4, 2])
  assert.deepEqual(
    report!.lost.filter(({ what }) => what.startsWith('file_')),
    [{ what: 'file_damaged', count: 1 }],
  )
  const files = await filesIn('bilder')
  const shown = files.map(({ name, type, link, hasPreview }) => [name, type, link !== null, hasPreview])
  assert.deepEqual(shown, [
    ['karte.jpg', 'image/jpeg', false, true],
    ['liste.html', 'text/plain', false, false],
    ['kaputt.png', 'image/png', true, false],
    ['fern.pdf', 'image/png', true, false],
  ])
  const got = await ben.does(download, { fileId: files[0]!.id })
  assert.notDeepEqual(await bytesOf(got.stream), picture, 'written anew')
  await otto.isRefused(download, { fileId: files[0]!.id }, 'not_found')
  assert.deepEqual(outside.asked, [], 'nobody was asked for anything')
})

test('a private channel of the archive keeps its files to itself', async () => {
  const closed = zip([
    json('users.json', [{ id: 'U7', team_id: 'T1', name: 'karla', profile: { real_name: 'Karla Kasse' } }]),
    json('groups.json', [{ id: 'G7', name: 'kasse', members: ['U7'], creator: 'U7' }]),
    json('kasse/2017-07-14.json', [{ ...said(1, 'Beleg', [slackFile('F7', 'beleg.txt')]), user: 'U7' }]),
    { name: '__uploads/F7/beleg.txt', data: 'streng geheim' },
  ])
  const run = await movedIn(closed)
  const [file] = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql<{ id: string }>`
      select f.id from file f join imported i on i.target_id = f.id where i.import_id = ${run.id}`),
  )
  for (const who of [ana, mara, ben]) await who.isRefused(download, { fileId: file!.id }, 'not_found')
  // Whoever turns out to be Karla has her files, too.
  const [karla] = (await mara.does(listPlaceholders, { query: 'Karla' })).items
  const { link } = await mara.does(makeClaimLink, { placeholderId: karla!.id })
  await cem.does(useClaimLink, { secret: link.split('#')[1]! })
  assert.equal(`${await bytesOf((await cem.does(download, { fileId: file!.id })).stream)}`, 'streng geheim')
  const [claimed] = await house.db.transaction(world.lahn.id, (tx) =>
    tx.rows(sql<{ by: string }>`select uploaded_by as by from file where id = ${file!.id}`),
  )
  assert.equal(claimed!.by, world.lahn.members.cem)
})

test('again brings none twice; an undo takes them along, and their bytes', async () => {
  const archive = slack(
    'nochmal',
    [said(3, 'Plan', [slackFile('F8', 'plan.txt')])],
    [{ name: '__uploads/F8/plan.txt', data: 'der Plan' }],
  )
  const first = await movedIn(archive)
  const again = await movedIn(archive)
  assert.deepEqual([first.report!.withBytes, again.report!.withBytes, again.report!.files], [1, 0, 0])
  const [file] = await filesIn('nochmal')
  const blob = async () =>
    house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql<{ blob: string }>`select blob from file where id = ${file!.id}`),
    )
  const key = (await blob())!.blob
  await mara.does(undoRun, { importId: first.id })
  await whenIdle()
  assert.equal(await blob(), undefined)
  clock.forward(26 * 3_600_000)
  await clean()
  assert.equal(await house.blobs.open(key), undefined)
})

test('Mattermost: what lies below data/ hangs on its post; what was left out is a name', async () => {
  const line = (type: string, of: object) => JSON.stringify({ type, [type]: of })
  const post = { team: 'fluss', channel: 'offen', user: 'rosa', message: 'Fotos', create_at: 1_553_166_519_720 }
  const lines = [
    JSON.stringify({ type: 'version', version: 1 }),
    line('team', { name: 'fluss' }),
    line('channel', { team: 'fluss', name: 'offen', display_name: 'Fotoalbum', type: 'O' }),
    line('user', { username: 'rosa', teams: null }),
    line('post', { ...post, attachments: [{ path: '20210622/a/ufer.png' }, { path: '20210622/b/weg.png' }] }),
  ]
  const archive = zip([
    { name: 'import.jsonl', data: lines.join('\n') },
    { name: 'data/20210622/a/ufer.png', data: picture },
    { name: 'data/../20210622/b/weg.png', data: picture },
  ])
  const { report } = await movedIn(archive)
  assert.deepEqual([report!.files, report!.withBytes], [1, 1])
  assert.deepEqual(
    report!.lost.find(({ what }) => what === 'file_without_address'),
    { what: 'file_without_address', count: 1 },
  )
  assert.deepEqual(
    (await filesIn('Fotoalbum')).map(({ name, type }) => [name, type]),
    [['ufer.jpg', 'image/jpeg']],
  )
})

test('linked files are fetched only with a steward’s yes, from one place, and counted', async () => {
  const url = (id: string, name: string) => `https://files.slack.com/files-pri/T1-${id}/${name}?t=${TOKEN}`
  outside.answers.set(url('F11', 'ufer.png'), { type: 'image/jpeg', body: picture })
  outside.answers.set(url('F12', 'weg.pdf'), { type: 'text/html', body: Buffer.from('<h1>Sign in</h1>') })
  outside.answers.set(url('F13', 'gross.zip'), new OutsideError('too_large'))
  outside.answers.set('https://files.slack.com/files-pri/T1-F14/x.txt', { type: 'text/plain', body: Buffer.from('x') })
  const messages = [
    said(4, 'Fotos', [slackFile('F11', 'ufer.png'), slackFile('F12', 'weg.pdf'), slackFile('F13', 'gross.zip')]),
    said(5, 'anderswo', [
      slackFile('F14', 'a.txt', { url_private: 'https://evil.example/a.txt?t=xoxe-1-1', mode: 'external' }),
      slackFile('F15', 'b.txt', { url_private: `http://files.slack.com/b.txt?t=${TOKEN}` }),
      slackFile('F16', 'c.txt', { url_private: `https://files.slack.com.evil.example/c.txt?t=${TOKEN}` }),
    ]),
  ]
  const archive = slack('fern', messages)
  const without = await movedIn(archive)
  assert.deepEqual([outside.asked, without.fetch, without.report!.withBytes], [[], null, 0])
  await mara.does(undoRun, { importId: without.id })
  await whenIdle()

  const run = await movedIn(archive, { fetches: true })
  const asked = new Set(outside.asked.map((one) => one.url))
  assert.deepEqual(asked, new Set([url('F11', 'ufer.png'), url('F12', 'weg.pdf'), url('F13', 'gross.zip')]))
  assert.ok(outside.asked.every(({ wants, post }) => wants === 'file' && post === undefined))
  assert.deepEqual(run.fetch, { done: 3, missed: 2, all: 3 })
  assert.equal(run.report!.withBytes, 1)
  assert.deepEqual(run.report!.lost, [{ what: 'file_not_fetched', count: 2 }])
  const files = await filesIn('fern')
  assert.deepEqual(
    files.map(({ name, link }) => [name, link]),
    [
      ['ufer.jpg', null],
      ['weg.pdf', 'https://files.slack.com/files-pri/T1-F12/weg.pdf'],
      ['gross.zip', 'https://files.slack.com/files-pri/T1-F13/gross.zip'],
      ['a.txt', 'https://evil.example/a.txt?t=xoxe-1-1'],
      ['b.txt', 'http://files.slack.com/b.txt'],
      ['c.txt', `https://files.slack.com.evil.example/c.txt?t=${TOKEN}`],
    ].map(([name, link]) => [name, link?.replace(/\?t=.*/, '') ?? null]),
  )
})

test('the key of an archive is written nowhere', async () => {
  const tables = await house.db.rows(sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and has_table_privilege(oid, 'select')`)
  for (const { name } of tables) {
    const [row] = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} t where strpos(t::text, 'xoxe-') > 0`,
      ),
    )
    assert.equal(row!.n, 0, name)
  }
})

test('once nobody is let in any more, nobody is asked any further', async () => {
  outside.asked.length = 0
  const many = Array.from({ length: 45 }, (_, n) => slackFile(`FX${n}`, `${n}.txt`))
  const run = await movedIn(
    slack('viele', [said(6, 'viele', many.slice(0, 20)), said(7, 'mehr', many.slice(20, 45))]),
    {
      fetches: true,
    },
  )
  assert.deepEqual(run.fetch, { done: 45, missed: 45, all: 45 })
  assert.equal(new Set(outside.asked.map(({ url }) => url)).size, 20)
})
