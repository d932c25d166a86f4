import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { perform } from '#kernel/perform.ts'
import { operator, visitor } from '#kernel/tenancy.ts'
import { newAuthenticator } from '#tests/authenticator.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { addPerson, listSessions, signIn } from './contract.ts'
import {
  addPasskey,
  readDoors,
  removePasskey,
  renamePasskey,
  signInByPasskey,
  startPasskey,
  startPasskeySignIn,
} from './contract-doors.ts'
import { identify } from './identify.ts'

const password = 'Kiesel am Ufer'

describe('a passkey', async () => {
  const { house, someone, ana, ben, letters, clock, settle } = await openTestHouse()
  const who = identify(house)
  const newcomer = async (email: string) => {
    await actorFor(house, operator, 'lahn', settle).does(addPerson, { email, password })
    const { session, output } = await perform(house, signIn, { email, password }, { by: visitor })
    const identity = await who({ cookie: `leitstern=${session!.token}` })
    return { id: output.personId!, actor: actorFor(house, identity!, 'lahn', settle), token: session!.token! }
  }
  const withPasskey = async (email: string, name = 'Telefon') => {
    const person = await newcomer(email)
    const phone = newAuthenticator(house.baseUrl)
    const { options } = await person.actor.does(startPasskey, { password })
    const { id: passkeyId } = await person.actor.does(addPasskey, { name, answer: phone.create(options) })
    return { ...person, phone, passkeyId }
  }
  const asked = async () => (await someone.does(startPasskeySignIn, {})).options

  test('is added after the password, opens without address or password, and its owner is told', async () => {
    const { id, phone, actor } = await withPasskey('neu@example.org')
    assert.equal(letters.at(-1)?.to, 'neu@example.org')
    const answer = phone.get(await asked())
    const done = await perform(house, signInByPasskey, { answer, device: 'Telefon' }, { by: visitor })
    assert.deepEqual(done.output, { personId: id, ticket: null })
    assert.equal((await who({ cookie: `leitstern=${done.session!.token}` }))?.personId, id)
    const { passkeys } = await actor.does(readDoors, {})
    assert.deepEqual(
      passkeys.map(({ name, usedAt }) => [name, usedAt]),
      [['Telefon', clock.now().toISOString()]],
    )
  })

  test('asks who is there, and is bound to this place', async () => {
    const { actor } = await newcomer('ort@example.org')
    const phone = newAuthenticator(house.baseUrl)
    await actor.isRefused(startPasskey, {}, 'wrong_password')
    const odds = [{ verifies: false }, { origin: 'https://leitstern.example' }, { rpId: 'leitstern.example' }] as const
    for (const odd of odds) {
      const { options } = await actor.does(startPasskey, { password })
      await actor.isRefused(addPasskey, { name: 'x', answer: phone.create(options, odd) }, 'passkey_refused')
    }
    const { options } = await actor.does(startPasskey, { password })
    await actor.does(addPasskey, { name: 'x', answer: phone.create(options) })
    for (const odd of odds)
      await someone.isRefused(signInByPasskey, { answer: phone.get(await asked(), odd) }, 'passkey_refused')
    const other = newAuthenticator(house.baseUrl)
    await someone.isRefused(signInByPasskey, { answer: other.get(await asked()) }, 'passkey_refused')
  })

  test('what it signed counts once, only for a while, and only where it was asked for', async () => {
    const { phone, actor } = await withPasskey('einmal@example.org')
    const answer = phone.get(await asked())
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => someone.does(signInByPasskey, { answer })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    await someone.isRefused(signInByPasskey, { answer }, 'passkey_refused')
    const late = phone.get(await asked())
    clock.forward(6 * 60_000)
    await someone.isRefused(signInByPasskey, { answer: late }, 'passkey_refused')
    const madeUp = phone.get(JSON.stringify({ challenge: 'A'.repeat(22), rpId: 'localhost' }))
    await someone.isRefused(signInByPasskey, { answer: madeUp }, 'passkey_refused')
    const { options } = await actor.does(startPasskey, { password })
    const forAdding = phone.get(JSON.stringify({ ...JSON.parse(options), rpId: 'localhost' }))
    await someone.isRefused(signInByPasskey, { answer: forAdding }, 'passkey_refused')
  })

  test('is added by whom it was asked of, and to one account only', async () => {
    const one = await withPasskey('eins@example.org')
    const two = await newcomer('zwei@example.org')
    const { options } = await one.actor.does(startPasskey, { password })
    const answer = newAuthenticator(house.baseUrl).create(options)
    await two.actor.isRefused(addPasskey, { name: 'x', answer }, 'passkey_refused')
    const own = await two.actor.does(startPasskey, { password })
    await two.actor.isRefused(addPasskey, { name: 'x', answer: one.phone.create(own.options) }, 'passkey_known')
  })

  test('that was copied is noticed by its counter', async () => {
    const { phone } = await withPasskey('kopie@example.org')
    await someone.does(signInByPasskey, { answer: phone.get(await asked(), { counter: 7 }) })
    await someone.isRefused(signInByPasskey, { answer: phone.get(await asked(), { counter: 7 }) }, 'passkey_refused')
    await someone.isRefused(signInByPasskey, { answer: phone.get(await asked(), { counter: 3 }) }, 'passkey_refused')
    await someone.does(signInByPasskey, { answer: phone.get(await asked(), { counter: 8 }) })
  })

  test('is named and removed by its owner; removed, it opens nothing and all other sessions end', async () => {
    const { actor, phone, passkeyId, token } = await withPasskey('weg@example.org')
    for (const other of [ana, ben]) {
      await other.isRefused(renamePasskey, { passkeyId, name: 'meiner' }, 'not_found')
      await other.isRefused(removePasskey, { passkeyId }, 'not_found')
    }
    await actor.does(renamePasskey, { passkeyId, name: 'Altes Telefon' })
    assert.equal((await actor.does(readDoors, {})).passkeys[0]?.name, 'Altes Telefon')
    const lost = await perform(house, signInByPasskey, { answer: phone.get(await asked()) }, { by: visitor })
    await actor.isRefused(removePasskey, { passkeyId }, 'wrong_password')
    await actor.does(removePasskey, { passkeyId, password })
    assert.equal(await who({ cookie: `leitstern=${lost.session!.token}` }), undefined)
    assert.ok(await who({ cookie: `leitstern=${token}` }))
    assert.equal((await actor.does(listSessions, {})).items.length, 1)
    await someone.isRefused(signInByPasskey, { answer: phone.get(await asked()) }, 'passkey_refused')
  })

  test('of a disabled account opens nothing', async () => {
    const { id, phone } = await withPasskey('zu@example.org')
    await house.db.rows(sql`update person set disabled_at = now() where id = ${id}`)
    await someone.isRefused(signInByPasskey, { answer: phone.get(await asked()) }, 'passkey_refused')
  })

  test('a stolen dump signs nothing: it holds public keys, and challenges hashed', async () => {
    const { actor } = await withPasskey('auszug@example.org')
    const challenges = [await asked(), (await actor.does(startPasskey, { password })).options]
    const [dump] = await house.db.rows(sql<{ all: string }>`
      select (select string_agg(to_jsonb(p)::text, '') from passkey p) || (select string_agg(to_jsonb(v)::text, '') from verification v) as all`)
    for (const options of challenges) assert.ok(!dump!.all.includes(JSON.parse(options).challenge))
  })

  test('nonsense in place of an answer is refused', async () => {
    const { actor } = await newcomer('unsinn@example.org')
    for (const answer of [
      '',
      '{',
      '{}',
      'null',
      '{"id":1,"response":{"clientDataJSON":{}}}',
      `{"id":"${'A'.repeat(3000)}"}`,
    ]) {
      await someone.isRefused(signInByPasskey, { answer }, 'passkey_refused')
      await actor.isRefused(addPasskey, { name: 'x', answer }, 'passkey_refused')
    }
  })
})
