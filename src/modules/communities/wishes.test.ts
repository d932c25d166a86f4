/** Coming to the door without an account, by forms that need no script. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { runDeliveries } from '#kernel/delivery.ts'
import { changeSettings } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestSite, showItself } from '#tests/site.ts'
import { listMembers, updateCommunity } from './contract.ts'
import { listJoinRequests } from './contract-joining.ts'
import { readDoor, wishToJoin } from './contract-site.ts'

const PATH = '/de/lahn/join'

describe('the door on the public site', async () => {
  const { house, ana, someone, world, letters, clock, clean } = await openTestHouse({ connections: 6 })
  const { get, post } = await openTestSite(house)
  const deliveries = runDeliveries(house, (error) => {
    throw error
  })
  await showItself(ana)
  await ana.does(updateCommunity, {
    joining: 'request',
    joiningQuestions: ['Was führt dich her?', 'Kannst du paddeln?'],
  })

  const stampOf = (body: string) => /name="stamp" value="([^"]+)"/.exec(body)![1]!
  const open = async () => stampOf((await get(PATH)).body)
  const form = (stamp: string, more: Record<string, string | string[]> = {}) => ({
    name: 'Noor Haddad',
    email: 'noor@example.org',
    answer: ['Der Fluss', 'Ein wenig'],
    charter: 'yes',
    stamp,
    website: '',
    ...more,
  })
  const linkIn = (email: string) =>
    /http:\/\/localhost:3000(\/\S+)/.exec(letters.findLast(({ to }) => to === email)?.text ?? '')?.[1]
  const wait = () => clock.forward(5_000)

  test('what is missing is said in words, and what was written stays', async () => {
    const stamp = await open()
    wait()
    const missing = await post(PATH, form(stamp, { answer: ['Der <b>Fluss</b>', ''], charter: '' }))
    assert.equal(missing.statusCode, 422)
    assert.match(missing.body, /<title>Noch nicht abgeschickt: /)
    assert.match(missing.body, /Hier fehlt noch deine Antwort/)
    assert.match(missing.body, /Lies bitte die Charta/, 'all of it at once')
    assert.match(missing.body, /Der &lt;b&gt;Fluss&lt;\/b&gt;/)
    assert.match(missing.body, /value="Noor Haddad"/)
    assert.equal(stampOf(missing.body), stamp)
    assert.match((await post(PATH, form(stamp, { email: 'noor' }))).body, /Diese Adresse sieht nicht richtig aus/)
    assert.match((await post(PATH, form(stamp, { charter: '' }))).body, /Lies bitte die Charta/)
  })

  test('each mistake stands at its field, for readers too, and one step away from the summary', async () => {
    const stamp = await open()
    wait()
    const wrongs = (body: string) =>
      [...body.matchAll(/<(?:input|textarea) id="([^"]+)" aria-invalid="true" aria-describedby="([^"]+)"/g)].map(
        ([, id, by]) => [id, by],
      )
    const { body } = await post(PATH, form(stamp, { name: ' ', email: 'x', answer: ['', 'Ja'], charter: '' }))
    assert.deepEqual(wrongs(body), [
      ['name', 'name-wrong name-help'],
      ['email', 'email-wrong email-help'],
      ['answer-0', 'answer-0-wrong'],
      ['charter', 'charter-wrong'],
    ])
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const id of wrongs(body).flatMap(([, by]) => by!.split(' '))) assert.ok(ids.includes(id), id)
    const links = [...body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)
    assert.deepEqual(links, ['name', 'email', 'answer-0', 'charter'])
    // The form is sent to where its summary will stand, so that the focus is there without a script.
    assert.match(body, /<form [^>]*action="\/de\/lahn\/join#trouble"/)
    assert.match(body, /<div class="trouble" id="trouble" tabindex="-1"><div role="alert">/)
    const long = await post(PATH, form(stamp, { answer: ['x'.repeat(2_001), 'Ja'] }))
    assert.match(long.body, /Das ist etwas zu lang/)
    const fine = await get(PATH)
    assert.deepEqual(wrongs(fine.body), [])
    assert.doesNotMatch(fine.body, /id="trouble"/)
  })

  test('machines are kept out without asking anybody else: too quick, too old, a field nobody sees', async () => {
    const stamp = await open()
    assert.match((await post(PATH, form(stamp))).body, /Das ging sehr schnell/)
    assert.match((await post(PATH, form('x.y'))).body, /Das Formular lag zu lange offen/)
    wait()
    assert.equal((await post(PATH, form(stamp, { website: 'https://spam.example' }))).statusCode, 200)
    clock.forward(49 * 3_600_000)
    assert.match((await post(PATH, form(stamp))).body, /Das Formular lag zu lange offen/)
    await deliveries.settle()
    assert.equal(letters.length, 0)
  })

  test('a form from elsewhere is not taken', async () => {
    const stamp = await open()
    wait()
    for (const origin of ['https://elsewhere.example', 'null', ''])
      assert.equal((await post(PATH, form(stamp), { origin })).statusCode, 403)
  })

  test('a letter, a button, and the request waits with its answers; the link works once', async () => {
    const stamp = await open()
    wait()
    const sent = await post(PATH, form(stamp))
    assert.match(sent.body, /Schau in dein Postfach/)
    await deliveries.settle()
    const link = linkIn('noor@example.org')!
    assert.match(link, /^\/de\/lahn\/join\/[\w-]{22}$/)
    const page = await get(link)
    assert.match(page.body, /Ja, das bin ich/)
    assert.equal(page.headers['cache-control'], 'private, no-store')
    assert.equal((await ana.does(listJoinRequests, {})).items.length, 0)
    assert.match((await post(link, {})).body, /Deine Anfrage ist da/)
    const { items } = await ana.does(listJoinRequests, {})
    assert.equal(items[0]!.name, 'Noor Haddad')
    assert.deepEqual(items[0]!.answers[1], { question: 'Kannst du paddeln?', answer: 'Ein wenig' })
    const again = await post(link, {})
    assert.deepEqual([again.statusCode, /schon benutzt/.test(again.body)], [409, true])
  })

  test('an open community lets in at once, also whoever has an account, and tells nobody who has', async () => {
    await ana.does(updateCommunity, { joining: 'open' })
    for (const email of ['sofia@example.org', 'kim@example.org']) {
      const stamp = await open()
      wait()
      assert.match((await post(PATH, form(stamp, { email, name: email }))).body, /Schau in dein Postfach/)
      await deliveries.settle()
      assert.match((await post(linkIn(email)!, {})).body, /Willkommen, du bist dabei/)
    }
    const names = (await ana.does(listMembers, { text: 'example.org' })).items.map(({ name }) => name)
    assert.deepEqual(names, ['kim@example.org', 'sofia@example.org'])
  })

  test('who was kept out stays out; a closed house makes no accounts; by invitation there is no form', async () => {
    await house.db.transaction(world.lahn.id, async (tx) => {
      await tx.rows(sql`update member set standing = 'banned' where person_id = ${world.people.fred}`)
    })
    const come = async (email: string) => {
      const stamp = await open()
      wait()
      await post(PATH, form(stamp, { email }))
      await deliveries.settle()
      return (await post(linkIn(email)!, {})).body
    }
    assert.match(await come('fred@example.org'), /Du kannst dieser Gemeinschaft nicht beitreten/)
    await house.db.rows(sql`update person set is_operator = true where id = ${world.people.ana}`)
    await ana.does(changeSettings, { signUp: 'invited' })
    assert.match(await come('new@example.org'), /gerade niemand neu anmelden/)
    await ana.does(updateCommunity, { joining: 'invitation' })
    const { stamp } = await someone.does(readDoor, {})
    wait()
    const asks = { name: 'X', email: 'x@example.org', acceptsCharter: true, stamp }
    await someone.isRefused(wishToJoin, asks, 'by_invitation_only')
    assert.doesNotMatch((await get(PATH)).body, /<form/)
  })

  test('one address gets few letters, and wishes are forgotten', async () => {
    await ana.does(updateCommunity, { joining: 'open' })
    const { stamp } = await someone.does(readDoor, {})
    wait()
    const before = letters.length
    const asks = { name: 'X', email: 'many@example.org', acceptsCharter: true, stamp }
    for (let n = 0; n < 5; n++) await someone.does(wishToJoin, asks)
    await someone.isRefused(wishToJoin, asks, 'too_many_tries')
    await deliveries.settle()
    assert.equal(letters.length - before, 3)
    clock.forward(73 * 3_600_000)
    await clean()
    const left = await house.db.transaction(world.lahn.id, (tx) => tx.rows(sql`select from join_wish`))
    assert.equal(left.length, 0)
    await deliveries.stop()
  })
})
