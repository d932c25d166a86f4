/** What follows from an import: nothing that anybody would be told of. Screens of stewards and of whoever claims look again. */
import { when } from '#kernel/when.ts'
import { importStarted, importUndone } from './contract.ts'
import { claimAnswered, claimed } from './contract-claims.ts'
import { batchTakenBack, batchWritten } from './contract-writing.ts'

when(batchWritten, { level: 'quiet' })
when(batchTakenBack, { level: 'quiet' })
when(importStarted, { level: 'quiet' })
when(importUndone, { level: 'quiet' })
when(claimAnswered, { level: 'quiet', topics: ['community'] })
when(claimed, { level: 'quiet', topics: ['member:memberId'] })
