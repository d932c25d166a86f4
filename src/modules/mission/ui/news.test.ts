import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Notice } from '#modules/attention/contract.ts'
import { grouped, shortened } from './news.ts'

const goal = { id: 'g', kind: 'goal', title: 'Müll' }
const notice = (seq: number, more: Partial<Notice>) =>
  ({
    seq,
    kind: 'mission.reading_recorded',
    level: 'today',
    subject: goal,
    excerpt: '',
    seenAt: null,
    ...more,
  }) as Notice
const now = new Date('2026-09-17T21:30:00Z')
const groups = (notices: Notice[]) =>
  grouped(notices, now, 'Europe/Berlin').map(({ name, items }) => [
    name,
    items.map(({ notice: { seq }, more }) => [seq, more]),
  ])

test('what must be known now stands first, until it was seen', () => {
  const said = {
    kind: 'conversation.message_posted',
    level: 'now',
    excerpt: 'Hallo',
    at: '2026-09-17T08:00:00Z',
  } as const
  assert.deepEqual(groups([notice(3, said), notice(2, { ...said, seenAt: '2026-09-17T09:00:00Z' })]), [
    ['now', [[3, 0]]],
    ['today', [[2, 0]]],
  ])
})

test('the day turns where the reader lives', () => {
  assert.deepEqual(groups([notice(2, { at: '2026-09-16T22:30:00Z' }), notice(1, { at: '2026-09-16T21:30:00Z' })]), [
    ['today', [[2, 0]]],
    ['earlier', [[1, 0]]],
  ])
})

test('five readings of one goal are one piece of news, what was said is not', () => {
  const at = '2026-09-17T08:00:00Z'
  const measured = [5, 4, 3].map((seq) => notice(seq, { at }))
  const other = notice(2, { at, subject: { ...goal, id: 'h' } })
  const said = [7, 6].map((seq) => notice(seq, { at, kind: 'conversation.message_posted', excerpt: 'Hallo' }))
  assert.deepEqual(groups([...said, ...measured, other]), [
    [
      'today',
      [
        [7, 0],
        [6, 0],
        [5, 2],
        [2, 0],
      ],
    ],
  ])
})

test('a charter that was rewritten twice is news once', () => {
  const charter = (seq: number) =>
    notice(seq, {
      kind: 'mission.charter_written',
      subject: { id: `${seq}`, kind: 'charter', title: '' },
      at: '2026-09-17T08:00:00Z',
    })
  assert.deepEqual(groups([charter(2), charter(1)]), [['today', [[2, 1]]]])
})

test('on a small screen few rows are enough, but never fewer than what must be known now', () => {
  const now = ['a', 'b', 'c'].map((id) => ({ notice: notice(1, { subject: { ...goal, id } }), more: 0 }))
  const groups = [
    { name: 'now' as const, items: now },
    { name: 'today' as const, items: now },
  ]
  const { groups: kept, isCut } = shortened(groups, 4)
  assert.deepEqual([kept.map(({ items }) => items.length), isCut], [[3, 1], true])
  assert.deepEqual(shortened(groups, 2).groups.length, 1)
  assert.equal(shortened(groups, 6).isCut, false)
})
