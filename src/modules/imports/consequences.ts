/** What follows from an import: nothing that anybody would be told of. */
import { when } from '#kernel/when.ts'
import { batchWritten } from './contract.ts'

when(batchWritten, { level: 'quiet' })
