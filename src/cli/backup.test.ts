import { strict as assert } from 'node:assert'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { afterwards, kill, newDataDir } from '#tests/ground-world.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

async function startServer(t: TestContext, dataDir: string): Promise<ChildProcess> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [at('../main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  afterwards(t, () => kill(child))
  for await (const line of createInterface(child.stdout!)) if (line.startsWith('Leitstern is ready')) return child
  throw new Error('the server did not start')
}

async function stop(child: ChildProcess) {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const say = (dataDir: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir, LANG: 'en_US.UTF-8', LC_ALL: '' }
    const child = execFile(process.execPath, [at('./main.ts'), ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end()
  })

test('a running house is backed up, wiped, restored, and is as it was', async (t) => {
  const dataDir = newDataDir(t)
  const file = join(dirname(dataDir), 'leitstern.backup')
  const server = await startServer(t, dataDir)
  const added = await say(dataDir, 'person', 'add', 'kim@example.org', '--json')
  const { id: person } = JSON.parse(added.out)
  assert.equal((await say(dataDir, 'person', 'add', 'lou@example.org')).code, 0)
  assert.match((await say(dataDir, 'doctor')).out, /No backup of the last days/)

  const made = await say(dataDir, 'backup', file)
  assert.equal(made.code, 0, made.err)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(dirname(file)).sort(), ['data', 'leitstern.backup'])
  assert.match((await say(dataDir, 'doctor')).out, /✓ Backed up · days ago 0/)

  assert.match((await say(dataDir, 'restore', file)).err, /already uses/)
  const secret = readFileSync(join(dataDir, 'secrets', 'sign-in'), 'utf8')
  await stop(server)
  assert.match((await say(dataDir, 'restore', file)).err, /is not empty/)

  renameSync(dataDir, `${dataDir}.old`)
  // Kim was erased after the backup, which still knows them.
  const erasures = join(`${dataDir}.old`, 'erasures')
  writeFileSync(erasures, `${JSON.stringify({ person, at: new Date().toISOString() })}\n`)
  const restored = await say(dataDir, 'restore', file, '--erasures', erasures)
  assert.deepEqual([restored.code, restored.err], [0, ''])
  assert.equal(readFileSync(join(dataDir, 'secrets', 'sign-in'), 'utf8'), secret)
  const again = await startServer(t, dataDir)
  assert.match((await say(dataDir, 'person', 'add', 'lou@example.org')).err, /already an account/)
  assert.equal((await say(dataDir, 'person', 'add', 'kim@example.org')).code, 0, 'who was erased stays so')
  await stop(again)

  const other = `${dataDir}.other`
  truncateSync(file, statSync(file).size - 100)
  const refused = await say(other, 'restore', file)
  assert.deepEqual([refused.code, refused.err], [1, 'This backup was cut off or changed. Nothing was restored.\n'])
  assert.equal(existsSync(join(other, 'postgres')), false)
  assert.equal((await say(other, 'restore', `${file}.nowhere`)).code, 2)
})
