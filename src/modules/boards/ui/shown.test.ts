import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { wordsIn } from '#tests/stories/words.ts'
import type { Language } from '#web/words.ts'
import type { BoardWhole, Card } from '../contract.ts'
import { filterIn, matcher } from '../views/filter.ts'
import { dueOf, lateBy, todayIn } from './due.ts'
import { byList, caughtUp, inOrder, keyAfter, placeAmong, withFrame } from './shown.ts'

const card = (id: string, more: Partial<Card> = {}): Card => ({
  id,
  boardId: 'board',
  listId: 'ready',
  position: 'a0',
  title: id,
  labels: [],
  assignees: [],
  startsOn: null,
  startsAt: null,
  dueOn: null,
  dueAt: null,
  needed: null,
  estimate: null,
  minutesGiven: 0,
  isMilestone: false,
  repeats: false,
  cover: null,
  hasAbout: false,
  votes: 0,
  comments: 0,
  files: 0,
  items: null,
  parts: null,
  waitsFor: [],
  values: {},
  closedAt: null,
  archivedAt: null,
  ...more,
})
const board = (tasks: Card[], seq = 10) =>
  ({ id: 'board', seq, tasks, members: [{ id: 'ana' }], can: { work: true, tend: true } }) as unknown as BoardWhole
const frame = (seq: number, one: string, now: Card | null, kind = 'boards.task_moved') => ({
  seq,
  kind,
  subject: one,
  data: { boards: ['board'] },
  patch: { type: 'card', boardId: 'board', taskId: one, card: now },
})
const titles = (shown: BoardWhole | undefined) => shown?.tasks.toSorted(inOrder).map(({ id }) => id)

test('a frame puts one card in its new place; an old one and one of another board change nothing', () => {
  const shown = board([card('one', { position: 'a0' }), card('two', { position: 'a1' })])
  assert.deepEqual(titles(withFrame(shown, frame(11, 'one', card('one', { position: 'a2' })))), ['two', 'one'])
  assert.deepEqual(titles(withFrame(shown, frame(11, 'one', null))), ['two'])
  assert.equal(withFrame(shown, frame(10, 'one', null)), shown)
  assert.equal(withFrame(shown, { ...frame(11, 'one', null), data: { boards: ['other'] } }), shown)
})

test('what a frame cannot say is asked: a part, someone who is not named yet, a task that is open again', () => {
  const shown = board([card('one')])
  assert.equal(withFrame(shown, frame(11, 'part', null)), undefined)
  assert.equal(withFrame(shown, frame(11, 'one', card('one', { assignees: ['ben'] }))), undefined)
  assert.equal(withFrame(shown, frame(11, 'one', card('one'), 'boards.task_reopened')), undefined)
  assert.equal(withFrame(shown, { seq: 11, kind: 'boards.list_added', subject: 'board', data: {} }), undefined)
})

test('what is done holds nobody up any more', () => {
  const shown = board([card('one'), card('two', { waitsFor: ['one'] })])
  const now = withFrame(shown, frame(11, 'one', card('one', { closedAt: '2026-09-01T08:00:00Z' })))
  assert.deepEqual(now?.tasks.find(({ id }) => id === 'two')?.waitsFor, [])
})

test('what was heard while the board was fetched is not lost', () => {
  const fetched = board([card('one', { position: 'a0' }), card('two', { position: 'a1' })], 20)
  const heard = new Map([
    ['one', { seq: 21, card: card('one', { position: 'a5' }) }],
    ['two', { seq: 19, card: null }],
  ])
  assert.deepEqual(titles(caughtUp(fetched, heard)), ['two', 'one'])
})

test('a list in which nothing changed is the same as before', () => {
  const [one, two] = [card('one'), card('two', { listId: 'done' })]
  const before = byList([one, two])
  const after = byList([one, card('two', { listId: 'done', title: 'other' })], before)
  assert.equal(after.get('ready'), before.get('ready'))
  assert.notEqual(after.get('done'), before.get('done'))
})

test('a card stands where it was put, wherever that is and whatever the filter hides', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.nat(), fc.nat(), (size, from, to) => {
      let cards: Card[] = []
      for (let n = 0; n < size; n++)
        cards = [...cards, card(`c${n}`, { position: keyAfter(cards, '', cards.at(-1)?.id ?? null) })]
      const moving = card('moving', { position: 'a0' })
      const all = from % 2 ? [...cards, moving] : cards
      const seen = cards.filter((_, n) => n % 2 === 0)
      const at = to % (seen.length + 1)
      const after = placeAmong(cards, seen, at)
      const placed = { ...moving, position: keyAfter(all, 'moving', after) }
      const order = [...cards, placed].sort(inOrder)
      const visible = order.filter((one) => one === placed || seen.includes(one))
      assert.equal(visible.indexOf(placed), at)
    }),
  )
})

test('a filter is read from the address, and nothing else is', () => {
  assert.deepEqual(filterIn({ mine: true, open: 'yes', due: 'someday', text: 12, label: '', task: 'x' }), {
    mine: true,
    text: '12',
  })
  const sees = (filter: Parameters<typeof matcher>[0], one: Card) => matcher(filter, 'ana', '2026-09-15')?.(one)
  assert.equal(matcher({}, 'ana', '2026-09-15'), undefined)
  assert.equal(sees({ mine: true }, card('one', { assignees: ['ana'] })), true)
  assert.equal(sees({ open: true }, card('one', { needed: 2, assignees: ['cem', 'ben'] })), false)
  assert.equal(sees({ open: true }, card('one', { needed: 2, assignees: ['ana', 'ben'] })), true)
  assert.equal(sees({ due: 'late' }, card('one', { dueOn: '2026-09-14' })), true)
  assert.equal(sees({ due: 'late' }, card('one', { dueOn: '2026-09-14', closedAt: '2026-09-14T08:00:00Z' })), false)
  assert.equal(sees({ due: 'week' }, card('one', { dueOn: '2026-09-22' })), true)
  assert.equal(sees({ text: 'boote KLAR' }, card('Drei Boote klarmachen')), true)
})

test('a day is said as one says it', () => {
  const speech = { language: 'de', timeZone: 'Europe/Berlin' }
  const due = (dueOn: string, dueAt: string | null = null) => {
    const found = dueOf({ dueOn, dueAt, closedAt: null }, '2026-09-14', speech)
    return found && ('words' in found ? `${found.is}: ${found.words}` : `${found.is}: ${found.days}`)
  }
  assert.equal(due('2026-09-14'), 'today: Heute')
  assert.equal(due('2026-09-15', '2026-09-15T14:00:00Z'), 'soon: Morgen, 16:00')
  assert.equal(due('2026-09-18'), 'soon: Fr., 18. Sept.')
  assert.equal(due('2026-09-25'), 'far: 25. Sept.')
  assert.equal(due('2026-09-12'), 'late: 2')
  const late = (language: Language, days: number) => {
    const { words, count } = lateBy(days)
    return wordsIn(language)(`boards:${words}`, { count })
  }
  assert.equal(late('de', 1), 'Seit gestern')
  assert.equal(late('de', 13), 'Seit 13 Tagen')
  assert.equal(late('de', 14), 'Seit 2 Wochen')
  assert.equal(late('en', 60), '8 weeks late')
  assert.equal(late('de', 61), 'Seit 2 Monaten')
  assert.equal(late('en', 729), '23 months late')
  assert.equal(late('de', 730), 'Seit 2 Jahren')
  assert.equal(late('en', 2855), '7 years late')
  assert.equal(todayIn('Europe/Berlin', new Date('2026-09-13T22:30:00Z')), '2026-09-14')
})
