/** Starts the house: settings, lock, database, faces; and stops it calmly. */

import { localBus } from '#kernel/bus.ts'
import { runDeliveries } from '#kernel/delivery.ts'
import { runFollowers } from '#kernel/followers.ts'
import { runJobs } from '#kernel/jobs.ts'
import { openCommandDoor } from '#modules/admin/command-door.ts'
import { setFacts } from '#modules/admin/facts.ts'
import { eraseAgain } from '#modules/leaving/again.ts'
import { identify as identifyIn } from '#modules/people/identify.ts'
import { setProvider } from '#modules/people/provider.ts'
import { ensureSetUpLink } from '#modules/people/set-up.ts'
import { openSignIn } from '#modules/people/sign-in.ts'
import { backUpOf } from './backup.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openFaces } from './faces.ts'
import { diskBlobs } from './ground/disk-blobs.ts'
import { erasuresIn } from './ground/erasures.ts'
import { openOutside } from './ground/fetch.ts'
import { takeLock } from './ground/lock.ts'
import { migrate, roleUrls } from './ground/migrate.ts'
import { notifyBus } from './ground/notify-bus.ts'
import { whenNpmEnds } from './ground/parent.ts'
import { startPostgres } from './ground/postgres.ts'
import { keptSecret } from './ground/secrets.ts'
import { closeHouse, openHouse } from './house.ts'
import { openMail } from './mail.ts'

const DRAIN_MS = 10_000
const say = (line: string) => console.log(line)
const report = (error: unknown, where = 'live') =>
  console.error(JSON.stringify({ level: 'error', where, stack: (error as Error)?.stack }))

async function start(config: Config) {
  const closers: (() => unknown)[] = []
  const lock = await takeLock(config.dataDir)
  closers.push(() => lock.release())
  try {
    const urls = roleUrls(config.databaseUrl ?? (await ownDatabase(config, closers)))
    await migrate(urls)
    const mail = openMail(config)
    // With a database of its own there can be no second node.
    const bus = config.databaseUrl ? await notifyBus(urls.app, report) : localBus()
    const house = openHouse({
      urls,
      bus,
      baseUrl: config.baseUrl,
      mail: mail.carrier,
      blobs: diskBlobs(config.dataDir),
      erasures: erasuresIn(config.dataDir),
      outside: openOutside(),
      sealSecret: keptSecret(config.dataDir, 'seal'),
    })
    closers.push(() => closeHouse(house), mail.close)
    openSignIn(house, keptSecret(config.dataDir, 'sign-in'))
    setProvider(house, config.provider)
    const backUp = backUpOf(house, config.dataDir, urls.owner)
    setFacts(house, { dataDir: config.dataDir, mail: mail.kind, migrationsMissing: 0, backUp })
    const again = await eraseAgain(house)
    if (again) say(`Erased again, as they were before: ${again}`)
    const followers = runFollowers(house, report)
    const deliveries = runDeliveries(house, report)
    const jobs = runJobs(house, report)
    closers.push(() => Promise.all([followers.stop(), deliveries.stop(), jobs.stop()]))
    const door = await openCommandDoor(house, config.dataDir)
    closers.push(door.close)
    const faces = await openFaces({ config, house, identify: identifyIn(house), outboxPage: mail.outboxPage, report })
    closers.push(faces.close)
    lock.announce(faces.address)
    say(`Leitstern is ready: ${config.baseUrl}`)
    if (mail.kind === 'none') say('No letters can be sent: set SMTP_URL.')
    const link = await ensureSetUpLink(house)
    if (link) say(`Set up this house (this link works once): ${link}`)
    return closers
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

async function ownDatabase({ dataDir }: Config, closers: (() => unknown)[]): Promise<string> {
  const postgres = await startPostgres({ dataDir, log: say })
  closers.push(() => postgres.stop())
  postgres.onExit((how) => {
    report(new Error(`the database ended: ${how}`), 'postgres')
    process.exit(1)
  })
  return postgres.ownerUrl
}

/** Last opened, first closed: no new requests, then what follows them, then the database. */
async function closeAll(closers: (() => unknown)[]) {
  for (const close of closers.toReversed()) await Promise.resolve(close()).catch(report)
}

function stopOn(signals: NodeJS.Signals[], closers: (() => unknown)[]) {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), DRAIN_MS + 5_000).unref()
    await closeAll(closers)
    process.exit(0)
  }
  for (const signal of signals) process.on(signal, stop)
  whenNpmEnds(stop)
}

try {
  stopOn(['SIGTERM', 'SIGINT', 'SIGHUP'], await start(readConfig(process.env)))
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : `Leitstern did not start: ${(error as Error).message}`)
  process.exit(1)
}
