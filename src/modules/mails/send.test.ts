/** What is meant for somebody and stays unread is mailed: once, and never what need not be. */
import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { markSeen } from '#modules/attention/contract.ts'
import { setLevel } from '#modules/chat/contract.ts'
import { startCall } from '#modules/chat/contract-calls.ts'
import { banMember, leave, suspendMember, updateCommunity, updateMyProfile } from '#modules/communities/contract.ts'
import { removeFromCircle } from '#modules/communities/contract-circles.ts'
import { deleteMessage, editMessage, followThread, markRead, postMessage } from '#modules/conversation/contract.ts'
import { updateMe } from '#modules/people/contract.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { changeSettings, mailAbout } from './contract.ts'

const MINUTE = 60_000
const wanted = { mentions: true, directs: true, contentFree: false, quiet: null }

describe('what waits unread', async () => {
  const { house, ana, mara, ben, cem, gina, world, letters, clock, settle, clean } = await openTestHouse({
    connections: 6,
  })
  const { willkommen, cleanup, anaUndBen, messgruppe } = world.lahn.channels
  const { members } = world.lahn
  const failures: unknown[] = []
  const deliveries = runDeliveries(house, (error) => failures.push(error))
  const named = (who: keyof typeof members) => `<@member:${members[who]}>`
  const say = (who: TestActor, text: string, subjectId = willkommen, threadId?: string) =>
    who.does(postMessage, { subjectId, text, ...(threadId && { threadId }) })
  /** So many minutes later, all that is due was looked at. */
  const after = async (minutes: number) => {
    await settle()
    clock.forward(minutes * MINUTE)
    await deliveries.settle()
  }
  const mailed = () => letters.splice(0).map(({ to, subject }) => `${to}: ${subject}`)
  const waiting = () =>
    house.db.transaction(world.lahn.id, (tx) =>
      tx.one(sql`select (select count(*) from unread_mail) as mails,
        (select count(*) from delivery where state <> 'done') as deliveries`),
    )
  afterEach(() => assert.deepEqual(failures, []))
  /** Everybody has read everything. */
  beforeEach(async () => {
    await settle()
    for (const who of [ana, mara, ben, cem, gina]) {
      await who.does(markSeen, { upTo: 1_000_000 })
      await who.does(changeSettings, wanted)
    }
    await after(60)
    letters.length = 0
  })

  test('is mailed after ten minutes: who wrote what in which conversation, newest last, with a link to the place', async () => {
    await say(ana, `**Hallo** ${named('ben')}, hilfst du am Samstag?`)
    const last = await say(mara, `${named('ben')} und bring <b>Handschuhe</b> mit`)
    await after(9)
    assert.deepEqual(mailed(), [])
    await after(1)
    const [letter] = letters
    assert.deepEqual(mailed(), ['ben@example.org: Ana Keller und Mara Lindner erwähnen dich in „Willkommen“'])
    const { text, html, headers } = letter!
    assert.match(
      text,
      /Ana Keller, .*\nHallo @Ben Okafor, hilfst du am Samstag\?\n\nMara Lindner, .*\n@Ben Okafor und bring/,
    )
    assert.match(html!, /<strong>Hallo<\/strong> <strong>@Ben Okafor<\/strong>/)
    assert.match(html!, /&#60;b&#62;Handschuhe&#60;\/b&#62;/)
    assert.ok(text.includes(`http://localhost:3000/c/lahn/talk/${willkommen}?message=${last.id}\n`))
    assert.match(headers!['List-Unsubscribe']!, /^<http:\/\/localhost:3000\/mail\/stop\/[\w-]{22}>$/)
    assert.equal(headers!['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  })

  test('is mailed in the language of who gets it', async () => {
    await ben.does(updateMe, { language: 'en' })
    await say(ana, 'Hast du kurz Zeit?', anaUndBen)
    await after(10)
    assert.deepEqual(mailed(), ['ben@example.org: Ana Keller writes to you'])
    await ben.does(updateMe, { language: 'de' })
  })

  test('is mailed once: later messages gather, and no other mail comes before it was read', async () => {
    await say(ana, 'eins', anaUndBen)
    await after(5)
    await say(ana, 'zwei', anaUndBen)
    await after(5)
    assert.match(letters[0]!.text, /eins\n\n.*\nzwei/)
    await say(ana, 'drei', anaUndBen)
    await after(60)
    assert.deepEqual(mailed(), ['ben@example.org: Ana Keller schreibt dir'])
    const four = await say(ana, 'vier', anaUndBen)
    await after(24 * 60)
    assert.deepEqual(mailed(), [])
    await ben.does(markRead, { subjectId: anaUndBen, seq: four.seq! })
    await say(ana, 'fünf', anaUndBen)
    await after(10)
    assert.doesNotMatch(letters[0]!.text, /vier/)
    assert.deepEqual(mailed(), ['ben@example.org: Ana Keller schreibt dir'])
  })

  test('of one conversation keeps no other back, nor does a thread its channel', async () => {
    const first = await say(ana, named('ben'))
    await after(10)
    await say(ana, named('ben'), cleanup)
    await say(mara, named('ben'), willkommen, first.id)
    await after(10)
    assert.deepEqual(mailed().sort(), [
      'ben@example.org: Ana Keller erwähnt dich in „Cleanup September“',
      'ben@example.org: Ana Keller erwähnt dich in „Willkommen“',
      'ben@example.org: Mara Lindner erwähnt dich in „Willkommen“',
    ])
  })

  test('is not mailed once it was read, wherever; what came after that waits its own ten minutes', async () => {
    const one = await say(ana, 'eins', anaUndBen)
    await after(9)
    await ben.does(markRead, { subjectId: anaUndBen, seq: one.seq! })
    await say(ana, 'zwei', anaUndBen)
    await after(1)
    assert.deepEqual(mailed(), [])
    await after(9)
    assert.doesNotMatch(letters[0]!.text, /eins/)
    assert.equal(mailed().length, 1)
    await say(ana, named('ben'))
    await settle()
    await ben.does(markSeen, { upTo: 1_000_000 })
    await after(60)
    assert.deepEqual(mailed(), [])
  })

  test('is mailed as it stands then: edited, and without what was deleted', async () => {
    const one = await say(ana, `${named('ben')} erste Fassung`)
    const two = await say(ana, `${named('ben')} geht keinen was an`)
    await after(5)
    await ana.does(editMessage, { messageId: one.id, text: `${named('ben')} zweite Fassung` })
    await ana.does(deleteMessage, { messageId: two.id })
    await after(5)
    assert.match(letters[0]!.text, /zweite Fassung/)
    assert.doesNotMatch(letters[0]!.text + letters[0]!.html, /erste Fassung|keinen was an/)
    assert.equal(mailed().length, 1)
    const alone = await say(ana, named('ben'), cleanup)
    await after(5)
    await ana.does(deleteMessage, { messageId: alone.id })
    await after(60)
    assert.deepEqual(mailed(), [])
  })

  test('is only what is meant in person', async () => {
    await say(mara, `<@all> <@circle:${world.lahn.circles.messgruppe}>`)
    const first = await say(ben, 'Wer kommt?')
    await say(cem, 'Ich', willkommen, first.id)
    await after(60)
    assert.deepEqual(mailed(), [])
  })

  test('is not mailed where it is not wanted: by kind, conversation, mute, or a thread left', async () => {
    const toBen = async () => {
      await say(ana, named('ben'))
      await after(60)
      await ben.does(markSeen, { upTo: 1_000_000 })
      return mailed().length
    }
    assert.equal(await toBen(), 1)
    await ben.does(changeSettings, { mentions: false })
    assert.equal(await toBen(), 0)
    await say(ana, 'direkt', anaUndBen)
    await after(60)
    assert.equal(mailed().length, 1)
    await ben.does(changeSettings, { mentions: true, directs: false })
    await ben.does(markSeen, { upTo: 1_000_000 })
    await say(ana, 'direkt', anaUndBen)
    await after(60)
    assert.equal(mailed().length, 0)
    await ben.does(mailAbout, { subjectId: willkommen, wanted: false })
    assert.equal(await toBen(), 0)
    await ben.does(mailAbout, { subjectId: willkommen, wanted: true })
    await ben.does(setLevel, { channelId: willkommen, level: 'nothing' })
    assert.equal(await toBen(), 0)
    await ben.does(setLevel, { channelId: willkommen, level: 'mine' })
    assert.equal(await toBen(), 1)
    const first = await say(ana, 'Faden')
    await say(ana, named('ben'), willkommen, first.id)
    await after(5)
    await ben.does(followThread, { messageId: first.id, follows: false })
    await after(60)
    assert.equal(mailed().length, 0)
  })

  test('without content says that something waits and nothing else', async () => {
    await ben.does(changeSettings, { contentFree: true })
    await say(ana, `${named('ben')} Streng geheim`)
    await after(10)
    const { subject, text, html } = letters[0]!
    assert.equal(subject, 'Bei Flussretter Lahn wartet etwas auf dich')
    for (const word of ['Ana', 'Ben', 'geheim', 'Willkommen', 'mail/answer', willkommen])
      assert.ok(!(text + html).includes(word), word)
  })

  test('of a sensitive community does so by itself, without its name', async () => {
    await ana.does(updateCommunity, { preset: 'self_help' })
    await house.db.transaction(world.lahn.id, async (tx) => tx.send(sql`delete from mail_choice`))
    await say(ana, `${named('ben')} Streng geheim`)
    await after(10)
    const { subject, text, html } = letters[0]!
    assert.equal(subject, 'Etwas wartet auf dich')
    for (const word of ['Ana', 'geheim', 'Willkommen', 'mail/answer', 'Flussretter', 'lahn'])
      assert.ok(!(text + html).includes(word), word)
    await ana.does(updateCommunity, { preset: 'association' })
  })

  test('comes after the quiet hours of who gets it, if it still waits then', async () => {
    // 08:00 UTC is 10:00 in Berlin and 17:00 in Tokyo.
    clock.moveTo('2026-09-20T08:00:00.000Z')
    await ben.does(changeSettings, { quiet: { from: '22:00', until: '10:30' } })
    await cem.does(updateMe, { timeZone: 'Asia/Tokyo' })
    await cem.does(changeSettings, { quiet: { from: '22:00', until: '10:30' } })
    await say(ana, `${named('ben')} ${named('cem')}`)
    await after(15)
    assert.deepEqual(mailed(), ['cem@example.org: Ana Keller erwähnt dich in „Willkommen“'])
    await after(14)
    assert.deepEqual(mailed(), [])
    await after(1)
    assert.deepEqual(mailed(), ['ben@example.org: Ana Keller erwähnt dich in „Willkommen“'])
    clock.moveTo('2026-09-20T21:00:00.000Z')
    const said = await say(ana, 'gute Nacht', anaUndBen)
    await after(60)
    await ben.does(markRead, { subjectId: anaUndBen, seq: said.seq! })
    await after(24 * 60)
    assert.deepEqual(mailed(), [])
  })

  test('shows the newest ten and counts the rest', async () => {
    for (let n = 1; n <= 12; n++) await say(ana, `Nr. ${n}.`, anaUndBen)
    await after(10)
    const { text } = letters[0]!
    assert.match(text, /Davor noch 2 weitere Nachrichten/)
    assert.deepEqual(text.match(/Nr\. \d+\./g)?.length, 10)
    assert.doesNotMatch(text, /Nr\. 2\./)
  })

  test('says where a call is that somebody asks one to', async () => {
    await ana.does(startCall, { subjectId: anaUndBen, url: 'https://meet.example.org/lahn' })
    await after(10)
    assert.equal(letters.length, 1)
    for (const body of [letters[0]!.text, letters[0]!.html!])
      assert.match(body, /Zum Gespräch: https:\/\/meet\.example\.org\/lahn/)
    letters.length = 0
  })

  test('floods nobody who is named in many threads: the rest waits an hour, unless it is read', async () => {
    for (let n = 0; n < 12; n++) {
      const { id } = await say(mara, `Faden ${n}`)
      await say(ana, named('ben'), willkommen, id)
    }
    await after(10)
    assert.equal(mailed().length, 10)
    await after(59)
    assert.equal(mailed().length, 0)
    await after(1)
    assert.equal(mailed().length, 2)
  })

  test('cannot be made to hold another header', async () => {
    await ana.isRefused(updateMyProfile, { name: 'Ana\r\nBcc: eve@example.org' }, 'invalid')
    await house.db.transaction(world.lahn.id, async (tx) => {
      tx.send(sql`update member set name = ${'Ana\r\nBcc: eve@example.org'} where id = ${members.ana}`)
      tx.send(sql`update subject set title = ${'a\nb\u2028c'} where id = ${cleanup}`)
    })
    await say(ana, named('ben'), cleanup)
    await after(10)
    assert.deepEqual(mailed(), ['ben@example.org: Ana Bcc: eve@example.org erwähnt dich in „a b c“'])
    await ana.does(updateMyProfile, { name: 'Ana Keller' })
  })

  test('that could not be sent is tried again a few times, and begins anew with the next message', async () => {
    const { mail } = house
    let tries = 0
    house.mail = {
      send: async () => {
        tries++
        throw new Error('451 try again later')
      },
    }
    await say(ana, 'eins', anaUndBen)
    await after(10)
    for (let n = 0; n < 10; n++) await after(120)
    assert.equal(tries, 5)
    house.mail = mail
    await say(ana, 'zwei', anaUndBen)
    await after(60)
    assert.deepEqual(mailed(), [])
    clock.forward(24 * 60 * MINUTE)
    await say(ana, 'drei', anaUndBen)
    await after(10)
    assert.match(letters[0]!.text, /eins[\s\S]*zwei[\s\S]*drei/)
    assert.equal(mailed().length, 1)
    failures.length = 0
  })

  test('that failed once is not sent once it was read', async () => {
    const { mail } = house
    house.mail = { send: () => Promise.reject(new Error('421 busy')) }
    await say(ana, named('ben'))
    await after(10)
    house.mail = mail
    await ben.does(markSeen, { upTo: 1_000_000 })
    await after(60)
    assert.deepEqual(mailed(), [])
    failures.length = 0
  })

  test('piles up nowhere in a house that sends no mail', async () => {
    const { mail } = house
    house.mail = { isNone: true, send: () => Promise.reject(new Error('no mail server')) }
    const before = await waiting()
    await say(ana, named('ben'), cleanup)
    await after(10)
    assert.deepEqual(await waiting(), before)
    house.mail = mail
  })

  test('is forgotten once its links have ended, but not while it was not read: no second mail comes for it', async () => {
    await say(ana, named('ben'))
    await say(ana, named('cem'))
    await after(10)
    assert.equal(mailed().length, 2)
    await cem.does(markSeen, { upTo: 1_000_000 })
    clock.forward(91 * 24 * 60 * MINUTE)
    await clean()
    const left = await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql<{ memberId: string }>`select distinct member_id from unread_mail`),
    )
    assert.deepEqual(left, [{ memberId: members.ben }])
    await say(ana, named('ben'))
    await after(60)
    assert.deepEqual(mailed(), [])
  })

  test('is mailed to nobody who may no longer know of it when it is sent', async () => {
    const person = (id: string, set: object) =>
      house.db.rows(sql`update person set ${sql.raw(Object.keys(set)[0]!)} = ${Object.values(set)[0]} where id = ${id}`)
    const unlessMeanwhile = async (text: string, subjectId: string, meanwhile: () => Promise<unknown>) => {
      await say(mara, text, subjectId)
      await after(5)
      await meanwhile()
      await after(60)
      assert.deepEqual(mailed(), [], `${meanwhile}`)
    }
    await unlessMeanwhile(named('ben'), willkommen, () => person(world.people.ben, { email_verified: false }))
    await person(world.people.ben, { email_verified: true })
    await unlessMeanwhile(named('cem'), willkommen, () => person(world.people.cem, { disabled_at: clock.now() }))
    await person(world.people.cem, { disabled_at: null })
    await unlessMeanwhile(named('gina'), messgruppe, () =>
      house.db.transaction(world.lahn.id, async (tx) =>
        tx.send(sql`delete from let_in where member_id = ${members.gina}`),
      ),
    )
    const outOf = { circleId: world.lahn.circles.messgruppe, memberId: members.ben }
    await unlessMeanwhile(named('ben'), messgruppe, () => mara.does(removeFromCircle, outOf))
    await unlessMeanwhile(named('ben'), willkommen, () => ana.does(suspendMember, { memberId: members.ben }))
    await unlessMeanwhile(named('cem'), willkommen, () => cem.does(leave, {}))
    await unlessMeanwhile(named('gina'), messgruppe, () => ana.does(banMember, { memberId: members.gina }))
  })
})
