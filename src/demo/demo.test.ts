import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { newDataDir } from '#tests/ground-world.ts'

test('three months of a community are there, and a second start leaves them as they are', async (t) => {
  const dataDir = newDataDir(t)
  const script = fileURLToPath(new URL('./main.ts', import.meta.url))
  const start = () => promisify(execFile)(process.execPath, [script, dataDir])
  assert.match((await start()).stdout, /ana@example\.org/)
  assert.ok(existsSync(`${dataDir}/postgres`) && !existsSync(`${dataDir}.building`))
  const { mtimeMs } = statSync(dirname(`${dataDir}/postgres/PG_VERSION`))
  assert.ok(!(await start()).stdout.includes('pass by'))
  assert.equal(statSync(`${dataDir}/postgres`).mtimeMs, mtimeMs)
})
