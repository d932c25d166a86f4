/** What comes from outside is read in linear time. Imports have a stricter test of their own, beside them. */
import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'

const root = fileURLToPath(new URL('..', import.meta.url))
const literal = /(?<=[\s(,[!=|?{])\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuy]*)(?=[.,;)\s\]]|$)/g
/** Read nothing but what we wrote ourselves. */
const ownTexts = ['src/site/style.ts']

test('every regular expression on the server takes linear time', async () => {
  const seen = new Map<string, { source: string; flags: string; file: string }>()
  const files = glob('src/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/*.test.ts', '**/ui/**', 'src/web/**', 'src/modules/imports/**'],
  })
  for await (const file of files) {
    if (ownTexts.includes(file)) continue
    for (const line of (await readFile(root + file, 'utf8')).split('\n')) {
      if (/^\s*(?:\*|\/\*|\/\/|import )/.test(line)) continue
      for (const [whole, source = '', flags = ''] of line.matchAll(literal)) seen.set(whole, { source, flags, file })
    }
  }
  assert.ok(seen.size > 80, `only ${seen.size} found`)
  const slow: string[] = []
  for (const { source, flags, file } of seen.values()) {
    if (!isExpression(source, flags)) continue
    const { status } = await check(source, flags, { timeout: 20_000 })
    if (status === 'vulnerable') slow.push(`${file}: /${source}/${flags}`)
  }
  assert.deepEqual(slow, [])
})

/** A path in a text may look like one. */
function isExpression(source: string, flags: string): boolean {
  try {
    return Boolean(new RegExp(source, flags))
  } catch {
    return false
  }
}
