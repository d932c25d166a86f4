// npm run bench -- [names] [--options]: runs bench/*.bench.ts, all or those named, one after the other.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { onNode24, root, run } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await onNode24(process.argv[1])
const folder = join(root, 'bench')
const all = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : []
const args = process.argv.slice(2)
// What comes after the first option belongs to the benches.
const firstOption = args.findIndex((arg) => arg.startsWith('-'))
const names = firstOption < 0 ? args : args.slice(0, firstOption)
const unknown = names.filter((name) => !all.includes(`${name}.bench.ts`))
if (unknown.length > 0 || all.length === 0) {
  console.error(
    `No bench ${unknown.join(', ')}. There are: ${all.map((file) => file.replace('.bench.ts', '')).join(', ')}`,
  )
  process.exit(1)
}
await buildIfStale()
for (const file of all.filter((each) => names.length === 0 || names.includes(each.replace('.bench.ts', '')))) {
  console.log(`── ${file}`)
  const { code } = await run([join(folder, file), ...args.slice(names.length)])
  if (code !== 0) process.exitCode = 1
}
