/** Behind a mail's links: reading and answering without signing in, and stopping mails with one tap. */
import { strict as assert } from 'node:assert'
import { beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { newSecret } from '#kernel/ids.ts'
import { perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listNotices, markSeen } from '#modules/attention/contract.ts'
import { archiveChannel, unarchiveChannel } from '#modules/chat/contract.ts'
import { banMember, leave, resumeMember, suspendMember } from '#modules/communities/contract.ts'
import { deleteMessage, listMessages, listThread, listUnread, postMessage } from '#modules/conversation/contract.ts'
import { eraseMembership } from '#modules/leaving/contract.ts'
import { endOtherSessions } from '#modules/people/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { openTestSite } from '#tests/site.ts'
import { answerMail, changeSettings, endLinks, openMail, readSettings } from './contract.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('the links of a mail', async () => {
  const { house, ana, mara, ben, cem, otto, world, letters, clock, settle } = await openTestHouse({
    connections: 6,
  })
  const { get, post, postBody } = await openTestSite(house)
  const { willkommen, cleanup, anaUndBen, messgruppe } = world.lahn.channels
  const { members } = world.lahn
  const failures: unknown[] = []
  const deliveries = runDeliveries(house, (error) => failures.push(error))
  const say = (who: TestActor, text: string, subjectId: string) => who.does(postMessage, { subjectId, text })
  const named = (who: keyof typeof members) => `<@member:${members[who]}>`
  const mail = async (minutes = 10) => {
    await settle()
    clock.forward(minutes * MINUTE)
    await deliveries.settle()
    assert.deepEqual(failures, [])
    return letters.splice(0)
  }
  /** The paths of a mail's two links, and what it says. */
  async function mailed(who: string) {
    const letter = (await mail()).find(({ to }) => to === `${who}@example.org`)
    const path = (which: string) =>
      new RegExp(`/mail/${which}/[\\w-]{22}`).exec(letter?.text ?? '')?.[0] ?? '/mail/none'
    return { answer: path('answer'), stop: path('stop'), letter: letter! }
  }
  /** A mail to ben about what ana wrote to him. */
  async function toBen(text = 'Kommst du?') {
    await ben.does(markSeen, { upTo: 1_000_000 })
    await say(ana, text, anaUndBen)
    return mailed('ben')
  }
  const keyOn = (body: string) => /name="key" value="([\w-]{22})"/.exec(body)?.[1] ?? ''
  const send = async (path: string, text: string, more: Record<string, string> = {}) =>
    post(path, { text, key: keyOn((await get(path)).body), ...more })
  const last = async (subjectId: string) => (await ana.does(listMessages, { subjectId })).items.at(-1)!
  const isOpen = async (path: string) => {
    const [looked, sent] = [await get(path), await post(path, { text: 'Darf ich noch?', key: newSecret() })]
    assert.equal(looked.statusCode === 200, sent.statusCode === 200, 'both or neither')
    return looked.statusCode === 200
  }
  /** Everything that is kept, as the owner of the tables would see it. */
  const state = async () => {
    const tables = await house.db.rows(sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)
    return house.db.transaction(world.lahn.id, (tx) =>
      Promise.all(
        tables.map(async ({ name }) => [
          name,
          (await tx.one(
            sql<{ all: string }>`select string_agg(t::text, '|' order by t::text) as all from ${sql.table(name)} t`,
          ))!.all,
        ]),
      ),
    )
  }
  beforeEach(async () => {
    for (const who of [ben, cem]) await who.does(changeSettings, { mentions: true, directs: true, contentFree: false })
    await mail(60)
  })

  test('show what the mail told of; looking changes nothing, however often a mail program does', async () => {
    const { answer, stop } = await toBen('<script>alert(1)</script> Kommst du, **Ben**?')
    const before = await state()
    for (const path of [answer, stop, answer]) {
      const page = await get(path)
      assert.equal(page.statusCode, 200)
      assert.match(String(page.headers['cache-control']), /private, no-store/)
      assert.equal(page.headers['x-robots-tag'], 'noindex')
      assert.equal(page.headers['set-cookie'], undefined)
      assert.doesNotMatch(page.body, /<script|canonical|og:url/)
      assert.match(page.body, /Ana Keller/)
    }
    const shown = (await get(answer)).body
    assert.match(shown, /&lt;script&gt;alert\(1\)&lt;\/script&gt; Kommst du, Ben\?/)
    assert.match(shown, /Du antwortest als Ben Okafor/)
    assert.deepEqual(await state(), before)
  })

  test('answer as their member, who has read it then', async () => {
    const { answer } = await toBen()
    const page = await send(answer, 'Ja, **gern**')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /Deine Antwort ist da/)
    const said = await last(anaUndBen)
    assert.deepEqual([said.text, said.author.id, said.threadId], ['Ja, **gern**', members.ben, null])
    const [log] = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql`select actor_id, operation from activity where seq = ${said.seq}`),
    )
    assert.deepEqual(log, { actorId: members.ben, operation: 'mails.answerMail' })
    const unread = (await ben.does(listUnread, {})).items.find(({ subjectId }) => subjectId === anaUndBen)
    assert.equal(unread!.unread, 0)
    assert.deepEqual((await ben.does(listNotices, { unseen: true })).items, [])
    assert.equal((await ana.hears())[0]!.messageId, said.id)
  })

  test('answer a mention in its thread, where many others talk, and leave the rest of the channel unread', async () => {
    await say(mara, 'Viel anderes', cleanup)
    await ana.does(postMessage, { subjectId: cleanup, text: `${named('cem')} eins` })
    const asked = await say(mara, `${named('cem')} zwei`, cleanup)
    const { answer } = await mailed('cem')
    await send(answer, 'Bin dabei')
    const { items } = await mara.does(listThread, { messageId: asked.id })
    assert.deepEqual(
      items.map(({ text, author }) => [text, author.name]),
      [['Bin dabei', 'Cem Demir']],
    )
    const marks = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql`select from read_mark where member_id = ${members.cem} and subject_id = ${cleanup}`),
    )
    assert.deepEqual(marks, [])
    assert.deepEqual((await cem.does(listNotices, { unseen: true })).items, [])
  })

  test('say it once, however often it is sent', async () => {
    const { answer } = await toBen()
    const key = keyOn((await get(answer)).body)
    const pages = await Promise.all(Array.from({ length: 5 }, () => post(answer, { text: 'Einmal', key })))
    assert.deepEqual([...new Set(pages.map(({ statusCode }) => statusCode))], [200])
    const { items } = await ana.does(listMessages, { subjectId: anaUndBen })
    assert.equal(items.filter(({ text }) => text === 'Einmal').length, 1)
    assert.equal((await send(answer, 'Und noch etwas')).statusCode, 200)
    assert.equal((await last(anaUndBen)).text, 'Und noch etwas')
    // Whoever goes back, writes something else and sends that: it is asked for once more, with a key of its own.
    const other = await post(answer, { text: 'Etwas anderes', key })
    assert.match(other.body, /schon etwas anderes geschickt/)
    assert.equal((await post(answer, { text: 'Etwas anderes', key: keyOn(other.body) })).statusCode, 200)
  })

  test('answer in their one conversation, whatever else is sent along, and in their community', async () => {
    const { answer, stop } = await toBen()
    const before = await say(mara, 'Anderswo', willkommen)
    await send(answer, 'Nur dort', { subjectId: willkommen, threadId: before.id, channelId: willkommen })
    assert.equal((await last(willkommen)).id, before.id)
    assert.equal((await last(anaUndBen)).text, 'Nur dort')
    const secret = answer.split('/').at(-1)!
    for (const operation of [openMail, answerMail]) {
      const elsewhere = perform(house, operation, { secret, text: 'x' }, { by: otto.by, community: 'berg' })
      await assert.rejects(elsewhere, (error) => error instanceof Refusal && error.code === 'not_found')
    }
    // One purpose each: what stops does not answer, and what answers does not stop.
    assert.equal(await isOpen(stop.replace('stop', 'answer')), false)
    assert.equal((await get(answer.replace('answer', 'stop'))).statusCode, 404)
  })

  test('come from the page itself: another site makes nobody answer', async () => {
    const { answer } = await toBen()
    const key = keyOn((await get(answer)).body)
    assert.equal((await post(answer, { text: 'x', key }, { origin: 'https://evil.example' })).statusCode, 403)
    assert.notEqual((await last(anaUndBen)).text, 'x')
  })

  test('say in words what is missing, and keep what was written', async () => {
    const { answer } = await toBen()
    const page = await send(answer, '   ')
    assert.equal(page.statusCode, 422)
    assert.match(page.body, /Schreib etwas, bevor du antwortest/)
    const all = await send(answer, 'Hallo <@all>')
    assert.equal(all.statusCode, 200, 'among two everybody may be named')
  })

  test('answer nothing where nothing may be said any more, or nothing is left', async () => {
    const asked = await say(ana, named('cem'), cleanup)
    const { answer } = await mailed('cem')
    await ana.does(archiveChannel, { channelId: cleanup })
    assert.doesNotMatch((await get(answer)).body, /<form/)
    assert.equal((await post(answer, { text: 'x', key: 'y' })).statusCode, 422)
    await ana.does(unarchiveChannel, { channelId: cleanup })
    await ana.does(deleteMessage, { messageId: asked.id })
    const page = (await get(answer)).body
    assert.match(page, /inzwischen gelöscht/)
    assert.equal((await post(answer, { text: 'x', key: 'z' })).statusCode, 422)
  })

  test('let what came since the mail wait for a mail of its own', async () => {
    const { answer } = await toBen('eins')
    await say(ana, 'zwei', anaUndBen)
    assert.deepEqual(await mail(60), [])
    await send(answer, 'Antwort auf eins')
    const [letter] = await mail()
    assert.match(letter!.text, /\nzwei\n/)
    assert.doesNotMatch(letter!.text, /\neins\n/)
  })

  test('end with their time, with a newer mail, by my wish, and after twenty answers', async () => {
    const first = await toBen()
    const second = await toBen()
    assert.deepEqual([await isOpen(first.answer), await isOpen(second.answer)], [false, true])
    assert.equal((await ben.does(readSettings, {})).links, 1)
    await ben.does(endLinks, {})
    assert.equal(await isOpen(second.answer), false)
    const third = await toBen()
    clock.forward(14 * DAY - 20 * MINUTE)
    assert.equal(await isOpen(third.answer), true)
    clock.forward(20 * MINUTE)
    assert.equal(await isOpen(third.answer), false)
    const fourth = await toBen()
    for (let n = 0; n < 20; n++) assert.equal((await send(fourth.answer, `${n}`)).statusCode, 200)
    assert.match((await send(fourth.answer, 'zu viel')).body, /schon oft geantwortet/)
    assert.equal((await last(anaUndBen)).text, '19')
  })

  test('end with the address they went to, the account, and whenever I end my other sessions', async () => {
    const person = (set: Record<string, unknown>) =>
      house.db.rows(sql`update person set ${sql.raw(Object.keys(set)[0]!)} = ${Object.values(set)[0]}
        where id = ${world.people.ben}`)
    const { answer } = await toBen()
    await person({ email: 'neu@example.org' })
    assert.equal(await isOpen(answer), false)
    await person({ email: 'ben@example.org' })
    await person({ disabled_at: clock.now() })
    assert.equal(await isOpen(answer), false)
    await person({ disabled_at: null })
    assert.equal(await isOpen(answer), true)
    clock.forward(MINUTE)
    await ben.does(endOtherSessions, {})
    assert.equal(await isOpen(answer), false)
    assert.equal(await isOpen((await toBen()).answer), true)
  })

  test('hold nothing that a stolen database would open', async () => {
    const { answer, stop } = await toBen()
    const kept = JSON.stringify(await state())
    for (const path of [answer, stop]) assert.ok(!kept.includes(path.split('/').at(-1)!))
  })

  test('stop mails with one tap of a mail program, which brings neither cookie nor origin', async () => {
    const { stop, letter } = await toBen()
    assert.equal(letter.headers!['List-Unsubscribe'], `<http://localhost:3000${stop}>`)
    const nothing = await post(stop, {}, { origin: '' })
    assert.equal(nothing.statusCode, 403)
    assert.equal((await ben.does(readSettings, {})).directs, true)
    const tap = await post(stop, { 'List-Unsubscribe': 'One-Click' }, { origin: '' })
    assert.equal(tap.statusCode, 200)
    const { directs, mentions } = await ben.does(readSettings, {})
    assert.deepEqual({ directs, mentions }, { directs: false, mentions: true })
    await post(stop, { what: 'kind', wanted: 'yes' })
    assert.equal((await ben.does(readSettings, {})).directs, true)
    const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    const asParts = await postBody(stop, parts, 'multipart/form-data; boundary=x')
    assert.equal(asParts.statusCode, 200)
    assert.equal((await ben.does(readSettings, {})).directs, false)
  })

  test('stop mails about one conversation, which is taken back there or in the settings', async () => {
    const { stop } = await toBen()
    assert.match((await post(stop, { what: 'conversation', wanted: 'no' })).body, /kommt keine Mail mehr/)
    assert.deepEqual((await ben.does(readSettings, {})).stopped, [
      { subjectId: anaUndBen, title: '', people: ['Ana Keller'] },
    ])
    assert.match((await get(stop)).body, /Doch wieder Mails/)
    await post(stop, { what: 'conversation', wanted: 'yes' })
    assert.deepEqual((await ben.does(readSettings, {})).stopped, [])
    clock.forward(91 * DAY)
    assert.equal((await get(stop)).statusCode, 404)
  })

  test('of a mail without content name nobody and answer nothing', async () => {
    await ben.does(changeSettings, { contentFree: true })
    const { answer, stop } = await toBen()
    assert.equal(answer, '/mail/none')
    const { body } = await get(stop)
    assert.doesNotMatch(body, /Ana/)
    assert.match(body, /Keine Mails zu dieser Unterhaltung/)
    await ben.does(changeSettings, { contentFree: false })
    const open = await toBen()
    await ben.does(changeSettings, { contentFree: true })
    assert.equal(await isOpen(open.answer), false)
  })

  test('answer with the rights of now: not out of the circle, suspended, gone, banned or erased, nor after coming back', async () => {
    const links = {
      gina: await say(mara, named('gina'), messgruppe).then(() => mailed('gina')),
      ben: await toBen(),
      cem: await say(mara, named('cem'), willkommen).then(() => mailed('cem')),
    }
    for (const { answer } of Object.values(links)) assert.equal((await get(answer)).statusCode, 200)
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(sql`delete from let_in where member_id = ${members.gina}`),
    )
    assert.equal(await isOpen(links.gina.answer), false)
    await ana.does(suspendMember, { memberId: members.ben })
    assert.equal(await isOpen(links.ben.answer), false)
    await ana.does(resumeMember, { memberId: members.ben })
    assert.equal(await isOpen(links.ben.answer), true)
    await ana.does(banMember, { memberId: members.ben })
    assert.equal(await isOpen(links.ben.answer), false)
    await cem.does(leave, {})
    assert.equal(await isOpen(links.cem.answer), false)
    clock.forward(MINUTE)
    await house.db.transaction(world.lahn.id, async (tx) =>
      tx.send(
        sql`update member set standing = 'active', joined_at = ${clock.now()}, left_at = null where id = ${members.cem}`,
      ),
    )
    house.bus.forget({ person: world.people.cem })
    assert.equal(await isOpen(links.cem.answer), false)
    await cem.does(markSeen, { upTo: 1_000_000 })
    await say(mara, named('cem'), willkommen)
    const again = await mailed('cem')
    assert.equal(await isOpen(again.answer), true)
    const at = clock.now()
    await house.db.rows(sql`insert into session (id, person_id, token, expires_at, created_at, updated_at)
      values (${world.people.cem}, ${world.people.cem}, 'cem', ${new Date(at.getTime() + DAY)}, ${at}, ${at})`)
    await cem.does(eraseMembership, { communityId: world.lahn.id, words: 'kept' })
    for (const path of [again.answer, again.stop]) assert.equal((await get(path)).statusCode, 404)
  })
})
