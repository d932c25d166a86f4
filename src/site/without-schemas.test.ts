import { strict as assert } from 'node:assert'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { withoutSchemas } from './without-schemas.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('src/modules/**/contract*.ts', { cwd: root }).map((file) => join(root, file))

/** What a browser gets of a file that says this. */
async function built(says: string): Promise<string> {
  const entry = join(root, 'src', 'site', 'entry-of-a-test.js')
  const said: Plugin = {
    name: 'said',
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? says : undefined),
  }
  const made = await build({
    root: dirname(entry),
    configFile: false,
    logLevel: 'silent',
    plugins: [said, withoutSchemas()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })
  const [{ output }] = made as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput]
  return output[0].code
}

const imported = (code: string) => import(`data:text/javascript,${encodeURIComponent(code)}`)

test('a browser gets each operation as it is declared, without its schemas', async () => {
  const code = await built(files.map((file, n) => `export * as c${n} from ${JSON.stringify(file)}`).join('\n'))
  assert.doesNotMatch(code, /\bz\.|zod/)
  const contracts = await imported(code)
  for (const [n, file] of files.entries()) {
    const whole = Object.entries(await import(pathToFileURL(file).href))
    const operations = whole.flatMap(([name, op]) => {
      if (!(op as { method?: string }).method) return []
      const { input: _, output: __, ...rest } = op as Record<string, unknown>
      return [[name, rest] as const]
    })
    for (const [name, operation] of operations)
      assert.deepEqual(contracts[`c${n}`][name], operation, `${file}: ${name}`)
  }
})

test('what is no schema stays: lists of words, limits', async () => {
  const { goalKinds, MOST_UNREAD } = await imported(
    await built(`
      export { goalKinds } from '#modules/mission/contract-goals.ts'
      export { MOST_UNREAD } from '#modules/conversation/contract.ts'`),
  )
  assert.deepEqual(goalKinds, ['output', 'outcome', 'impact'])
  assert.equal(MOST_UNREAD, 100)
})

test('operations that no screen asks do not come along', async () => {
  const code = await built(`export { listGoals } from '#modules/mission/contract-goals.ts'`)
  assert.match(code, /mission\.listGoals/)
  assert.doesNotMatch(code, /mission\.createGoal|goal_created/)
})

test('a screen that wants a schema is not built', async () => {
  await assert.rejects(built(`export { GoalRow } from '#modules/mission/contract-goals.ts'`), /GoalRow/)
})
