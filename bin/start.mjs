// npm start: installs and builds what is missing, then is the server.
import { buildIfStale } from './build.mjs'
import { become, onNode24, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await onNode24(process.argv[1])
await buildIfStale()
await become([`${root}src/main.ts`, ...process.argv.slice(2)])
