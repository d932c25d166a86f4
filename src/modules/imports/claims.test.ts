import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browseChannels, listChannels } from '#modules/chat/contract.ts'
import { listCircles } from '#modules/communities/contract-circles.ts'
import { deleteMessage, editMessage, listMessages, listThread } from '#modules/conversation/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { analysed, archiveOf, smallExport } from '#tests/moving.ts'
import { getRun, listKept, startRun, undoRun } from './contract.ts'
import {
  answerClaim,
  decideClaim,
  listClaims,
  listPlaceholders,
  lookAtClaimLink,
  makeClaimLink,
  myClaims,
  useClaimLink,
} from './contract-claims.ts'
import { whenIdle } from './worker.ts'

const { ana, mara, ben, cem, gina, otto, someone, house, world, clock, settle } = await openTestHouse()

async function movedIn(content: Record<string, unknown>, matches: { key: string; memberId: string }[] = []) {
  const run = await analysed(mara, archiveOf(content))
  await mara.does(startRun, { importId: run.id, matches })
  await whenIdle()
  return run.id
}

async function allgemein(who: TestActor) {
  const { items } = await ben.does(browseChannels, { query: 'allgemein' })
  return (await who.does(listMessages, { subjectId: items[0]!.id })).items
}

const seen = async (who: TestActor) => (await who.does(listChannels, {})).items

const first = await movedIn(smallExport)

test('nobody sees a direct conversation or a hidden circle, whoever brought them', async () => {
  for (const who of [ana, mara, ben, cem]) {
    assert.ok(
      (await seen(who)).every(
        ({ title, people }) => title !== 'kasse' && people.every(({ name }) => name !== 'Kim Kiesel'),
      ),
    )
  }
})

test('a member with the same verified address is asked, says yes, and a steward confirms: then it is theirs', async () => {
  const { items } = await ben.does(myClaims, {})
  assert.deepEqual(
    items.map(({ placeholder, messages, lastAt, waits }) => [placeholder.name, messages, lastAt, waits]),
    [['Rosa Fluss', 4, '2017-07-14T02:40:07.000Z', false]],
  )
  assert.deepEqual((await cem.does(myClaims, {})).items, [])
  const rosa = items[0]!.placeholder.id
  await cem.isRefused(answerClaim, { placeholderId: rosa, isMe: true }, 'not_found')
  assert.deepEqual(await ben.does(answerClaim, { placeholderId: rosa, isMe: true }), { isMine: false })
  assert.equal((await ben.does(myClaims, {})).items[0]!.waits, true)
  assert.equal((await allgemein(ben))[0]!.author.name, 'Rosa Fluss', 'a yes alone moves nothing')

  await ben.isRefused(listClaims, {}, 'forbidden')
  const [claim] = (await mara.does(listClaims, {})).items
  assert.deepEqual([claim!.member.name, claim!.placeholder.name, claim!.messages], ['Ben Okafor', 'Rosa Fluss', 4])
  await ben.isRefused(decideClaim, { claimId: claim!.id, verdict: 'confirmed' }, 'forbidden')
  await mara.does(decideClaim, { claimId: claim!.id, verdict: 'confirmed' })
  await mara.isRefused(decideClaim, { claimId: claim!.id, verdict: 'confirmed' }, 'already_decided')
  await settle()

  const [question, hello] = await allgemein(ben)
  assert.deepEqual([question!.author.id, question!.text.slice(0, 5)], [world.lahn.members.ben, 'Wer k'])
  assert.ok(hello!.text.includes(`<@member:${world.lahn.members.ben}>`), 'mentions lead to the member')
  assert.equal(hello!.reactions[0]!.members.includes(world.lahn.members.ben), true)
  await ben.does(editMessage, { messageId: question!.id, text: 'Wer kommt wirklich?' })
  assert.deepEqual((await ben.does(myClaims, {})).items, [])
})

test('with it come the hidden circle and the direct conversation they were in, for them alone', async () => {
  const circles = (await ben.does(listCircles, {})).items
  const kasse = circles.find(({ name }) => name === 'kasse')
  assert.deepEqual([kasse?.isIn, kasse?.isHost], [true, true], 'the first to come lets the others in')
  const mine = await seen(ben)
  const direct = mine.find(
    ({ audience, people }) => audience === 'direct' && people.some(({ name }) => name === 'Kim Kiesel'),
  )
  const said = await ben.does(listMessages, { subjectId: direct!.id })
  assert.deepEqual(
    said.items.map(({ text, author }) => [text, author.name]),
    [
      ['nur für dich', 'Ben Okafor'],
      ['danke', 'Kim Kiesel'],
    ],
  )
  assert.ok(mine.some(({ title }) => title === 'kasse'))
  assert.equal(direct!.unread, 0)
  for (const who of [ana, mara, cem]) await who.isRefused(listMessages, { subjectId: direct!.id }, 'not_found')
})

