/** Everything the house can say no with, and everything that can have happened, has words in both languages. */
import { strict as assert } from 'node:assert'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import '../src/house.ts'
import type { Activity } from '#kernel/contract.ts'
import { operationsHandled } from '#kernel/perform.ts'
import { kindsDeclared, kindsHeardOutside } from '#kernel/when.ts'
import { hasWord, languages } from '#kernel/words.ts'

const MODULES = new URL('../src/modules/', import.meta.url)

const without = (keys: string[]): string[] =>
  [...new Set(keys)].flatMap((key) =>
    languages.filter((language) => !hasWord(language, key)).map((language) => `${language} ${key}`),
  )

test('each refusal an operation declares has words', () => {
  const keys = operationsHandled().flatMap(({ module, refusals }) =>
    refusals.map((code) => `${module}:refusal.${code}`),
  )
  assert.ok(keys.length > 50)
  assert.deepEqual(without(keys), [])
})

test('each kind of activity has words', async () => {
  const kinds = [...(await kindsInContracts()), ...kindsDeclared()]
  assert.ok(kinds.length > 50)
  assert.deepEqual(without(kinds.map((kind) => kind.replace('.', ':activity.'))), [])
})

test('each kind that other programs may hear of is called by a word', () => {
  const kinds = kindsHeardOutside()
  assert.ok(kinds.length >= 10)
  assert.deepEqual(without(kinds.map((kind) => kind.replace('.', ':heard.'))), [])
})

async function kindsInContracts(): Promise<string[]> {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[a-z]+\/contract[\w-]*\.ts$/.test(file),
  )
  const exported = await Promise.all(files.map((file) => import(new URL(file, MODULES).href)))
  return exported.flatMap((all) =>
    Object.values(all)
      .filter(isActivity)
      .map(({ kind }) => kind),
  )
}

function isActivity(value: unknown): value is Activity {
  const { kind, data } = (value ?? {}) as Partial<Activity>
  return typeof kind === 'string' && data !== undefined
}
