import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newSecret } from '#kernel/ids.ts'
import { perform } from '#kernel/perform.ts'
import { visitor } from '#kernel/tenancy.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import {
  changePassword,
  changeSettings,
  confirm,
  endOtherSessions,
  endSession,
  listSessions,
  me,
  readSettings,
  requestReset,
  reset,
  sendSignInLink,
  signIn,
  signOut,
  signUp,
  updateMe,
  useSetUpLink,
} from './contract.ts'
import { identify } from './identify.ts'
import { readHash } from './link-hash.ts'
import { ensureSetUpLink } from './set-up.ts'
import { screens } from './ui/screens.ts'

const password = 'Kiesel am Ufer'

describe('coming in', async () => {
  const { house, someone, ana, ben, sofia, letters, clock, settle, world } = await openTestHouse()
  const who = identify(house)
  const linkIn = (to: string) => {
    const letter = letters.findLast((each) => each.to === to)
    const hash = /#\S+/.exec(letter?.text ?? '')?.[0] ?? ''
    return { letter, ...readHash(hash) }
  }
  const cookieOf = (token: string) => ({ cookie: `other=1; leitstern=${token}` })
  const enter = async (email: string, word = password) => {
    const { session } = await perform(house, signIn, { email, password: word, device: 'Test' }, { by: visitor })
    const identity = await who(cookieOf(session!.token!))
    return { token: session!.token!, actor: actorFor(house, identity!, 'lahn', settle) }
  }
  const join = async (email: string) => {
    await someone.does(signUp, { email, password })
    await someone.does(confirm, { token: linkIn(email).token })
  }

  test('a newcomer signs up, confirms by letter, and signs in with the password', async () => {
    assert.deepEqual(await someone.does(signUp, { email: 'Nele@Example.org', password, next: '/lahn' }), {})
    await someone.isRefused(signIn, { email: 'nele@example.org', password }, 'wrong_email_or_password')
    const { letter, token, next } = linkIn('nele@example.org')
    assert.equal(letter?.subject, 'Bestätige deine E-Mail-Adresse')
    assert.equal(next, '/lahn')
    const done = await perform(house, confirm, { token }, { by: visitor })
    assert.equal(done.output.what, 'signed_up')
    assert.ok(done.session?.token)
    const { actor } = await enter('nele@example.org')
    const account = await actor.does(me, {})
    assert.deepEqual([account.email, account.hasPassword, account.communities], ['nele@example.org', true, []])
  })

  test('known and unknown addresses get the same answers, and one letter each', async () => {
    for (const operation of [signUp, sendSignInLink, requestReset]) {
      const before = letters.length
      const known = await perform(house, operation, { email: 'ana@example.org' }, { by: visitor })
      const unknown = await perform(house, operation, { email: 'nobody@example.org' }, { by: visitor })
      assert.deepEqual(known, unknown)
      assert.deepEqual(
        letters.slice(before).map(({ to }) => to),
        ['ana@example.org', 'nobody@example.org'],
      )
    }
    await someone.isRefused(signIn, { email: 'nobody@example.org', password }, 'wrong_email_or_password')
    await someone.isRefused(signIn, { email: 'ana@example.org', password }, 'wrong_email_or_password')
  })

  test('a link is used once, even by twenty at once, and only the newest counts', async () => {
    await someone.does(sendSignInLink, { email: 'ben@example.org' })
    const older = linkIn('ben@example.org').token
    await someone.does(sendSignInLink, { email: 'ben@example.org' })
    const { token } = linkIn('ben@example.org')
    await someone.isRefused(confirm, { token: older }, 'link_used_or_old')
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => someone.does(confirm, { token })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('a link ends with its time', async () => {
    await someone.does(sendSignInLink, { email: 'cem@example.org' })
    clock.forward(31 * 60_000)
    await someone.isRefused(confirm, { token: linkIn('cem@example.org').token }, 'link_used_or_old')
  })

  test('a link leads to a path of ours only', async () => {
    for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/a\nb']) {
      await someone.does(sendSignInLink, { email: `sofia@example.org`, next })
      assert.equal(linkIn('sofia@example.org').next, '')
    }
  })

  test('every link in a letter leads to a screen that is there', async () => {
    const paths = screens.screens.filter(({ within }) => within === 'instance').map(({ path }) => `/${path}`)
    await join('wege@example.org')
    const { actor } = await enter('wege@example.org')
    await someone.does(requestReset, { email: 'wege@example.org' })
    await someone.does(signUp, { email: 'wege@example.org' })
    await someone.does(sendSignInLink, { email: 'wege-unbekannt@example.org' })
    await actor.does(updateMe, { email: 'wege-neu@example.org', password })
    const sent = letters.filter(({ to }) => to.startsWith('wege'))
    const links = sent.flatMap(({ text }) => new RegExp(`${house.baseUrl}(/[^#\\s]+)`).exec(text)?.[1] ?? [])
    assert.equal(links.length, 5)
    assert.deepEqual(
      links.filter((path) => !paths.includes(path)),
      [],
    )
  })

  test('whoever comes with an invitation carries it through the letter, and the house keeps nothing of it', async () => {
    const secret = newSecret()
    await someone.does(signUp, { email: 'mit@example.org', next: `/invitation#${secret}` })
    await someone.does(sendSignInLink, { email: 'cem@example.org', next: `/invitation#${secret}` })
    await someone.does(requestReset, { email: 'cem@example.org', next: `/invitation#${secret}` })
    assert.equal(linkIn('mit@example.org').next, `/invitation#${secret}`)
    assert.equal(linkIn('cem@example.org').next, `/invitation#${secret}`)
    const kept = await house.db.rows(sql<{ value: string }>`select value from verification`)
    assert.ok(kept.length >= 3)
    for (const { value } of kept) assert.ok(!value.includes(secret))
  })

  test('a stolen dump signs nobody in', async () => {
    await join('dump@example.org')
    const { token } = await enter('dump@example.org')
    await someone.does(sendSignInLink, { email: 'gina@example.org' })
    const link = linkIn('gina@example.org').token
    const [stored] = await house.db.rows(sql<{ tokens: string[]; identifiers: string[]; values: string; hash: string }>`
      select (select array_agg(token) from session) as tokens, (select array_agg(identifier) from verification) as identifiers,
        (select string_agg(value, ' ') from verification) as values, (select password from credential limit 1) as hash`)
    assert.ok(!stored!.tokens.includes(token) && !stored!.identifiers.includes(link))
    assert.ok(!stored!.values.includes(link) && !stored!.values.includes(password) && stored!.hash !== password)
    for (const kept of stored!.tokens) assert.equal(await who(cookieOf(kept)), undefined)
    for (const kept of stored!.identifiers)
      await someone.isRefused(confirm, { token: kept.slice(0, 22) }, 'link_used_or_old')
    await someone.isRefused(
      signIn,
      { email: 'dump@example.org', password: stored!.hash.slice(0, 128) },
      'wrong_email_or_password',
    )
    assert.ok(await who(cookieOf(token)))
  })

  test('ending a session takes effect at once', async () => {
    await join('ende@example.org')
    const here = await enter('ende@example.org')
    const there = await enter('ende@example.org')
    const away = await enter('ende@example.org')
    const { items } = await here.actor.does(listSessions, {})
    assert.equal(items.find((each) => each.isThis)?.device, 'Test')
    await here.actor.does(endSession, { sessionId: there.actor.by.sessionId! })
    assert.equal(await who(cookieOf(there.token)), undefined)
    await sofia.isRefused(endSession, { sessionId: here.actor.by.sessionId! }, 'not_found')
    await here.actor.does(endOtherSessions, {})
    assert.equal(await who(cookieOf(away.token)), undefined)
    const out = await perform(house, signOut, {}, { by: here.actor.by })
    assert.equal(out.session?.token, null)
    assert.equal(await who(cookieOf(here.token)), undefined)
  })

  test('a reset ends every session and the old password', async () => {
    await join('neu@example.org')
    const before = await enter('neu@example.org')
    await someone.does(sendSignInLink, { email: 'neu@example.org' })
    const underWay = linkIn('neu@example.org').token
    await someone.does(requestReset, { email: 'neu@example.org' })
    const { token } = linkIn('neu@example.org')
    await someone.isRefused(confirm, { token }, 'link_used_or_old')
    const done = await perform(house, reset, { token, password: 'Strömung und Licht' }, { by: visitor })
    assert.equal(await who(cookieOf(before.token)), undefined)
    assert.ok(await who(cookieOf(done.session!.token!)))
    await someone.isRefused(confirm, { token: underWay }, 'link_used_or_old')
    await someone.isRefused(reset, { token, password: 'Strömung und Licht' }, 'link_used_or_old')
    await someone.isRefused(signIn, { email: 'neu@example.org', password }, 'wrong_email_or_password')
    await enter('neu@example.org', 'Strömung und Licht')
  })

  test('a new password needs the old one', async () => {
    await join('alt@example.org')
    const here = await enter('alt@example.org')
    const other = await enter('alt@example.org')
    await here.actor.isRefused(changePassword, { password: 'Strömung und Licht' }, 'wrong_password')
    await here.actor.does(changePassword, { password: 'Strömung und Licht', oldPassword: password })
    assert.equal(await who(cookieOf(other.token)), undefined)
    assert.ok(await who(cookieOf(here.token)))
    await someone.isRefused(changePassword, { password: 'Strömung und Licht' }, 'signed_out')
  })

  test('a new address counts once its mailbox confirmed it; the old one is told', async () => {
    await join('wechsel@example.org')
    const { actor } = await enter('wechsel@example.org')
    await actor.isRefused(updateMe, { email: 'danach@example.org' }, 'wrong_password')
    await actor.does(updateMe, { email: 'danach@example.org', password, language: 'en', timeZone: 'Europe/Lisbon' })
    assert.equal((await actor.does(me, {})).email, 'wechsel@example.org')
    await someone.does(confirm, { token: linkIn('danach@example.org').token })
    const account = await actor.does(me, {})
    assert.deepEqual([account.email, account.language, account.timeZone], ['danach@example.org', 'en', 'Europe/Lisbon'])
    assert.equal(linkIn('wechsel@example.org').letter?.subject, 'Your address was changed')
    await actor.does(updateMe, { email: 'ana@example.org', password })
    await someone.isRefused(confirm, { token: linkIn('ana@example.org').token }, 'email_taken')
  })

  test('my communities come with what a screen needs', async () => {
    const { communities } = await ana.does(me, {})
    assert.deepEqual(
      communities.map(({ slug, name, role, standing }) => [slug, name, role, standing]),
      [['lahn', 'Flussretter Lahn', 'owner', 'active']],
    )
    assert.deepEqual((await sofia.does(me, {})).communities, [])
    await someone.isRefused(me, {}, 'signed_out')
  })

  test('a disabled account neither enters nor stays', async () => {
    await join('zu@example.org')
    const { token } = await enter('zu@example.org')
    await house.db.rows(sql`update person set disabled_at = now() where email = 'zu@example.org'`)
    house.bus.forget({})
    assert.equal(await who(cookieOf(token)), undefined)
    await someone.isRefused(signIn, { email: 'zu@example.org', password }, 'wrong_email_or_password')
  })

  test('guessing and flooding one address stop', async () => {
    const email = 'fred@example.org'
    for (let n = 0; n < 10; n++) await someone.isRefused(signIn, { email, password }, 'wrong_email_or_password')
    await someone.isRefused(signIn, { email, password }, 'too_many_tries')
    for (let n = 0; n < 5; n++) await someone.does(requestReset, { email })
    await someone.isRefused(sendSignInLink, { email }, 'too_many_tries')
    clock.forward(61 * 60_000)
    await someone.does(sendSignInLink, { email })
  })

  test('the set-up link makes one operator, who decides who may sign up', async () => {
    await ana.isRefused(changeSettings, { signUp: 'operator' }, 'forbidden')
    assert.equal((await someone.does(readSettings, {})).isSetUp, false)
    const older = (await ensureSetUpLink(house))!.split('#')[1]!
    const token = (await ensureSetUpLink(house))!.split('#')[1]!
    const asked = { email: 'op@example.org', password }
    await someone.isRefused(useSetUpLink, { ...asked, token: older }, 'link_used_or_old')
    await someone.isRefused(useSetUpLink, { token, email: 'ana@example.org', password }, 'email_taken')
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => someone.does(useSetUpLink, { token, email: `op${n}@example.org`, password })),
    )
    const made = tries.filter((each) => each.status === 'fulfilled')
    assert.equal(made.length, 1)
    assert.equal(await ensureSetUpLink(house), undefined)
    assert.equal((await someone.does(readSettings, {})).isSetUp, true)
    const operator = actorFor(house, { via: 'session', personId: made[0]!.value.personId }, 'lahn', settle)
    await operator.does(changeSettings, { signUp: 'operator' })
    await someone.isRefused(signUp, { email: 'spaet@example.org' }, 'sign_up_closed')
    await operator.does(changeSettings, { signUp: 'invited' })
    await someone.isRefused(signUp, { email: 'spaet@example.org' }, 'sign_up_by_invitation')
    await ben.isRefused(changeSettings, { signUp: 'open' }, 'forbidden')
    assert.ok(world)
  })
})
