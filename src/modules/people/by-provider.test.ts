import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { perform } from '#kernel/perform.ts'
import { operator, visitor } from '#kernel/tenancy.ts'
import { actorFor, openTestHouse, type TestActor } from '#tests/house.ts'
import { type Account, openProvider } from '#tests/provider.ts'
import { addPerson, changeSettings, me, signIn } from './contract.ts'
import { readDoors } from './contract-doors.ts'
import {
  connectProvider,
  disconnectProvider,
  readProvider,
  signInByProvider,
  startProviderConnection,
  startProviderSignIn,
} from './contract-provider.ts'
import { identify } from './identify.ts'
import { introducedBy, setProvider } from './provider.ts'

const password = 'Kiesel am Ufer'

describe('the operator’s provider', async () => {
  const { house, someone, clock, settle } = await openTestHouse()
  const provider = await openProvider(`${house.baseUrl}/sign-in/provider`)
  setProvider(house, provider.at)
  const command = actorFor(house, operator, 'lahn', settle)
  const who = identify(house)
  const actorOf = async (token: string) =>
    actorFor(house, (await who({ cookie: `leitstern=${token}` }))!, 'lahn', settle)
  const newcomer = async (email: string) => {
    await command.does(addPerson, { email, password })
    const { session, output } = await perform(house, signIn, { email, password }, { by: visitor })
    return { id: output.personId!, actor: await actorOf(session!.token!), token: session!.token! }
  }
  /** To the provider and back, as far as the way is the browser's. */
  const goThere = async (as: Account) => {
    provider.is(as)
    const { ticket, url } = await someone.does(startProviderSignIn, {})
    const { code, state } = await provider.visit(url)
    return { ticket, code, state }
  }
  const comeIn = async (as: Account) => perform(house, signInByProvider, await goThere(as), { by: visitor })
  const connect = async (actor: TestActor, as: Account) => {
    provider.is(as)
    const { ticket, url } = await actor.does(startProviderConnection, { password })
    const { code, state } = await provider.visit(url)
    return { ticket, code, state }
  }
  const nele: Account = { sub: 'n-1', email: 'Nele@Example.org', email_verified: true }

  test('brings a newcomer an account with the verified address, and later leads into the same', async () => {
    assert.deepEqual(await someone.does(readProvider, {}), { name: 'Vereinskonto', isConnected: false })
    const first = await comeIn(nele)
    const actor = await actorOf(first.session!.token!)
    const account = await actor.does(me, {})
    assert.deepEqual([account.email, account.hasPassword], ['nele@example.org', false])
    assert.equal((await actor.does(readProvider, {})).isConnected, true)
    // Moved house at the provider: the person is who they are there, not their address.
    const again = await comeIn({ ...nele, email: 'nele@elsewhere.example' })
    assert.equal(again.output.personId, first.output.personId)
    assert.deepEqual((await actor.does(readDoors, {})).passkeys, [])
  })

  test('sends code, state, nonce and a challenge (S256), and only to the provider', async () => {
    const { url } = await someone.does(startProviderSignIn, {})
    const { origin, searchParams: sent } = new URL(url)
    assert.equal(origin, provider.at.issuer)
    assert.deepEqual([sent.get('response_type'), sent.get('code_challenge_method')], ['code', 'S256'])
    for (const name of ['state', 'nonce', 'code_challenge']) assert.match(sent.get(name) ?? '', /^[\w-]{43}$/)
    assert.equal(sent.get('redirect_uri'), `${house.baseUrl}/sign-in/provider`)
  })

  test('never leads into an account that was there before, until its owner connected the two', async () => {
    const ana = await newcomer('anaundbea@example.org')
    const thief: Account = { sub: 'thief', email: 'anaundbea@example.org', email_verified: true }
    await someone.isRefused(signInByProvider, await goThere(thief), 'sign_in_to_connect')
    const own: Account = { sub: 'ana-there', email: 'ana.there@example.org', email_verified: true }
    await ana.actor.does(connectProvider, await connect(ana.actor, own))
    assert.equal((await comeIn(own)).output.personId, ana.id)
    await someone.isRefused(signInByProvider, await goThere(thief), 'sign_in_to_connect')
    const bea = await newcomer('bea@example.org')
    await bea.actor.isRefused(connectProvider, await connect(bea.actor, own), 'provider_taken')
  })

  test('without a verified address makes no account', async () => {
    for (const more of [{}, { email: 'un@example.org' }, { email: 'un@example.org', email_verified: false }])
      await someone.isRefused(signInByProvider, await goThere({ sub: 'u', ...more }), 'provider_without_address')
  })

  test('lets in whom the operator lets in', async () => {
    const stranger: Account = { sub: 's-1', email: 'stranger@example.org', email_verified: true }
    await command.does(changeSettings, { signUp: 'operator' })
    await someone.isRefused(signInByProvider, await goThere(stranger), 'sign_up_closed')
    await command.does(changeSettings, { signUp: 'invited' })
    await someone.isRefused(signInByProvider, await goThere(stranger), 'sign_up_by_invitation')
    assert.ok((await comeIn(nele)).session, 'who has an account comes in')
    await command.does(changeSettings, { signUp: 'open' })
  })

  test('what came back counts once, for the browser that began, for a while', async () => {
    const back = await goThere(nele)
    const other = await goThere(nele)
    // Somebody else's code and state, slipped to a browser that began another way (login CSRF).
    await someone.isRefused(signInByProvider, { ...back, ticket: other.ticket }, 'provider_refused')
    await someone.isRefused(signInByProvider, { ...back, code: other.code }, 'provider_refused')
    await someone.isRefused(signInByProvider, { ...back, ticket: 'A'.repeat(22) }, 'provider_refused')
    await someone.isRefused(signInByProvider, { ...back, code: 'made-up' }, 'provider_refused')
    const fresh = await goThere(nele)
    await someone.does(signInByProvider, fresh)
    await someone.isRefused(signInByProvider, fresh, 'provider_refused')
    const late = await goThere(nele)
    clock.forward(16 * 60_000)
    await someone.isRefused(signInByProvider, late, 'provider_refused')
  })

  test('connecting is asked by the owner, for the owner', async () => {
    const one = await newcomer('eins@example.org')
    const two = await newcomer('zwei@example.org')
    await one.actor.isRefused(startProviderConnection, {}, 'wrong_password')
    const back = await connect(one.actor, { sub: 'x-1' })
    await two.actor.isRefused(connectProvider, back, 'provider_refused')
    await someone.isRefused(connectProvider, back, 'signed_out')
    await someone.isRefused(signInByProvider, back, 'provider_refused')
  })

  test('disconnected it opens nothing more, and all other sessions end', async () => {
    const one = await newcomer('trennen@example.org')
    const there: Account = { sub: 'y-1', email: 'trennen@example.org', email_verified: true }
    await one.actor.does(connectProvider, await connect(one.actor, there))
    const { session } = await comeIn(there)
    await one.actor.isRefused(disconnectProvider, {}, 'wrong_password')
    await one.actor.does(disconnectProvider, { password })
    assert.equal(await who({ cookie: `leitstern=${session!.token}` }), undefined)
    assert.ok(await who({ cookie: `leitstern=${one.token}` }))
    await someone.isRefused(signInByProvider, await goThere(there), 'sign_in_to_connect')
  })

  test('a disabled account stays closed', async () => {
    const gone: Account = { sub: 'z-1', email: 'zu@example.org', email_verified: true }
    await comeIn(gone)
    await house.db.rows(sql`update person set disabled_at = now() where email = 'zu@example.org'`)
    await someone.isRefused(signInByProvider, await goThere(gone), 'provider_refused')
  })

  test('a stolen dump holds no ticket, nothing that follows from one, and no token of the provider', async () => {
    const { ticket, url } = await someone.does(startProviderSignIn, {})
    const [dump] = await house.db.rows(sql<{ all: string }>`
      select (select string_agg(to_jsonb(v)::text, '') from verification v) || (select string_agg(to_jsonb(c)::text, '') from credential c) as all`)
    const sent = new URL(url).searchParams
    for (const secret of [ticket, sent.get('state')!, sent.get('nonce')!]) assert.ok(!dump!.all.includes(secret))
    const tokens = await house.db.rows(
      sql`select from credential where coalesce(access_token, refresh_token, id_token) is not null`,
    )
    assert.deepEqual(tokens, [])
  })

  test('a provider that calls itself otherwise, or takes another kind of proof, is noticed', async () => {
    const elsewhere = { ...house }
    setProvider(elsewhere, { ...provider.at, issuer: `${provider.at.issuer}/` })
    await assert.rejects(perform(elsewhere, startProviderSignIn, {}, { by: visitor }), { code: 'provider_silent' })
    const post = await openProvider(`${house.baseUrl}/sign-in/provider`, 'client_secret_post')
    post.is(nele)
    const there = { ...house }
    setProvider(there, post.at)
    const { output } = await perform(there, startProviderSignIn, {}, { by: visitor })
    const { code } = await post.visit(output.url)
    assert.equal((await introducedBy(there, post.at, output.ticket, code)).email, 'nele@example.org')
    await assert.rejects(perform({ ...house }, startProviderSignIn, {}, { by: visitor }), { code: 'no_provider' })
  })
})
