// A process for the tests to start and kill: takes a data directory, on request also its database, says so, and stays.
import { takeLock } from '../src/ground/lock.ts'
import { startPostgres } from '../src/ground/postgres.ts'

const [dataDir = '', what] = process.argv.slice(2)
try {
  const lock = await takeLock(dataDir)
  lock.announce('http://localhost:4100')
  const server = what === 'postgres' ? await startPostgres({ dataDir, log: () => undefined }) : undefined
  console.log(JSON.stringify({ ownerUrl: server?.ownerUrl, pid: server?.pid }))
  process.once('SIGTERM', () => process.exit(0))
  setInterval(() => undefined, 1000)
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }))
}
