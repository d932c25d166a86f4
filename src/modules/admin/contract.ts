/** Admin: how the operator sees whether this instance is well. */
import * as z from 'zod'
import { operation } from '#kernel/contract.ts'

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
