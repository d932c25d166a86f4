/** Admin: how the operator sees whether this instance is well. */
import * as z from 'zod'
import { BytesAnswer, operation } from '#kernel/contract.ts'

export const Finding = z.object({
  what: z.enum(['database', 'migrations', 'disk', 'followers', 'deliveries', 'jobs', 'mail', 'operator', 'backup']),
  state: z.enum(['well', 'look', 'bad']),
  figures: z.record(z.string(), z.number()).describe('what was counted, by name; sizes in megabytes'),
})
export type Finding = z.output<typeof Finding>

export const inspect = operation({
  name: 'admin.inspect',
  does: 'Look whether this instance is well',
  http: 'GET /admin/inspection',
  within: 'instance',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({}),
  output: z.object({ isWell: z.boolean(), findings: z.array(Finding) }),
})

export const backUp = operation({
  name: 'admin.backUp',
  does: 'Give everything this instance keeps, as it is at one moment, as one file',
  http: 'POST /admin/backups',
  within: 'instance',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({}),
  output: BytesAnswer,
  gives: 'bytes',
  refusals: ['no_backup_here'],
})
