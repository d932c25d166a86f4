/** The house for benches: the whole path, people told apart by a header instead of a signed cookie's look-up. */
import { openHttp } from '#faces/http.ts'
import { openLive } from '#faces/live.ts'
import { circlesOf, visibleOf } from '#modules/subjects/live.ts'
import { closeHouse, openHouse, runFollowers } from '../src/house.ts'
import { memoryBlobs } from '../tests/blobs.ts'

const urls = JSON.parse(process.env.BENCH_URLS!)
const house = openHouse({ urls, baseUrl: 'http://bench', mail: { send: async () => {} }, blobs: memoryBlobs() })
const without = process.env.BENCH_WITHOUT?.split(',') ?? []
const followers = runFollowers(house, (error) => console.error(error), { without })
const identify = async (headers: { authorization?: string }) => {
  const person = headers.authorization?.slice('Bearer '.length)
  return person ? { via: 'session' as const, personId: person, sessionId: person } : undefined
}
const app = await openHttp({ house, identify, trustProxy: false, limitsRates: false, log: false })
const live = openLive(app.server, { house, identify, visibleOf, circlesOf, report: console.error })
process.on('message', async (asked: { settle?: true }) => {
  if (asked.settle) await followers.settle()
  process.send!({ settled: true, cpu: process.cpuUsage(), sockets: live.sockets() })
})
process.once('SIGTERM', async () => {
  await live.close()
  await app.close()
  await followers.stop()
  await closeHouse(house)
  process.exit(0)
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`ready ${new URL(address).port}`)
