// npm run demo: a community that has lived for three months, in a data directory of its own.
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { become, onNode24, root, run } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await onNode24(process.argv[1])
await buildIfStale()
const DATA_DIR = process.env.DEMO_DATA_DIR || join(root, 'demo-data')
const { code } = await run([join(root, 'src', 'demo', 'main.ts'), DATA_DIR])
if (code !== 0) process.exit(code ?? 1)
const { DATABASE_URL: _, ...env } = process.env
await become([join(root, 'src', 'main.ts')], { ...env, DATA_DIR })
