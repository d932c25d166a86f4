/** What follows from small approvals: whoever is asked hears it, and whoever asked. */
import { sql } from 'kysely'
import type { Activity } from '#kernel/contract.ts'
import { type Tells, when } from '#kernel/when.ts'
import { approvalAnswered, approvalAsked, approvalWithdrawn, taskApproved, taskDeclined } from './contract.ts'

const asked: Tells = sql`select page.seq, x.member_id, 'asked' as why from page join approval_answer x
  on x.community_id = page.community_id and x.approval_id = (page.data->>'approvalId')::uuid`
const asker: Tells = sql`select page.seq, p.asked_by as member_id, 'you_asked' as why from page join approval p
  on p.community_id = page.community_id and p.id = (page.data->>'approvalId')::uuid`
const onTasks = { topics: ['subject:boards'], history: true } as const

when(approvalAsked, { ...onTasks, tells: asked, level: 'now' })
when(approvalAnswered, { ...onTasks, history: undefined, tells: asker, tellsIf: 'tells', level: 'today' })
for (const kind of [taskApproved, taskDeclined]) when(kind as Activity, { ...onTasks, tells: asker, level: 'today' })
when(approvalWithdrawn, onTasks)
