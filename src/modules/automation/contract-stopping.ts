/** A rule that ran too often, or whose owner is gone, is paused by the house; nobody else can ask for it. */
import * as z from 'zod'
import { Id, Nothing, operation } from '#kernel/contract.ts'

export const stopRule = operation({
  name: 'automation.stopRule',
  does: 'Pause a rule that cannot go on',
  http: 'POST /rules/{ruleId}/stop',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({ ruleId: Id, because: z.enum(['too_often', 'owner_gone']) }),
  output: Nothing,
})
