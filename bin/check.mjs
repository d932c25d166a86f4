// npm run check: all that must hold before a commit. Everything is looked at, even after something has failed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
process.chdir(root)
const checks = {
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', 'check'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  rows: ['bin/rows.mjs', '--check'],
  tests: ['bin/test.mjs', ...process.argv.slice(2)],
}
if (!existsSync(join(root, 'src', 'ground', 'rows.ts'))) delete checks.rows

const failed = []
for (const [name, args] of Object.entries(checks)) {
  console.log(`\n── ${name}`)
  const { code } = await run(args)
  if (code !== 0) failed.push(name)
}
console.log(failed.length === 0 ? '\nAll is well.' : `\nNot well: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
