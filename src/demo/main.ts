/** Makes the demo's data directory, once: built aside, so that it is there whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { runFollowers } from '#kernel/followers.ts'
import { openSignIn } from '#modules/people/sign-in.ts'
import { diskBlobs } from '../ground/disk-blobs.ts'
import { takeLock } from '../ground/lock.ts'
import { migrate, roleUrls } from '../ground/migrate.ts'
import { startPostgres } from '../ground/postgres.ts'
import { keptSecret } from '../ground/secrets.ts'
import { closeHouse, openHouse } from '../house.ts'
import { live } from './build.ts'
import { emailOf, PASSWORD, people, shown } from './people.ts'

const [dataDir = ''] = process.argv.slice(2)
const say = (line: string) => void process.stdout.write(`${line}\n`)
if (!existsSync(dataDir)) {
  say('Three months pass by …')
  const draft = `${dataDir}.building`
  rmSync(draft, { recursive: true, force: true }) // of a start that was cut off
  mkdirSync(draft, { recursive: true, mode: 0o711 })
  await build(draft)
  renameSync(draft, dataDir)
}
say(`Sign in with the password "${PASSWORD}" as`)
for (const who of shown) say(`  ${emailOf(who)}  (${people[who].name})`)

async function build(folder: string) {
  const lock = await takeLock(folder)
  const postgres = await startPostgres({ dataDir: folder, log: () => {} })
  try {
    const urls = roleUrls(postgres.ownerUrl)
    await migrate(urls)
    const today = new Date()
    let now = today
    const house = openHouse({
      urls,
      baseUrl: 'http://localhost',
      mail: { send: async () => {} }, // nobody there has a mailbox
      blobs: diskBlobs(folder),
      clock: { now: () => now },
    })
    openSignIn(house, keptSecret(folder, 'sign-in'))
    const failures: unknown[] = []
    const followers = runFollowers(house, (error) => failures.push(error))
    const moveTo = (to: Date) => {
      now = to
    }
    try {
      await live({ house, moveTo, settle: followers.settle, today })
    } finally {
      await followers.stop()
      await closeHouse(house)
    }
    if (failures.length > 0) throw failures[0]
  } finally {
    await postgres.stop()
    lock.release()
  }
}
