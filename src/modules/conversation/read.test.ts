import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { openTestHouse } from '#tests/house.ts'
import { deleteMessage, listMessages, listThread, listUnread, markRead, postMessage } from './contract.ts'

describe('what is unread', async () => {
  const { house, ana, ben, cem, gina, sofia, someone, world, clock } = await openTestHouse()
  const { willkommen, vorstand, messgruppe, anaUndBen } = world.lahn.channels
  const { members } = world.lahn
  const countOf = async (who: typeof ben, subjectId: string) =>
    (await who.does(listUnread, {})).items.find((item) => item.subjectId === subjectId)

  test('counts what others said after my mark, to the message', async () => {
    const said = []
    for (const text of ['eins', 'zwei', `drei <@member:${members.ben}>`, 'vier']) {
      said.push(await ana.does(postMessage, { subjectId: willkommen, text }))
    }
    await ben.does(postMessage, { subjectId: willkommen, text: 'Das zählt nicht für mich' })
    assert.deepEqual(await countOf(ben, willkommen), {
      subjectId: willkommen,
      level: 'mine',
      readSeq: 0,
      unread: 4,
      mentions: 1,
    })
    assert.equal((await countOf(cem, willkommen))!.unread, 5)
    await ana.does(deleteMessage, { messageId: said[0]!.id })
    assert.equal((await countOf(ben, willkommen))!.unread, 3)
    await ben.does(markRead, { subjectId: willkommen, seq: said[2]!.seq! })
    const after = (await countOf(ben, willkommen))!
    assert.deepEqual([after.unread, after.mentions], [1, 0])
  })

  test('a mark moves forward only, unless it is put back, and never beyond the log', async () => {
    const { seq } = await ben.does(listUnread, {})
    await ben.does(markRead, { subjectId: willkommen, seq: 1_000_000 })
    assert.equal((await countOf(ben, willkommen))!.readSeq, seq)
    await ben.does(markRead, { subjectId: willkommen, seq: 1 })
    assert.equal((await ben.does(listMessages, { subjectId: willkommen })).readSeq, seq)
    await ben.does(markRead, { subjectId: willkommen, seq: 1, back: true })
    assert.equal((await countOf(ben, willkommen))!.readSeq, 1)
    await Promise.all([7, 3, 5, 4].map((to) => ben.does(markRead, { subjectId: willkommen, seq: Math.min(to, seq) })))
    assert.equal((await countOf(ben, willkommen))!.readSeq, Math.min(7, seq))
  })

  test('ends at 100 and leaves out what was imported', async () => {
    await house.db.transaction(world.lahn.id, async (tx) => {
      for (let n = 0; n < 120; n++) {
        tx.send(sql`insert into message (community_id, id, subject_id, author_id, at, seq, text)
          values (${world.lahn.id}, ${newId()}, ${messgruppe}, ${members.mara}, ${clock.now()}, ${n < 110 ? n + 1 : null}, 'x')`)
      }
    })
    assert.equal((await countOf(gina, messgruppe))!.unread, 100)
    await gina.does(markRead, { subjectId: messgruppe, seq: (await gina.does(listUnread, {})).seq })
    await house.db.transaction(world.lahn.id, async (tx) => {
      tx.send(sql`update message set seq = null where community_id = ${world.lahn.id} and subject_id = ${messgruppe}`)
      tx.send(sql`delete from read_mark where community_id = ${world.lahn.id} and subject_id = ${messgruppe}`)
    })
    assert.equal((await countOf(gina, messgruppe))!.unread, 0)
  })

  test('a reply in a thread has its own mark', async () => {
    const first = await ana.does(postMessage, { subjectId: anaUndBen, text: 'Kommst du?' })
    const reply = await ana.does(postMessage, { subjectId: anaUndBen, text: 'Hallo?', threadId: first.id })
    assert.equal((await countOf(ben, anaUndBen))!.unread, 1)
    await ben.does(markRead, { subjectId: anaUndBen, threadId: first.id, seq: reply.seq! })
    assert.equal((await ben.does(listThread, { messageId: first.id })).readSeq, reply.seq)
    assert.equal((await countOf(ben, anaUndBen))!.readSeq, 0)
  })

  test('is asked only by members, of what they may see', async () => {
    await sofia.isRefused(listUnread, {}, 'forbidden')
    await someone.isRefused(listUnread, {}, 'signed_out')
    await cem.isRefused(markRead, { subjectId: vorstand, seq: 1 }, 'not_found')
    const foreign = await ana.does(postMessage, { subjectId: anaUndBen, text: 'Hier' })
    await cem.isRefused(markRead, { subjectId: willkommen, threadId: foreign.id, seq: 1 }, 'not_found')
    await ben.isRefused(markRead, { subjectId: willkommen, threadId: foreign.id, seq: 1 }, 'not_found')
  })
})
