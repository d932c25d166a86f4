// npm run -s leitstern -- …: the operator's commands. Prints nothing of its own.
import { become, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare({ quiet: true })
await become([`${root}src/cli/main.ts`, ...process.argv.slice(2)])
