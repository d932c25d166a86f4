import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Message } from '../contract.ts'
import { answered, beginReading, looked, missed, putBack } from './reading.ts'

const said = (...of: [seq: number | null, who: string][]) =>
  of.map(([seq, who]) => ({ id: `m${seq}`, seq, author: { id: who }, deletedAt: null })) as Message[]
const opened = (items: Message[], readSeq: number, more: { newer?: string; threadId?: string } = {}) =>
  beginReading({ items, readSeq, newer: more.newer ?? null, threadId: more.threadId ?? null }, 'me')

test('what waited when one came stands below a line', () => {
  assert.equal(opened(said([1, 'tom'], [2, 'tom']), 1).line, 1)
  assert.equal(opened(said([1, 'tom']), 1, { newer: 'cursor' }).line, 1)
})

test('where nothing waited there is no line, nor does one come while one looks', () => {
  const items = said([1, 'tom'], [2, 'me'])
  const before = opened(items, 1)
  assert.deepEqual(before, { line: null, upTo: 2, isCaughtUp: true })
  const more = [...items, ...said([3, 'tom'])]
  const after = looked(before, { seq: 3, isEnd: true })
  assert.equal(missed(after, more, 'me').line, null)
})

test('what comes while nobody looks begins a line of its own, the next one does not move it', () => {
  const before = opened(said([1, 'tom']), 1)
  const first = missed(before, said([1, 'tom'], [4, 'lea']), 'me')
  assert.equal(first.line, 1)
  assert.equal(missed(first, said([1, 'tom'], [4, 'lea'], [5, 'lea']), 'me').line, 1)
  const read = looked(first, { seq: 5, isEnd: true })
  assert.equal(missed(read, said([5, 'lea'], [9, 'tom']), 'me').line, 5)
})

test('scrolling through what is new leaves the line where it is', () => {
  const before = opened(said([1, 'tom'], [2, 'tom'], [3, 'tom']), 1)
  const half = looked(before, { seq: 2, isEnd: false })
  assert.deepEqual(half, { line: 1, upTo: 2, isCaughtUp: false })
  assert.equal(missed(half, said([3, 'tom'], [4, 'lea']), 'me').line, 1)
  assert.equal(looked(half, { seq: 1, isEnd: false }), half)
})

test('the line goes once one has answered below it', () => {
  const read = looked(opened(said([1, 'tom'], [2, 'tom']), 1), { seq: 2, isEnd: true })
  assert.equal(answered(read, said([2, 'tom']), 'me').line, 1)
  assert.equal(answered(read, said([2, 'tom'], [3, 'me']), 'me').line, null)
})

test('a thread seen for the first time has no line', () => {
  assert.equal(opened(said([1, 'tom'], [2, 'tom']), 0, { threadId: 'm0' }).line, null)
  assert.equal(opened(said([1, 'tom'], [2, 'tom']), 1, { threadId: 'm0' }).line, 1)
})

test('marked unread, the line stands before that message', () => {
  assert.deepEqual(putBack(7), { line: 7, upTo: 7, isCaughtUp: false })
})
