import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { findPostmaster } from '../src/ground/cluster.ts'
import { isAlive, takeLock } from '../src/ground/lock.ts'
import { startPostgres } from '../src/ground/postgres.ts'
import { afterwards, ask, kill, newDataDir, startHolder } from './ground-world.ts'

async function start(t: TestContext, dataDir: string, log: string[] = []) {
  const lock = await takeLock(dataDir)
  const server = await startPostgres({ dataDir, log: (line) => log.push(line) })
  afterwards(t, () => server.stop().then(lock.release))
  return {
    ...server,
    async stop() {
      await server.stop()
      lock.release()
    },
  }
}

test('a new data directory becomes a database that sorts by language and writes before it answers', async (t) => {
  const { ownerUrl } = await start(t, newDataDir(t))
  const [row] = await ask(
    ownerUrl,
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as addresses,
       'ä' < 'b' collate "de-x-icu" as sorted, lower('Ä') = 'ä' as folded`,
  )
  assert.deepEqual(row, { version: 18, fsync: 'on', commit: 'on', addresses: '', sorted: true, folded: true })
})

test('what was written is there after a stop and a start, and stopping twice is fine', async (t) => {
  const dataDir = newDataDir(t)
  const first = await start(t, dataDir)
  await ask(first.ownerUrl, 'create table promise as select 7 as n')
  await first.stop()
  await first.stop()
  assert.equal(isAlive(first.pid), false)
  const second = await start(t, dataDir)
  assert.deepEqual(await ask(second.ownerUrl, 'select n from promise'), [{ n: 7 }])
})

test('only with the password, which only its user can read', async (t) => {
  const dataDir = newDataDir(t)
  const { ownerUrl } = await start(t, dataDir)
  const url = new URL(ownerUrl)
  url.password = 'guess'
  await assert.rejects(ask(url.href, 'select 1'), /password authentication failed/)
  assert.equal(statSync(join(dataDir, 'secrets', 'postgres')).mode & 0o777, 0o600)
  assert.equal(statSync(join(dataDir, 'secrets')).mode & 0o777, 0o700)
})

test('a lost password is made anew', async (t) => {
  const dataDir = newDataDir(t)
  const first = await start(t, dataDir)
  await first.stop()
  rmSync(join(dataDir, 'secrets'), { recursive: true })
  const second = await start(t, dataDir)
  assert.notEqual(new URL(second.ownerUrl).password, new URL(first.ownerUrl).password)
  assert.equal((await ask(second.ownerUrl, 'select 1 as n'))[0]?.n, 1)
})

test('the server a killed process left behind is taken over with all it had acknowledged', async (t) => {
  const dataDir = newDataDir(t)
  const { child, said } = await startHolder(t, dataDir, 'postgres')
  await ask(said.ownerUrl ?? '', 'create table promise as select 7 as n')
  await kill(child)
  assert.ok(isAlive(said.pid ?? 0), 'the orphan lives on')
  const log: string[] = []
  const { ownerUrl, pid } = await start(t, dataDir, log)
  assert.equal(await findPostmaster(join(dataDir, 'postgres')), pid)
  assert.deepEqual(await ask(ownerUrl, 'select n from promise'), [{ n: 7 }])
  assert.match(log.join('\n'), new RegExp(`taking over from a PostgreSQL \\(process ${said.pid}\\)`))
})

test('after both were killed at once nothing acknowledged is missing', async (t) => {
  const dataDir = newDataDir(t)
  const { child, said } = await startHolder(t, dataDir, 'postgres')
  await ask(said.ownerUrl ?? '', 'create table promise as select 7 as n')
  process.kill(said.pid ?? 0, 'SIGKILL')
  await kill(child)
  const { ownerUrl } = await start(t, dataDir)
  assert.deepEqual(await ask(ownerUrl, 'select n from promise'), [{ n: 7 }])
})

test('a note naming a process that is no database does not stop it, nor is that process harmed', async (t) => {
  const dataDir = newDataDir(t)
  const first = await start(t, dataDir)
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  const note = readFileSync(pidFile, 'utf8')
  await first.stop()
  const bystander = await startHolder(t, newDataDir(t))
  writeFileSync(pidFile, note.replace(/^\d+/, `${bystander.pid}`))
  const second = await start(t, dataDir)
  assert.ok(isAlive(bystander.pid))
  assert.equal((await ask(second.ownerUrl, 'select 1 as n'))[0]?.n, 1)
})

test('an interrupted beginning is set aside and kept', async (t) => {
  const dataDir = newDataDir(t)
  for (const name of ['postgres', 'postgres.new']) {
    mkdirSync(join(dataDir, name), { recursive: true })
    writeFileSync(join(dataDir, name, 'PG_VERSION'), '18\n')
  }
  const log: string[] = []
  const { ownerUrl } = await start(t, dataDir, log)
  assert.equal((await ask(ownerUrl, 'select 1 as n'))[0]?.n, 1)
  const aside = readdirSync(dataDir).filter((name) => /^postgres\.half-\d+/.test(name))
  assert.equal(aside.length, 2)
  for (const name of aside) assert.ok(existsSync(join(dataDir, name, 'PG_VERSION')))
  assert.equal(log.filter((line) => line.includes('set aside')).length, 2)
})

test('a database of another version is left alone', async (t) => {
  const dataDir = newDataDir(t)
  await (await start(t, dataDir)).stop()
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await assert.rejects(startPostgres({ dataDir, log: () => undefined }), /made by PostgreSQL 17/)
})

test('a very long path is no hindrance', async (t) => {
  const dataDir = join(dirname(newDataDir(t)), 'x'.repeat(100), 'data')
  mkdirSync(dirname(dataDir))
  const server = await start(t, dataDir)
  const socket = new URL(server.ownerUrl).searchParams.get('host') ?? ''
  assert.ok(socket.length < 70)
  assert.equal(statSync(socket).mode & 0o777, 0o700)
  assert.equal((await ask(server.ownerUrl, 'select 1 as n'))[0]?.n, 1)
  await server.stop()
  assert.equal(existsSync(socket), false)
})

test('an end that nobody asked for is reported, an ordered stop is not', async (t) => {
  const dataDir = newDataDir(t)
  const asked = await start(t, dataDir)
  asked.onExit(() => assert.fail('it was asked to stop'))
  await asked.stop()
  const server = await start(t, dataDir)
  const report = new Promise<string>((resolve) => server.onExit(resolve))
  process.kill(server.pid, 'SIGKILL')
  assert.equal(await report, 'signal SIGKILL')
})
