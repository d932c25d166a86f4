import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { type HttpOptions, openHttp } from '#faces/http.ts'
import { operator, sessionCookieName } from '#kernel/tenancy.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { addPerson } from './contract.ts'
import { identify } from './identify.ts'

const account = { email: 'kim@example.org', password: 'Kiesel am Ufer' }

describe('the session cookie', async () => {
  const { house, settle } = await openTestHouse()
  await actorFor(house, operator, 'lahn', settle).does(addPerson, account)
  const open = async (baseUrl: string) => {
    const here = { ...house, baseUrl }
    const options: HttpOptions = {
      house: here,
      identify: identify(here),
      trustProxy: false,
      limitsRates: true,
      log: false,
    }
    const app = await openHttp(options)
    after(() => app.close())
    const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url, payload, headers: { origin: baseUrl, ...headers } })
    return { app, post }
  }

  test('signs in, stays out of reach of scripts, and goes when signing out', async () => {
    const { app, post } = await open('http://localhost:3000')
    const entered = await post('/api/people/sign-in', account)
    assert.equal(entered.statusCode, 200)
    const set = String(entered.headers['set-cookie'])
    assert.match(set, /^leitstern=[\w-]{22}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    assert.ok(!entered.body.includes(set.slice(10, 32)))
    const cookie = set.split(';')[0]!
    const read = () => app.inject({ url: '/api/people/me', headers: { cookie } })
    assert.equal((await read()).json().email, account.email)
    const left = await post('/api/people/sign-out', {}, { cookie })
    assert.match(String(left.headers['set-cookie']), /^leitstern=; Max-Age=0/)
    assert.equal((await read()).statusCode, 401)
  })

  test('is bound to this host on https', async () => {
    const { post } = await open('https://leitstern.example')
    const set = String((await post('/api/people/sign-in', account)).headers['set-cookie'])
    assert.match(set, /^__Host-leitstern=[\w-]{22}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    assert.equal(sessionCookieName('http://localhost'), 'leitstern')
  })

  test('a refused sign-in sets none, a bad token is refused even where visitors may read', async () => {
    const { app, post } = await open('http://localhost:3000')
    const refused = await post('/api/people/sign-in', { ...account, password: 'falsch geraten' })
    assert.deepEqual([refused.statusCode, refused.headers['set-cookie']], [409, undefined])
    const url = '/api/people/settings'
    assert.equal((await app.inject({ url })).statusCode, 200)
    const bad = await app.inject({ url, headers: { authorization: 'Bearer lst_AAAAAAAAAAAAAAAAAAAAAA' } })
    assert.deepEqual([bad.statusCode, bad.json().code], [401, 'bad_token'])
    for (const cookie of ['leitstern=expired-or-made-up', 'leitstern=', 'leitstern="']) {
      assert.equal((await app.inject({ url, headers: { cookie } })).statusCode, 200)
    }
  })
})
