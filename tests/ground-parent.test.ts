import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

test('ending npm ends what it started, though the shell between them passes no signal on', async () => {
  const script = join(import.meta.dirname, 'ground-parent.ts')
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${script}"; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface(shell.stdout)) {
    said.push(line)
    if (line === 'lives') shell.kill('SIGTERM')
  }
  assert.deepEqual(said, ['lives', 'ended'])
})
