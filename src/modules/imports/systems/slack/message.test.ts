import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noCounts } from '../../source.ts'
import { messageOf } from './message.ts'
import { meetPeople, peopleOf } from './people.ts'
import { cleanUrl, withoutTokens } from './secrets.ts'
import { compareTs, instantOf } from './time.ts'

function convert(fields: object) {
  const raw = { type: 'message', user: 'U1', text: '', ts: '1433563027.000006', ...fields }
  const people = peopleOf([{ id: 'U1', name: 'ana' }, 'x' as never])
  meetPeople(raw, people)
  const counts = noCounts()
  const names = { member: () => undefined, memberName: () => 'Ana', channel: () => undefined, channelName: () => 'c' }
  const threads = { heads: new Set<string>(), missing: new Set<string>(), roots: new Map<string, string>() }
  const uploads = new Map([['F2', '__uploads/F2/plan.pdf']])
  const message = messageOf(raw, { subjectSourceId: 'C1', threads, people, lookups: names, uploads, counts })
  return { message: typeof message === 'string' ? undefined : message, counts }
}

test('an upload of 2016 keeps its comment, its file and no word of Slack', () => {
  const file = {
    id: 'F1',
    name: 'a.png',
    mode: 'hosted',
    url_private: 'https://files.slack.com/a.png?t=xoxe-1-22222222',
  }
  const head = '<@U1|ana> uploaded a file: <https://x.slack.com/files/ana/F1/a.png|a.png>'
  const { message } = convert({ subtype: 'file_share', file, text: `${head} and commented: so *good*` })
  assert.equal(message!.text, 'so **good**')
  assert.deepEqual(message!.files, [
    { sourceId: 'F1', name: 'a.png', url: 'https://files.slack.com/a.png', kind: 'hosted' },
  ])
  assert.equal(convert({ subtype: 'file_share', file, text: head }).message!.text, '')
  const comment = convert({ subtype: 'file_comment', user: undefined, file, comment: { user: 'U9', comment: 'wow' } })
  assert.deepEqual([comment.message!.authorSourceId, comment.message!.text], ['U9', '> a.png\n\nwow'])
  assert.deepEqual(comment.message!.files, [])
})

test('files know where they are, or why they are not', () => {
  const { message, counts } = convert({
    text: 'see',
    files: [
      { id: 'F1', mode: 'external', url_private: 'https://docs.example.org/d?id=1', name: 'Doc', size: 10 },
      {
        id: 'F2',
        mode: 'hosted',
        url_private: 'javascript:alert(1)',
        name: '',
        title: 'Plan',
        mimetype: 'application/pdf',
      },
      { id: 'F3', mode: 'tombstone' },
      { id: 'F4', mode: 'hidden_by_limit' },
      { id: 'F5', mode: 'quip', name: 'Notes', url_private: 'https://files.slack.com/c?token=x&y=1' },
      { id: 'F6', file_access: 'check_file_info' },
      { id: 'F1', mode: 'external' },
      'F7',
    ],
  })
  assert.deepEqual(message!.files, [
    { sourceId: 'F1', name: 'Doc', size: 10, url: 'https://docs.example.org/d?id=1', kind: 'external' },
    { sourceId: 'F2', name: 'Plan', type: 'application/pdf', kind: 'hosted', entry: '__uploads/F2/plan.pdf' },
    { sourceId: 'F3', name: 'F3', kind: 'deleted' },
    { sourceId: 'F4', name: 'F4', kind: 'hidden' },
    { sourceId: 'F5', name: 'Notes', url: 'https://files.slack.com/c?y=1', kind: 'canvas' },
    { sourceId: 'F6', name: 'F6', kind: 'hidden' },
  ])
  assert.deepEqual(Object.fromEntries(counts.lost), { file_deleted: 1, file_hidden: 2, file_canvas: 1 })
})

test('cards of bots and shared messages are quoted, previews of links are lost', () => {
  const card = {
    fallback: 'no',
    title: 'Build &amp; test',
    title_link: 'https://ci.org',
    text: '*ok*',
    fields: [{ title: 'Who', value: 'Bo' }],
  }
  const { message, counts } = convert({
    text: 'see',
    attachments: [
      card,
      { is_share: true, from_url: 'https://x', author_name: 'Bea', text: 'hello' },
      { from_url: 'https://y', title: 'Y', video_html: '<iframe>' },
      { is_msg_unfurl: true, text: 'quoted elsewhere' },
      { fallback: 'only this' },
    ],
  })
  const quotes = [
    '> [Build & test](https://ci.org)\n>\n> **ok**\n>\n> **Who**\n>\n> Bo',
    '> **Bea**\n>\n> hello',
    '> only this',
  ]
  assert.equal(message!.text, ['see', ...quotes].join('\n\n'))
  assert.equal(counts.lost.get('link_preview'), 2)
})

