import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { dryRun } from '../../analyse.ts'
import { toOurs } from '../../markdown-in.ts'
import { openExport } from '../../open-export.ts'

const folder = await mkdtemp(join(tmpdir(), 'mattermost-'))
after(() => rm(folder, { recursive: true }))

const line = (type: string, of: object) => ({ type, [type]: of })
const post = (user: string, message: string, at: number, more = {}) => ({ user, message, create_at: at, ...more })
const base = [
  { type: 'version', version: 1 },
  line('team', { name: 'fluss' }),
  line('channel', { team: 'fluss', name: 'offen', display_name: 'Offen für alle', type: 'O', header: 'Kopf' }),
  line('channel', { team: 'fluss', name: 'kasse', display_name: 'Kasse', type: 'P' }),
  line('user', {
    username: 'rosa',
    email: 'Rosa@Example.org',
    first_name: 'Rosa',
    last_name: 'Fluss',
    roles: 'system_user',
    teams: [{ name: 'fluss', channels: [{ name: 'kasse' }] }],
  }),
  line('user', { username: 'gast', nickname: 'Gast', roles: 'system_guest', teams: null }),
]

async function read(lines: unknown[]) {
  const path = join(folder, `${Math.random()}`)
  await writeFile(path, lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'))
  return openExport(path, 'mattermost')
}

test('people, channels and direct conversations come by their names', async () => {
  const source = await read([
    ...base,
    line('direct_channel', { members: ['rosa', 'gast'] }),
    line('direct_post', { channel_members: ['gast', 'rosa'], ...post('gast', 'nur wir', 1_553_166_519_720) }),
    line('direct_post', { channel_members: ['gast', 'rosa', 'weg'], ...post('weg', 'zu dritt', 1_553_166_519_721) }),
    line('post', { team: 'fluss', channel: 'unbekannt', ...post('rosa', 'hier', 1_553_166_519_722) }),
  ])
  const people = await Array.fromAsync(source.people())
  assert.deepEqual(
    people.map(({ sourceId, name, kind, email }) => [sourceId, name, kind, email]),
    [
      ['rosa', 'Rosa Fluss', 'member', 'rosa@example.org'],
      ['gast', 'Gast', 'guest', undefined],
      ['weg', 'weg', 'stranger', undefined],
    ],
  )
  const channels = await Array.fromAsync(source.channels!())
  assert.deepEqual(
    channels.map(({ name, kind, memberSourceIds }) => [name, kind, memberSourceIds]),
    [
      ['Offen für alle', 'public', []],
      ['Kasse', 'private', ['rosa']],
      ['Gast, Rosa Fluss', 'direct', ['gast', 'rosa']],
      ['Gast, Rosa Fluss, weg', 'group_direct', ['gast', 'rosa', 'weg']],
      ['unbekannt', 'private', ['rosa']],
    ],
  )
  source.close()
})

test('replies follow their post, joins are skipped, and all is accounted for', async () => {
  const source = await read([
    ...base,
    line('post', {
      team: 'fluss',
      channel: 'offen',
      ...post('rosa', 'Frage', 2_000, {
        replies: [post('gast', 'Antwort', 1_000), post('gast', 'rosa joined the channel.', 3_000)],
        reactions: [
          { user: 'gast', emoji_name: '+1' },
          { user: 'gast', emoji_name: 'fisch' },
        ],
        attachments: [{ path: '2021/a/b/karte.png' }],
        edit_at: 5_000,
      }),
    }),
    line('post', {
      team: 'fluss',
      channel: 'offen',
      ...post('gast', 'gast joined the channel.', 3_000, { replies: null }),
    }),
    line('post', { team: 'fluss', channel: 'offen', ...post('gast', 'x', 3_001, { type: 'system_header_change' }) }),
    line('post', { team: 'fluss', channel: 'offen', ...post('gast', 'ohne Zeit', 0) }),
    line('post', { team: 'fluss', channel: 'offen', ...post('gast', 'zweimal', 7_000) }),
    line('post', { team: 'fluss', channel: 'offen', ...post('gast', 'zweimal', 7_000) }),
    'kein JSON',
    line('emoji', { name: 'fisch', image: 'x.png' }),
  ])
  const messages = await Array.fromAsync(source.messages())
  assert.deepEqual(
    messages.map(({ text, threadSourceId, at }) => [text, threadSourceId === messages[0]!.sourceId, at]),
    [
      ['Frage', false, '1970-01-01T00:00:02.000000Z'],
      ['Antwort', true, '1970-01-01T00:00:01.000000Z'],
      ['rosa joined the channel.', true, '1970-01-01T00:00:03.000000Z'],
      ['zweimal', false, '1970-01-01T00:00:07.000000Z'],
    ],
  )
  assert.deepEqual(messages[0]!.reactions, [
    { emoji: '👍', personSourceIds: ['gast'] },
    { emoji: ':fisch:', personSourceIds: ['gast'] },
  ])
  const report = await dryRun(source)
  assert.deepEqual([report.messages, report.replies, report.reactions], [4, 2, 2])
  const reasons = Object.fromEntries(report.skipped.map(({ reason, count }) => [reason, count]))
  assert.deepEqual(reasons, { channel_join: 1, system_notice: 1, no_time: 1, duplicate: 1 })
  const lost = Object.fromEntries(report.lost.map(({ what, count }) => [what, count]))
  assert.deepEqual(lost, { file_without_address: 1, own_emoji: 1, unreadable_line: 1 })
  source.close()
})

test('mentions, channels and emoji become tokens; code and addresses stay; HTML and pictures become text', () => {
  const names = {
    member: (name: string) => (name === 'rosa' ? '<@member:1>' : undefined),
    channel: (name: string) => (name === 'kasse' ? '<#2>' : undefined),
  }
  const ours = (message: string) => toOurs(message, names).text
  assert.equal(
    ours('@rosa. siehe ~kasse :smile: @wer ~nix a\\@rosa'),
    '<@member:1>. siehe <#2> 😄 @wer \\~nix a\\@rosa',
  )
  assert.equal(ours('**fett** und `@rosa`'), '**fett** und `@rosa`')
  assert.equal(ours('@all hört <script>alert(1)</script>'), '@all hört \\<script>alert(1)\\</script>')
  assert.equal(ours('![](https://a.org/x.png)'), '<https://a.org/x.png>')
  assert.equal(toOurs('ö'.repeat(50_000), names).isCut, true)
})

test('any text converts without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (message) => {
      const { text } = toOurs(message, { member: () => undefined, channel: () => undefined })
      assert.ok(text.isWellFormed())
    }),
  )
})

test('what is no export of Mattermost is refused', async () => {
  for (const lines of [[{ a: 1 }], [{ type: 'version', version: 1 }], ['{"type":"user"}', '{}']]) {
    await assert.rejects(read(lines), { code: 'not_a_mattermost_export' })
  }
})