test('a steward hands over a link: it works once, for whoever holds it, and only the newest', async () => {
  const { items } = await mara.does(listPlaceholders, { query: 'kiesel' })
  assert.deepEqual(
    items.map(({ name, messages, linkUntil }) => [name, messages, linkUntil]),
    [['Kim Kiesel', 4, null]],
  )
  const kim = items[0]!.id
  for (const who of [ben, cem, gina]) await who.isRefused(makeClaimLink, { placeholderId: kim }, 'forbidden')
  const secretOf = (link: string) => ({ secret: new URL(link).hash.slice(1) })
  const old = await mara.does(makeClaimLink, { placeholderId: kim })
  clock.forward(1_000)
  const { link } = await mara.does(makeClaimLink, { placeholderId: kim })
  await cem.isRefused(lookAtClaimLink, secretOf(old.link), 'not_found')
  await cem.isRefused(useClaimLink, { secret: 'A'.repeat(22) }, 'not_found')
  await otto.isRefused(useClaimLink, secretOf(link), 'not_found')
  await someone.isRefused(useClaimLink, secretOf(link), 'signed_out')
  assert.equal((await cem.does(lookAtClaimLink, secretOf(link))).placeholder.name, 'Kim Kiesel')
  const stored = await house.db.transaction(world.lahn.id, (tx) => tx.rows(sql`select * from claim_link`))
  assert.ok(!JSON.stringify(stored).includes(secretOf(link).secret))
  const both = await Promise.allSettled([
    cem.does(useClaimLink, secretOf(link)),
    ana.does(useClaimLink, secretOf(link)),
  ])
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  const winner = both[0]!.status === 'fulfilled' ? cem : ana
  await winner.isRefused(useClaimLink, secretOf(link), 'not_found')
  assert.ok((await seen(winner)).some(({ title }) => title === 'kasse'))
  assert.ok((await winner.does(listCircles, {})).items.some(({ name, isHost }) => name === 'kasse' && !isHost))
})

test('whom a steward matched is asked, and their yes is enough; their no is the end of it', async () => {
  const key = 'user:U3'
  const content = { ...smallExport, 'allgemein/2017-07-15.json': [] }
  await movedIn(content, [
    { key, memberId: world.lahn.members.cem },
    { key, memberId: world.lahn.members.gina },
  ])
  const max = (await mara.does(listPlaceholders, { query: 'Max' })).items[0]!.id
  assert.equal((await cem.does(myClaims, {})).items[0]?.placeholder.id, max)
  assert.deepEqual(await cem.does(answerClaim, { placeholderId: max, isMe: false }), { isMine: false })
  assert.deepEqual((await cem.does(myClaims, {})).items, [])
  assert.deepEqual(await gina.does(answerClaim, { placeholderId: max, isMe: true }), { isMine: true })
  await mara.isRefused(makeClaimLink, { placeholderId: max }, 'already_claimed')
  assert.deepEqual((await mara.does(listPlaceholders, {})).items, [])
})

test('a steward alone takes nobody’s conversations: not by a link of their own, nor by matching themselves', async () => {
  const content = {
    'users.json': ['V1', 'V2', 'V3'].map((id) => ({
      id,
      team_id: 'T9',
      name: id,
      profile: { display_name: `Person ${id}` },
    })),
    'channels.json': [{ id: 'C9', name: 'offen', members: ['V1'], created: 1433558319, creator: 'V1' }],
    'dms.json': [{ id: 'D9', members: ['V1', 'V2'], created: 1433558319 }],
    'D9/2017-07-14.json': [{ type: 'message', user: 'V1', ts: '1500000007.000001', text: 'nur wir zwei' }],
  }
  await movedIn(content, [{ key: 'user:V1', memberId: world.lahn.members.mara }])
  const [one, two] = (await mara.does(listPlaceholders, { query: 'Person' })).items
  const { link } = await mara.does(makeClaimLink, { placeholderId: two!.id })
  await mara.isRefused(useClaimLink, { secret: new URL(link).hash.slice(1) }, 'not_by_yourself')
  assert.deepEqual(await mara.does(answerClaim, { placeholderId: one!.id, isMe: true }), { isMine: false })
  const [claim] = (await mara.does(listClaims, {})).items
  await mara.isRefused(decideClaim, { claimId: claim!.id, verdict: 'confirmed' }, 'not_by_yourself')
  assert.ok((await seen(mara)).every(({ people }) => people.every(({ name }) => name !== 'Person V2')))
  await ana.does(decideClaim, { claimId: claim!.id, verdict: 'confirmed' })
  assert.ok((await seen(mara)).some(({ people }) => people.some(({ name }) => name === 'Person V2')))
})

test('what comes later under the same name is the member’s at once', async () => {
  const more = [{ user: 'U1', ts: '1600000000.000001', text: 'später', thread_ts: '1500000000.000001' }]
  await movedIn({ ...smallExport, 'allgemein/2020-09-13.json': more })
  const [question] = await allgemein(ben)
  const { items } = await ben.does(listThread, { messageId: question!.id })
  assert.deepEqual([items.at(-1)!.text, items.at(-1)!.author.id], ['später', world.lahn.members.ben])
  await ben.does(deleteMessage, { messageId: items.at(-1)!.id })
})

test('an undo leaves what was claimed', async () => {
  await mara.does(undoRun, { importId: first })
  await whenIdle()
  assert.equal((await mara.does(getRun, { importId: first })).state, 'undone')
  const { items } = await mara.does(listKept, { importId: first, most: 100 })
  assert.ok(items.filter(({ table }) => table === 'message').every(({ why }) => why === 'claimed'))
  assert.ok(
    items.some(({ name, subjectId, table }) => table === 'message' && name === null && subjectId === null),
    'closed ones unnamed',
  )
  assert.equal((await allgemein(ben))[0]!.text, 'Wer kommt wirklich?')
})
