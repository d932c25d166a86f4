/** One reading of an archive in a process of its own, so that its memory is its own: what took how long. */
import { writeFileSync } from 'node:fs'
import yauzl from 'yauzl'
import { openHouse } from '../src/house.ts'
import { dryRun } from '../src/modules/imports/analyse.ts'
import { bring } from '../src/modules/imports/by-command.ts'
import { openExport } from '../src/modules/imports/open-export.ts'
import { memoryBlobs } from '../tests/blobs.ts'

/** The least anybody could do: unpack every entry and parse it. */
async function reference() {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  let parsed = 0
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer)
    parsed += (JSON.parse(Buffer.concat(parts).toString()) as unknown[]).length
  }
  zip.close()
  return { parsed }
}

async function analysis() {
  const source = await openExport(path)
  const report = await dryRun(source)
  source.close()
  return report
}

async function moving() {
  const urls = JSON.parse(process.env.BENCH_URLS ?? '')
  const house = openHouse({ urls, baseUrl: 'http://localhost', mail: { send: async () => {} }, blobs: memoryBlobs() })
  const community = (await house.tenancy.communityBySlug(process.env.BENCH_SLUG ?? ''))!
  return bring(house, { community, path, system: 'slack', name: 'bench', dryRun: false })
}

const works = { reference, analysis, moving }

const [what, path = '', out = ''] = process.argv.slice(2)
const rss = () => process.memoryUsage().rss
let most = 0
const watching = setInterval(() => {
  most = Math.max(most, rss())
}, 20)
const before = rss()
const began = performance.now()
const cpu = process.cpuUsage()
const report = await works[what as keyof typeof works]()
const { user, system } = process.cpuUsage(cpu)
clearInterval(watching)
const ms = performance.now() - began
writeFileSync(
  out,
  JSON.stringify({ ms, cpuMs: (user + system) / 1_000, megabytes: (Math.max(most, rss()) - before) / 1e6, report }),
)
process.exit(0)
