/** The public face for a bench: pages as they were built, through the whole of the house. */
import { openHttp } from '#faces/http.ts'
import type { SitePages } from '#site/options.ts'
import { addSite } from '#site/site.ts'
import { closeHouse, openHouse, runFollowers } from '../src/house.ts'
import { memoryBlobs } from '../tests/blobs.ts'

const urls = JSON.parse(process.env.BENCH_URLS!)
const house = openHouse({ urls, baseUrl: 'http://bench', mail: { send: async () => {} }, blobs: memoryBlobs() })
const followers = runFollowers(house, (error) => console.error(error))
const identify = async () => undefined
const app = await openHttp({ house, identify, trustProxy: false, limitsRates: false, log: false })
const built = new URL('../dist/site/pages.js', import.meta.url).href
const close = await addSite(app, {
  house,
  identify,
  load: () => import(built) as Promise<SitePages>,
  app: (_request, reply) => reply.send('the app'),
})
process.on('message', async (asked: { settle?: true }) => {
  if (asked.settle) await followers.settle()
  process.send!({ settled: true })
})
process.once('SIGTERM', async () => {
  close()
  await app.close()
  await followers.stop()
  await closeHouse(house)
  process.exit(0)
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`ready ${new URL(address).port}`)
