import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { framesOf } from '#faces/live-frames.ts'
import { newId } from '#kernel/ids.ts'
import { readLog } from '#kernel/log.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  deleteMessage,
  editMessage,
  listMessages,
  type Message,
  postMessage,
  react,
  restoreMessage,
  unreact,
} from './contract.ts'

type Patch =
  | {
      type: 'message'
      message: Message
      thread: Pick<Message, 'id' | 'replyCount' | 'lastReplyAt' | 'repliers'> | null
    }
  | { type: 'reactions'; messageId: string; reactions: Message['reactions'] }

describe('what screens receive', async () => {
  const { house, ana, ben, cem, world, clock } = await openTestHouse()
  const { willkommen, cleanup } = world.lahn.channels
  const { id: community, members } = world.lahn

  const patchesAfter = (seq: number) =>
    house.db.transaction(community, async (tx) => {
      const entries = await tx.rows(readLog({ community, after: seq, most: 500 }))
      const frames = await framesOf(tx, community, entries)
      return frames.map(({ frame }) => (JSON.parse(frame) as { patch: Patch }).patch)
    })

  const applied = (before: Message[], patches: Patch[]): Message[] => {
    const shown = new Map(before.map((message) => [message.id, message]))
    for (const patch of patches) {
      if (patch.type === 'reactions') {
        const about = shown.get(patch.messageId)
        if (about) shown.set(about.id, { ...about, reactions: patch.reactions })
        continue
      }
      if (patch.message.inChannel) shown.set(patch.message.id, patch.message)
      const first = patch.thread && shown.get(patch.thread.id)
      if (first) shown.set(first.id, { ...first, ...patch.thread })
    }
    return [...shown.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  }

  test('patches on what was shown equal a fresh load', async () => {
    const first = await ana.does(postMessage, { subjectId: willkommen, text: 'Wer kommt?' })
    const other = await ben.does(postMessage, { subjectId: willkommen, text: 'Moin' })
    const before = await cem.does(listMessages, { subjectId: willkommen })
    clock.forward(1_000)
    const reply = await ben.does(postMessage, { subjectId: willkommen, text: 'Ich', threadId: first.id })
    await cem.does(postMessage, { subjectId: willkommen, text: 'Auch', threadId: first.id, alsoInChannel: true })
    await ben.does(editMessage, { messageId: other.id, text: 'Moin **moin**' })
    await ana.does(react, { messageId: other.id, emoji: '👋' })
    await cem.does(react, { messageId: other.id, emoji: '👋' })
    await ana.does(unreact, { messageId: other.id, emoji: '👋' })
    await ben.does(deleteMessage, { messageId: reply.id })
    const gone = await cem.does(postMessage, { subjectId: willkommen, text: 'Weg' })
    await cem.does(deleteMessage, { messageId: gone.id })
    await ana.does(deleteMessage, { messageId: first.id })
    await ana.does(restoreMessage, { messageId: first.id })
    const patches = await patchesAfter(before.seq)
    const fresh = await cem.does(listMessages, { subjectId: willkommen })
    assert.deepEqual(applied(before.items, patches), fresh.items)
    // frames may come twice and in any order: each carries the state as it is now
    assert.deepEqual(applied(before.items, [...patches, ...patches].reverse()), fresh.items)
  })

  test('a mention of more than 20 must be confirmed', async () => {
    await house.db.transaction(community, async (tx) => {
      for (let n = 0; n < 25; n++) {
        const id = newId()
        tx.send(sql`insert into person (id, email, created_at, updated_at)
          values (${id}, ${`n${n}@example.org`}, ${clock.now()}, ${clock.now()})`)
        tx.send(sql`insert into member (community_id, id, person_id, kind, standing, name, created_at)
          values (${community}, ${id}, ${id}, 'member', 'active', 'Neu', ${clock.now()})`)
        tx.send(sql`insert into watch (community_id, member_id, subject_id, since)
          values (${community}, ${id}, ${cleanup}, ${clock.now()})`)
      }
    })
    const text = `<@all> <@member:${members.ben}>`
    await ana.isRefused(postMessage, { subjectId: cleanup, text }, 'mention_needs_confirming')
    const said = await ana.does(postMessage, { subjectId: cleanup, text: `<@member:${members.ben}>` })
    await ana.isRefused(editMessage, { messageId: said.id, text }, 'mention_needs_confirming')
    await ana.does(editMessage, { messageId: said.id, text, mentionMany: true })
    await ana.does(editMessage, { messageId: said.id, text: `${text} !` })
    assert.equal((await ben.hears()).filter(({ subject }) => subject?.id === cleanup).length, 1)
  })
})
