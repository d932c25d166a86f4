import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { ChannelInList } from '../contract.ts'
import { countOn, grouped, isWaiting } from './count-on.ts'

const channel = (more: Partial<ChannelInList> = {}): ChannelInList => ({
  id: 'cleanup',
  title: 'Cleanup',
  topic: '',
  audience: 'community',
  circle: null,
  purpose: null,
  archivedAt: null,
  readSeq: 10,
  unread: 0,
  mentions: 0,
  people: [],
  level: 'mine',
  lastMessageAt: null,
  ...more,
})
const shown = (more: Partial<ChannelInList> = {}) => ({ items: [channel(more)], seq: 20 })

function posted(seq: number, more: object = {}) {
  const message = {
    id: `m${seq}`,
    author: { id: 'tom' },
    at: '2026-09-16T10:00:00.000Z',
    seq,
    text: 'Hallo',
    inChannel: true,
  }
  const patch = { type: 'message', message: { ...message, ...more } }
  return { seq, subject: 'cleanup', kind: 'conversation.message_posted', data: {}, patch }
}

test('a message by someone else counts, and a mention of me twice', () => {
  const once = countOn(shown(), posted(21), 'me')
  assert.deepEqual([once?.items[0]?.unread, once?.items[0]?.mentions], [1, 0])
  const named = countOn(shown(), posted(21, { text: 'Hallo <@member:me>' }), 'me')
  assert.deepEqual([named?.items[0]?.unread, named?.items[0]?.mentions], [1, 1])
})

test('own messages, replies kept in their thread and what was counted before change no count', () => {
  for (const frame of [posted(21, { author: { id: 'me' } }), posted(21, { inChannel: false }), posted(20)])
    assert.equal(countOn(shown(), frame, 'me')?.items[0]?.unread, 0)
})

test('the count ends at a hundred', () => {
  assert.equal(countOn(shown({ unread: 100 }), posted(21), 'me')?.items[0]?.unread, 100)
})

test('a change of channels asks for the list again', () => {
  assert.equal(countOn(shown(), { seq: 21, subject: 'new', kind: 'chat.channel_created', data: {} }, 'me'), undefined)
})

test('a muted channel waits only when someone means me', () => {
  assert.equal(isWaiting(channel({ unread: 3, level: 'nothing' })), false)
  assert.equal(isWaiting(channel({ unread: 3, mentions: 1, level: 'nothing' })), true)
  assert.equal(isWaiting(channel({ unread: 3 })), true)
})

test('direct conversations stand by their last word, the others by name as they come', () => {
  const late = channel({ id: 'late', audience: 'direct', lastMessageAt: '2026-09-16T10:00:00.000Z' })
  const early = channel({ id: 'early', audience: 'direct', lastMessageAt: '2026-09-15T10:00:00.000Z' })
  const ids = grouped([early, channel(), late]).directs.map(({ id }) => id)
  assert.deepEqual(ids, ['late', 'early'])
})
