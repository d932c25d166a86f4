import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Frame } from '#web/live.ts'
import type { Message } from '../contract.ts'
import { applyFrame, applyPosted, isBefore, type Patch, type Said, saidOf, withPage } from './apply.ts'

const subjectId = '0199aa00-0000-7000-8000-000000000001'
const ayse = { id: 'ayse', name: 'Ayşe Demir', face: null, kind: 'person', role: 'member' }

function message(n: number, more: Partial<Message> = {}): Message {
  return {
    id: `message-${String(n).padStart(3, '0')}`,
    subjectId,
    threadId: null,
    inChannel: true,
    author: ayse,
    at: new Date(1_789_000_000_000 + n * 1_000).toISOString(),
    seq: n,
    text: `Nachricht ${n}`,
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
    ...more,
  }
}

/** A house small enough to hold in the head: it does, and says what the live face would say. */
function house(count: number) {
  const all = Array.from({ length: count }, (_, n) => message(n + 1))
  let seq = count
  const frames: Frame[] = []
  const say = (kind: string, patch: Patch) =>
    frames.push(structuredClone({ seq, subject: subjectId, kind: `conversation.${kind}`, data: {}, patch }))
  const about = (one: Message) => {
    const first = all.find(({ id }) => id === one.threadId)
    return { type: 'message', message: one, thread: first ?? null } satisfies Patch
  }
  return {
    frames,
    page: (): Said =>
      saidOf(
        { subjectId },
        { items: structuredClone(all.filter((one) => one.inChannel)), older: null, readSeq: 0, seq },
      ),
    post() {
      seq++
      all.push(message(seq))
      say('message_posted', about(all.at(-1)!))
    },
    reply(to: Message) {
      seq++
      all.push(message(seq, { threadId: to.id, inChannel: false }))
      Object.assign(to, { replyCount: to.replyCount + 1, lastReplyAt: all.at(-1)!.at, repliers: [ayse] })
      say('message_posted', about(all.at(-1)!))
    },
    edit(one: Message) {
      seq++
      Object.assign(one, { text: `geändert ${seq}`, editedAt: new Date(seq).toISOString() })
      say('message_edited', about(one))
    },
    remove(one: Message) {
      seq++
      Object.assign(one, { text: '', deletedAt: new Date(seq).toISOString(), reactions: [] })
      say('message_deleted', about(one))
    },
    react(one: Message) {
      seq++
      one.reactions = one.deletedAt ? [] : [...one.reactions, { emoji: `emoji ${seq}`, members: ['ayse'] }]
      say('reactions_changed', { type: 'reactions', messageId: one.id, subjectId, reactions: one.reactions })
    },
    channel: () => all.filter((one) => one.inChannel),
  }
}

const shownOf = ({ items }: Said) => items
const doings = ['post', 'reply', 'edit', 'remove', 'react'] as const

function live(steps: { doing: (typeof doings)[number]; at: number }[]) {
  const one = house(5)
  const before = one.page()
  for (const { doing, at } of steps) {
    const channel = one.channel()
    if (doing === 'post') one.post()
    else one[doing](channel[at % channel.length]!)
  }
  return { before, after: one.page(), frames: one.frames }
}

const steps = fc.array(fc.record({ doing: fc.constantFrom(...doings), at: fc.nat(20) }), { maxLength: 25 })
const run = (said: Said, frames: readonly Frame[]) =>
  frames.reduce((now, frame) => applyFrame(now, frame) ?? assert.fail('asked to fetch again'), said)

test('frames in any order, each once or twice, end as a fresh load', () => {
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (taken, chance) => {
      const { before, after, frames } = live(taken)
      const twice = [...frames, ...frames.filter(() => chance.next().value! % 2 === 0)]
      const mixed = twice
        .map((frame) => ({ frame, at: chance.next().value! }))
        .sort((a, b) => a.at - b.at)
        .map(({ frame }) => frame)
      assert.deepEqual(shownOf(run(before, mixed)), shownOf(after))
    }),
  )
})

test('what was dropped is there after the fetch that follows, and late frames do not undo it', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const { after, frames } = live(taken)
      assert.deepEqual(shownOf(run(after, frames)), shownOf(after))
    }),
  )
})

test('a frame without its patch asks for a fetch', () => {
  const { page } = house(2)
  const frame = { seq: 3, subject: subjectId, kind: 'conversation.message_posted', data: {} }
  assert.equal(applyFrame(page(), frame), undefined)
})

test('frames about other subjects change nothing', () => {
  const said = house(2).page()
  const frame = { seq: 3, subject: 'another', kind: 'conversation.message_posted', data: {} }
  assert.equal(applyFrame(said, frame), said)
})

test('what is said beyond the loaded pages waits for its page', () => {
  const one = house(3)
  const said = { ...one.page(), newer: 'cursor' }
  one.post()
  assert.equal(run(said, one.frames), said)
  const page = { items: [message(4)], older: null, newer: null, readSeq: 0, seq: 4 }
  assert.deepEqual(
    withPage(said, page, 'after').items.map(({ seq }) => seq),
    [1, 2, 3, 4],
  )
})

test('an older page stands before, each message once', () => {
  const said = saidOf({ subjectId }, { items: [message(3), message(4)], older: 'cursor', readSeq: 0, seq: 4 })
  const page = { items: [message(1), message(2), message(3)], older: null, readSeq: 0, seq: 5 }
  assert.deepEqual(
    withPage(said, page, 'before').items.map(({ seq }) => seq),
    [1, 2, 3, 4],
  )
})

test('an own message stands there once, whether the answer or the frame comes first', () => {
  const one = house(2)
  const before = one.page()
  one.post()
  const answer = one.page().items.at(-1)!
  const answerFirst = run(applyPosted(before, answer), one.frames)
  const frameFirst = applyPosted(run(before, one.frames), answer)
  assert.deepEqual(answerFirst.items, one.page().items)
  assert.deepEqual(frameFirst.items, one.page().items)
})

test('a thread takes its own replies, and its first message the counts', () => {
  const one = house(2)
  const first = one.channel()[0]!
  const thread = saidOf({ subjectId }, { items: [], older: null, readSeq: 0, seq: 2 }, structuredClone(first))
  one.reply(first)
  one.post()
  const now = run(thread, one.frames)
  assert.deepEqual(
    now.items.map(({ seq }) => seq),
    [3],
  )
  assert.equal(now.first?.replyCount, 1)
})

test('messages of one moment keep one order', () => {
  const at = message(1).at
  assert.ok(isBefore(message(1), message(2, { at })))
  assert.ok(!isBefore(message(2, { at }), message(1)))
})
