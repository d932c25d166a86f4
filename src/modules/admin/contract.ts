/** Admin: how the operator sees whether this instance is well. */
import * as z from 'zod'
import { BytesAnswer, Instant, operation } from '#kernel/contract.ts'

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

export const Retention = z.object({
  name: z.string().describe('of the job that cleans'),
  keptHours: z.number().describe('after it has ended'),
  doneAt: Instant.nullable().describe('when it last looked at everything'),
  removed: z.number().int().describe('in all, since this instance began'),
  lastRemoved: z.number().int(),
  lastRemovedAt: Instant.nullable(),
})
export type Retention = z.output<typeof Retention>

export const readRetention = operation({
  name: 'admin.readRetention',
  does: 'Say how long what is kept, and what went when',
  http: 'GET /admin/retention',
  within: 'instance',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({}),
  output: z.object({ items: z.array(Retention) }),
})