test('reactions join under one emoji, and what is not named is counted', () => {
  const { message, counts } = convert({
    text: 'x',
    reactions: [
      { name: '+1', users: ['U1'], count: 1 },
      { name: 'thumbsup', users: ['U1', 'U2'], count: 2 },
      { name: '+1::skin-tone-4', users: ['U3'], count: 9 },
      { name: 'our_own', users: ['U1'], count: 1 },
      { name: 'x', users: [] },
    ],
  })
  assert.deepEqual(message!.reactions, [
    { emoji: '👍', personSourceIds: ['U1', 'U2'] },
    { emoji: '👍🏽', personSourceIds: ['U3'] },
    { emoji: ':our_own:', personSourceIds: ['U1'] },
  ])
  assert.equal(counts.lost.get('reaction_without_name'), 8)
})

test('actions are slanted, and blocks win over the flat text', () => {
  assert.equal(convert({ subtype: 'me_message', text: 'waves' }).message!.text, '*waves*')
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'from blocks' }] }]
  assert.equal(convert({ text: 'flat', blocks: [{ type: 'rich_text', elements }] }).message!.text, 'from blocks')
  assert.equal(convert({ text: 'flat', blocks: [{ type: 'actions' }] }).message!.text, 'flat')
})

test('a message as large as its file is cut, and says so', () => {
  const elements = Array.from({ length: 20_000 }, () => ({ type: 'text', text: 'x', style: { bold: true } }))
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]
  const { message, counts } = convert({ text: 'y'.repeat(50_000), blocks })
  assert.equal(message!.text.length, 40_000)
  assert.deepEqual([counts.lost.get('oversized_part'), counts.changed.get('text_cut')], [1, 1])
})

test('what grows too long in our spelling is cut between words', () => {
  const { message, counts } = convert({ text: 'a*b '.repeat(9_999) })
  assert.ok(message!.text.length <= 40_000 && message!.text.length > 39_000)
  assert.ok(message!.text.endsWith('a\\*b'))
  assert.equal(counts.changed.get('text_cut'), 1)
})

test('no token survives, wherever it stood', () => {
  const token = 'xoxe-0123456789-abcdef'
  const json = JSON.stringify({ a: `https://x/?t=${token}&b=1`, b: `x?token=${token}`, c: token, d: `t%3D${token}` })
  assert.deepEqual(JSON.parse(withoutTokens(json)), { a: 'https://x/?b=1', b: 'x?', c: '[token]', d: 't%3D[token]' })
  assert.deepEqual(JSON.parse(withoutTokens(`{"a":"x\\u0026t=${token}"}`)), { a: 'x&' })
  assert.equal(withoutTokens('xoxo-hugs-and-kisses'), 'xoxo-hugs-and-kisses')
  assert.equal(cleanUrl('https://me:pw@a.slack.com/x?pub_secret=1&t=2'), 'https://a.slack.com/x')
  assert.equal(cleanUrl('https://youtu.be/x?t=42'), 'https://youtu.be/x?t=42')
  assert.deepEqual(['file:///etc/passwd', 'x', ''].map(cleanUrl), [undefined, undefined, undefined])
})

test('times are exact, sort by their parts, and nonsense is none', () => {
  assert.equal(instantOf('1433563027'), '2015-06-06T03:57:07.000000Z')
  assert.equal(instantOf('0000000000.5'), '1970-01-01T00:00:00.500000Z')
  for (const ts of ['', '1.2.3', '-1.0', '1e9', '253402300800', ' 1', '１.0'])
    assert.equal(instantOf(ts), undefined, ts)
  assert.ok(compareTs('999999999.9', '1000000000.0') < 0)
  assert.ok(compareTs('1.000002', '1.000010') < 0)
})

test('no JSON makes a message fail', () => {
  const keys = [
    'subtype',
    'user',
    'text',
    'files',
    'file',
    'attachments',
    'reactions',
    'blocks',
    'edited',
    'room',
    'comment',
  ]
  const model = Object.fromEntries(keys.map((key) => [key, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))]))
  fc.assert(
    fc.property(fc.record(model, { requiredKeys: [] }), (fields) => {
      convert(fields)
    }),
    { numRuns: 1000 },
  )
})
