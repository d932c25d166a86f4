import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { perform } from '#kernel/perform.ts'
import { operator, visitor } from '#kernel/tenancy.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { addPerson, confirm, requestReset, reset, sendSignInLink, signIn } from './contract.ts'
import {
  finishSignIn,
  readDoors,
  renewRecoveryCodes,
  startSecondStep,
  turnOffSecondStep,
  turnOffSecondStepOf,
  turnOnSecondStep,
} from './contract-doors.ts'
import { identify } from './identify.ts'
import { readHash } from './link-hash.ts'
import { seal, setSecret, unseal } from './sealing.ts'

const password = 'Kiesel am Ufer'
const HALF_MINUTE = 30_000

describe('the second step', async () => {
  const { house, someone, ana, letters, clock, settle } = await openTestHouse()
  const command = actorFor(house, operator, 'lahn', settle)
  const who = identify(house)
  const isIn = async (token: string) => (await who({ cookie: `leitstern=${token}` })) !== undefined
  const codeNow = (secret: string, halfMinutes = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: clock.now().getTime() + halfMinutes * HALF_MINUTE,
    })
  const wrongCode = (secret: string) => String((Number(codeNow(secret)) + 1) % 1_000_000).padStart(6, '0')
  const linkIn = (to: string) => {
    const letter = letters.findLast((each) => each.to === to)
    return readHash(/#\S+/.exec(letter?.text ?? '')?.[0] ?? '').token
  }
  const actorOf = async (token: string) =>
    actorFor(house, (await who({ cookie: `leitstern=${token}` }))!, 'lahn', settle)
  /** An account with a session, before codes are on. */
  const newcomer = async (email: string) => {
    await command.does(addPerson, { email, password })
    const { session } = await perform(house, signIn, { email, password }, { by: visitor })
    return { token: session!.token!, actor: await actorOf(session!.token!) }
  }
  const withCodes = async (email: string) => {
    const { actor, token } = await newcomer(email)
    const { secret } = await actor.does(startSecondStep, { password })
    const { recoveryCodes } = await actor.does(turnOnSecondStep, { code: codeNow(secret) })
    clock.forward(2 * HALF_MINUTE)
    return { actor, token, secret, recoveryCodes }
  }
  const firstStep = async (email: string) => {
    const done = await perform(house, signIn, { email, password }, { by: visitor })
    assert.deepEqual([done.output.personId, done.session], [null, undefined])
    return done.output.ticket!
  }

  test('is set up after the password and asked for once a code confirmed it; other sessions end', async () => {
    const email = 'einrichten@example.org'
    const { actor } = await newcomer(email)
    const other = await perform(house, signIn, { email, password }, { by: visitor })
    await actor.isRefused(startSecondStep, {}, 'wrong_password')
    await actor.isRefused(turnOnSecondStep, { code: '123456' }, 'second_step_not_begun')
    const { secret, uri } = await actor.does(startSecondStep, { password })
    assert.match(uri, /^otpauth:\/\/totp\/Leitstern%20localhost%203000:einrichten%40example.org\?/)
    assert.ok(uri.includes(secret))
    await actor.isRefused(turnOnSecondStep, { code: wrongCode(secret) }, 'wrong_code')
    assert.ok((await perform(house, signIn, { email, password }, { by: visitor })).session, 'not yet asked for')
    const { recoveryCodes } = await actor.does(turnOnSecondStep, { code: codeNow(secret) })
    assert.equal(new Set(recoveryCodes).size, 10)
    assert.equal(await isIn(other.session!.token!), false)
    const doors = await actor.does(readDoors, {})
    assert.deepEqual([doors.codesSince, doors.recoveryCodes], [clock.now().toISOString(), 10])
    await actor.isRefused(startSecondStep, { password }, 'second_step_on')
    assert.equal(letters.at(-1)?.subject, 'Wie man in dein Konto kommt, wurde geändert')
    clock.forward(2 * HALF_MINUTE)
    const ticket = await firstStep(email)
    const done = await perform(house, finishSignIn, { ticket, code: codeNow(secret) }, { by: visitor })
    assert.ok(await isIn(done.session!.token!))
  })

  test('comes after the link of a letter and after a reset, too', async () => {
    const email = 'brief@example.org'
    const { secret, token } = await withCodes(email)
    await someone.does(sendSignInLink, { email })
    const byLink = await perform(house, confirm, { token: linkIn(email) }, { by: visitor })
    assert.deepEqual([byLink.output.personId, byLink.session], [null, undefined])
    await someone.does(requestReset, { email })
    const input = { token: linkIn(email), password: 'Strömung und Licht' }
    const byReset = await perform(house, reset, input, { by: visitor })
    assert.deepEqual([byReset.output.personId, byReset.session, await isIn(token)], [null, undefined, false])
    const old = byLink.output.ticket!
    await someone.isRefused(finishSignIn, { ticket: old, code: codeNow(secret) }, 'ticket_old')
    const { ticket } = byReset.output
    assert.ok((await perform(house, finishSignIn, { ticket: ticket!, code: codeNow(secret) }, { by: visitor })).session)
  })

  test('a code works half a minute early or late, and once, however many send it at once', async () => {
    const email = 'einmal@example.org'
    const { secret } = await withCodes(email)
    for (const far of [-2, 2])
      await someone.isRefused(
        finishSignIn,
        { ticket: await firstStep(email), code: codeNow(secret, far) },
        'wrong_code',
      )
    const code = codeNow(secret, -1)
    const tickets = [await firstStep(email), await firstStep(email), await firstStep(email)]
    const tries = await Promise.allSettled(tickets.map((ticket) => someone.does(finishSignIn, { ticket, code })))
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    await someone.does(finishSignIn, { ticket: await firstStep(email), code: codeNow(secret, 1) })
    // An older one that was not used yet is over with it (RFC 6238, 5.2).
    await someone.isRefused(finishSignIn, { ticket: await firstStep(email), code: codeNow(secret) }, 'wrong_code')
  })

  test('a ticket is used once and ends with its time', async () => {
    const email = 'zettel@example.org'
    const { secret } = await withCodes(email)
    const ticket = await firstStep(email)
    await someone.does(finishSignIn, { ticket, code: codeNow(secret) })
    await someone.isRefused(finishSignIn, { ticket, code: codeNow(secret, 1) }, 'ticket_old')
    const late = await firstStep(email)
    clock.forward(11 * 60_000)
    await someone.isRefused(finishSignIn, { ticket: late, code: codeNow(secret) }, 'ticket_old')
  })

  test('guessing codes stops, whatever ticket it comes with; a recovery code still opens', async () => {
    const email = 'raten@example.org'
    const { secret, recoveryCodes } = await withCodes(email)
    const ticket = await firstStep(email)
    // One try was the code that turned it on, an hour has not passed.
    for (let n = 0; n < 9; n++) await someone.isRefused(finishSignIn, { ticket, code: wrongCode(secret) }, 'wrong_code')
    await someone.isRefused(finishSignIn, { ticket, code: codeNow(secret) }, 'too_many_tries')
    await someone.does(finishSignIn, { ticket, code: recoveryCodes[0]! })
  })

  test('each recovery code works once, however it is typed; new ones end the old', async () => {
    const email = 'notfall@example.org'
    const { actor, secret, recoveryCodes } = await withCodes(email)
    const [one, two, three] = recoveryCodes as [string, string, string]
    await someone.does(finishSignIn, { ticket: await firstStep(email), code: one })
    await someone.isRefused(finishSignIn, { ticket: await firstStep(email), code: one }, 'wrong_code')
    const typed = two.toUpperCase().replaceAll('-', ' ')
    await someone.does(finishSignIn, { ticket: await firstStep(email), code: typed })
    assert.equal((await actor.does(readDoors, {})).recoveryCodes, 8)
    const fresh = await actor.does(renewRecoveryCodes, { code: codeNow(secret) })
    await someone.isRefused(finishSignIn, { ticket: await firstStep(email), code: three }, 'wrong_code')
    await someone.does(finishSignIn, { ticket: await firstStep(email), code: fresh.recoveryCodes[0]! })
  })

  test('turning it off asks for a code; the operator can do it for whoever lost all', async () => {
    const email = 'aus@example.org'
    const { actor, secret } = await withCodes(email)
    await actor.isRefused(turnOffSecondStep, { code: wrongCode(secret) }, 'wrong_code')
    const ticket = await firstStep(email)
    await actor.does(turnOffSecondStep, { code: codeNow(secret) })
    await someone.isRefused(finishSignIn, { ticket, code: codeNow(secret, 1) }, 'ticket_old')
    assert.ok((await perform(house, signIn, { email, password }, { by: visitor })).session)

    const lost = await withCodes('verloren@example.org')
    await ana.isRefused(turnOffSecondStepOf, { email: 'verloren@example.org' }, 'forbidden')
    await command.isRefused(turnOffSecondStepOf, { email: 'niemand@example.org' }, 'no_such_person')
    await command.does(turnOffSecondStepOf, { email: 'verloren@example.org' })
    await command.isRefused(turnOffSecondStepOf, { email: 'verloren@example.org' }, 'second_step_off')
    assert.equal(await isIn(lost.token), false)
    assert.ok((await perform(house, signIn, { email: 'verloren@example.org', password }, { by: visitor })).session)
  })

  test('a stolen dump holds no secret of an app and no recovery code', async () => {
    const { secret, recoveryCodes } = await withCodes('auszug@example.org')
    const ticket = await firstStep('auszug@example.org')
    const [dump] = await house.db.rows(sql<{ all: string }>`
      select (select string_agg(to_jsonb(s)::text, '') from second_step s) || (select string_agg(to_jsonb(r)::text, '') from recovery_code r)
        || (select string_agg(to_jsonb(v)::text, '') from verification v) as all`)
    for (const kept of [secret, ticket, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
      assert.ok(!dump!.all.includes(kept))
    const [row] = await house.db.rows(
      sql<{ secret: string; personId: string }>`select secret, person_id from second_step limit 1`,
    )
    assert.ok(unseal(house, row!.secret, row!.personId))
    assert.equal(unseal(house, row!.secret, 'somebody-else'), undefined)
    const thief = { ...house }
    setSecret(thief, 'another house')
    assert.equal(unseal(thief, row!.secret, row!.personId), undefined)
    assert.equal(unseal(house, `${seal(house, 'x', 'y').slice(0, -2)}AA`, 'y'), undefined)
  })
})
