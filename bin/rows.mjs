// npm run rows: writes the tables' types and their reference from the migrations; with --check only compares.
import { become, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await become([`${root}src/ground/rows.ts`, ...process.argv.slice(2)])
