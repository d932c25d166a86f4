/** How often one may ask: counted per token, per account, per address, and per e-mail beside all of them. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import type { Identity } from '#kernel/tenancy.ts'
import { readSettings, requestReset, signIn } from '#modules/people/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { openTestServer } from '#tests/server.ts'

describe('rates', async () => {
  const { house, clock, world, someone, ben } = await openTestHouse()
  const { people } = world
  const identify = async ({
    cookie,
    authorization,
  }: {
    cookie?: string | undefined
    authorization?: string | undefined
  }) => {
    const personId = people[/as=(\w+)/.exec(cookie ?? '')?.[1] as keyof typeof people]
    if (personId) return { via: 'session', personId, sessionId: personId } satisfies Identity
    const [, name, id] = /^Bearer (\w+) (\w+)$/.exec(authorization ?? '') ?? []
    if (!name || !id) return undefined
    const token = { id, communityId: world.lahn.id, scopes: ['communities:read'] }
    return { via: 'token', personId: people[name as keyof typeof people], token } satisfies Identity
  }
  const { send } = await openTestServer(house, { limitsRates: true, trustProxy: 1, identify })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  /** A reset is asked for 20 times a minute at most. */
  const most = requestReset.perMinute
  const ask = async (headers: Record<string, string>) => {
    const sent = { 'content-type': 'application/json', origin: house.baseUrl, ...headers }
    return send('POST', '/api/people/resets', { headers: sent, body: '{}' })
  }
  /** How many are answered before the first is refused as too many. */
  const allowed = async (headersOf: (n: number) => Record<string, string>, tries = most + 5) => {
    for (let n = 0; n < tries; n++) if ((await ask(headersOf(n))).status === 429) return n
    return tries
  }

  test('are counted per address, and another address has its own', async () => {
    assert.equal(await allowed(() => from('192.0.2.1')), most)
    assert.equal((await ask(from('192.0.2.1'))).status, 429)
    assert.equal((await ask(from('192.0.2.2'))).status, 422)
  })

  test('are refused in the words of all refusals', async () => {
    const { status, headers, json } = await ask(from('192.0.2.1'))
    assert.equal(status, 429)
    assert.equal(headers['content-type'], 'application/problem+json')
    assert.equal((json as { code: string }).code, 'too_many')
    assert.ok(Number(headers['retry-after']) > 0)
  })

  test('know one household by its IPv6 network of 64 bits, however an address is written', async () => {
    const written = [
      '2001:db8::1',
      '2001:db8:0:0::2',
      '2001:0db8:0000:0000:aaaa:bbbb:cccc:dddd',
      '2001:DB8::ffff:1',
      '2001:db8:0:0:1:2:3:4',
    ]
    assert.equal(await allowed((n) => from(written[n % written.length]!)), most)
    assert.equal((await ask(from('2001:db8:0:1::1'))).status, 422)
    assert.equal((await ask(from('2001:db8:1::1'))).status, 422)
    assert.equal((await ask(from('2001::db8:0:0:1'))).status, 422)
  })

  test('do not take all of IPv4 for one household', async () => {
    assert.equal(await allowed(() => from('::ffff:198.51.100.1')), most)
    assert.equal((await ask(from('198.51.100.1'))).status, 429)
    assert.equal((await ask(from('::ffff:198.51.100.2'))).status, 422)
  })

  test('are counted per account, wherever it asks from', async () => {
    assert.equal(await allowed((n) => ({ ...from(`203.0.113.${n}`), cookie: 'as=ben' })), most)
    assert.equal((await ask({ ...from('203.0.113.99'), cookie: 'as=ben' })).status, 429)
    assert.equal((await ask({ ...from('203.0.113.99'), cookie: 'as=cem' })).status, 422)
    assert.equal((await ask(from('203.0.113.99'))).status, 422)
  })

  test('are counted per token: one that asks too much leaves its member and the other tokens alone', async () => {
    const by = (token: string) => ({ authorization: `Bearer mara ${token}` })
    assert.equal(await allowed((n) => ({ ...from(`203.0.114.${n}`), ...by('one') })), most)
    assert.equal((await ask(by('two'))).status, 422)
    assert.equal((await ask({ cookie: 'as=mara' })).status, 422)
  })

  test('are each operation’s own', async () => {
    assert.equal((await ask(from('192.0.2.1'))).status, 429)
    assert.equal((await send('GET', '/api/people/settings', { headers: from('192.0.2.1') })).status, 200)
    assert.ok(readSettings.perMinute > most)
  })

  test('of tries are counted per e-mail too, known or not, whoever tries from wherever', async () => {
    for (const email of ['ben@example.org', 'nobody@example.org']) {
      for (let n = 0; n < 10; n++)
        await someone.isRefused(signIn, { email, password: `falsch ${n}` }, 'wrong_email_or_password')
      await someone.isRefused(signIn, { email, password: 'richtig oder nicht' }, 'too_many_tries')
      await ben.isRefused(signIn, { email: email.toUpperCase(), password: 'richtig oder nicht' }, 'too_many_tries')
      for (let n = 0; n < 5; n++) await someone.does(requestReset, { email })
      await someone.isRefused(requestReset, { email }, 'too_many_tries')
    }
    clock.forward(11 * 60_000)
    await someone.isRefused(signIn, { email: 'ben@example.org', password: 'noch einmal' }, 'wrong_email_or_password')
    await someone.isRefused(requestReset, { email: 'ben@example.org' }, 'too_many_tries')
    clock.forward(60 * 60_000)
    await someone.does(requestReset, { email: 'ben@example.org' })
  })
})
