import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Message } from '../contract.ts'
import { type Row, rowsOf } from './rows.ts'

const noon = new Date(2026, 8, 16, 12, 0).getTime()

function message(seq: number, who: string, minutes: number, more: Partial<Message> = {}): Message {
  const author = { id: who, name: who, face: null, kind: 'person', role: 'member' }
  const at = new Date(noon + minutes * 60_000).toISOString()
  const quiet = {
    editedAt: null,
    deletedAt: null,
    replyCount: 0,
    lastReplyAt: null,
    repliers: [],
    reactions: [],
    files: [],
    previews: [],
    card: null,
    pinnedAt: null,
  }
  return {
    id: `m${seq}`,
    subjectId: 's',
    threadId: null,
    inChannel: true,
    author,
    at,
    seq,
    text: 'Hallo',
    ...quiet,
    ...more,
  }
}

const told = (rows: Row[]) =>
  rows.map((row) => (row.kind === 'message' ? `${row.key}${row.isNext ? ' next' : ''}` : row.kind))
const shown = (items: Message[], readSeq: number | null = null) =>
  told(rowsOf({ items, sending: [], readSeq, me: 'me' }))

test('messages of one person within five minutes stand together', () => {
  const items = [message(1, 'tom', 0), message(2, 'tom', 4), message(3, 'tom', 10), message(4, 'lea', 11)]
  assert.deepEqual(shown(items), ['day', 'm1', 'm2 next', 'm3', 'm4'])
})

test('each day begins with its line', () => {
  assert.deepEqual(shown([message(1, 'tom', 0), message(2, 'tom', 24 * 60)]), ['day', 'm1', 'day', 'm2'])
})

test('the unread line stands before the first message of others after the mark', () => {
  const items = [message(1, 'tom', 0), message(2, 'me', 1), message(3, 'tom', 2), message(4, 'tom', 3)]
  assert.deepEqual(shown(items, 1), ['day', 'm1', 'm2', 'unread', 'm3', 'm4 next'])
})

test('no unread line stands where more of the new may stand before', () => {
  const items = [message(5, 'tom', 0), message(6, 'lea', 1)]
  assert.deepEqual(told(rowsOf({ items, sending: [], readSeq: 1, me: 'me', hasOlder: true })), ['day', 'm5', 'm6'])
})

test('own, deleted and moved-in messages are never new', () => {
  const items = [message(1, 'me', 0), message(2, 'tom', 1, { deletedAt: 'now' }), message(3, 'lea', 2, { seq: null })]
  assert.deepEqual(shown(items, 0), ['day', 'm1', 'm2', 'm3'])
})
