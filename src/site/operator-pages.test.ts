import { strict as assert } from 'node:assert'
import { networkInterfaces } from 'node:os'
import { after, describe, test } from 'node:test'
import Fastify from 'fastify'
import { answerRefusal } from '#faces/http.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMeasurements, addOutbox } from './operator-pages.ts'

const token = 'only-for-monitoring'

async function open(door: { baseUrl: string; metricsToken?: string }) {
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    return answerRefusal(error, reply)
  })
  addMeasurements(app, door, () => undefined)
  addOutbox(app, door, () => 'letters')
  const at = new URL(await app.listen({ port: 0, host: '0.0.0.0' }))
  after(() => app.close())
  const ask = async (path: string, headers = {}, from = '127.0.0.1') => {
    const asked = { host: `localhost:${at.port}`, ...headers }
    return (await app.inject({ url: path, headers: asked, remoteAddress: from })).statusCode
  }
  return { ask, port: at.port }
}

describe('measurements and kept letters', () => {
  test('are read on this machine, with no token needed', async () => {
    const { ask } = await open({ baseUrl: 'http://localhost:3000' })
    for (const path of ['/metrics', '/outbox'])
      for (const from of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
        assert.equal(await ask(path, {}, from), 200)
  })

  test('do not exist for any other machine, nor through a proxy, nor for a page elsewhere', async () => {
    const { ask, port } = await open({ baseUrl: 'http://localhost:3000' })
    for (const path of ['/metrics', '/outbox']) {
      for (const from of ['10.0.0.7', '192.168.1.2', '2001:db8::1', '::ffff:10.0.0.7', '128.0.0.1'])
        assert.equal(await ask(path, {}, from), 404)
      for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
        assert.equal(await ask(path, { [name]: '127.0.0.1' }), 404)
      for (const host of ['evil.example', 'localhost.evil.example', `127.0.0.1.evil.example:${port}`])
        assert.equal(await ask(path, { host }), 404)
    }
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each?.family === 'IPv4' && !each.internal)
    if (outside) assert.equal((await fetch(`http://${outside.address}:${port}/metrics`)).status, 404)
  })

  test('are closed where the house is public: a proxy may stand on the same machine', async () => {
    const { ask } = await open({ baseUrl: 'https://leitstern.example' })
    for (const path of ['/metrics', '/outbox']) assert.equal(await ask(path), 404)
  })

  test('measurements are read from anywhere by whoever has the token, and by nobody else', async () => {
    const { ask } = await open({ baseUrl: 'https://leitstern.example', metricsToken: token })
    assert.equal(await ask('/metrics', { authorization: `Bearer ${token}` }, '10.0.0.7'), 200)
    assert.equal(await ask('/metrics'), 401)
    for (const authorization of ['', 'Bearer', `Bearer ${token}x`, token, `Basic ${token}`])
      assert.equal(await ask('/metrics', { authorization }), 401)
    assert.equal(await ask('/outbox', { authorization: `Bearer ${token}` }), 404)
  })
})
