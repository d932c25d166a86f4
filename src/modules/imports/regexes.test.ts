import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'

const folder = fileURLToPath(new URL('.', import.meta.url))
const literal = /(?<=[\s(,[!=|?])\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[.,;)\s\]]|$)/g

test('every regular expression on foreign text takes linear time', async () => {
  let checked = 0
  for await (const file of glob('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] })) {
    for (const line of (await readFile(folder + file, 'utf8')).split('\n')) {
      if (/^\s*(?:\*|\/\*|\/\/)/.test(line)) continue
      for (const [, source = '', flags = ''] of line.matchAll(literal)) {
        // Only the emoji property needs `v`, on a short text of our own data.
        if (flags.includes('v')) continue
        const { status } = await check(source, flags, { timeout: 20_000 })
        assert.equal(status, 'safe', `${file}: /${source}/${flags}`)
        checked++
      }
    }
  }
  assert.ok(checked > 20, `only ${checked} found`)
})
