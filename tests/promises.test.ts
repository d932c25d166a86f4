/** The page of promises names tests, and those exist. */
import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('..', import.meta.url)

test('docs/promises.md names only tests that exist', () => {
  const page = readFileSync(new URL('docs/promises.md', root), 'utf8')
  const named = [...page.matchAll(/\| `([^`]+)`: (.+) \|$/gm)].map(([, file, name]) => ({ file: file!, name: name! }))
  assert.equal(named.length, page.match(/^\| .+\|$/gm)!.length - 1, 'a row names no test')
  assert.ok(named.length > 20)
  const missing = named.filter(({ file, name }) => !has(file, name)).map(({ file, name }) => `${file}: ${name}`)
  assert.deepEqual(missing, [])
})

/** `…` stands for what a test's name takes from its data. */
function has(file: string, name: string): boolean {
  const at = new URL(file, root)
  if (!existsSync(at)) return false
  const names = [...readFileSync(at, 'utf8').matchAll(/\btest\(\s*(['`])(.+)\1/g)].map((match) => match[2]!)
  return names.some((each) => each.replaceAll(/\$\{\w+\}/g, '…') === name)
}
