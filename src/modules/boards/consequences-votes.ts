/** What follows from votes, from small approvals, and from what is said of a board as a whole. */
import { sql } from 'kysely'
import type { Activity } from '#kernel/contract.ts'
import { type Tells, when } from '#kernel/when.ts'
import { approvalAnswered, approvalAsked, approvalWithdrawn, taskApproved, taskDeclined } from './approvals/contract.ts'
import { onBoards, theOne } from './consequences.ts'
import { statusAsked, statusGiven } from './status/contract.ts'
import { taskVoted } from './votes/contract.ts'

// How many there are stands on the card; a line for each would bury the history.
when(taskVoted, { ...onBoards, history: undefined })

const asked: Tells = sql`select page.seq, x.member_id, 'asked' as why from page join approval_answer x
  on x.community_id = page.community_id and x.approval_id = (page.data->>'approvalId')::uuid`
const asker: Tells = sql`select page.seq, p.asked_by as member_id, 'you_asked' as why from page join approval p
  on p.community_id = page.community_id and p.id = (page.data->>'approvalId')::uuid`
const onTasks = { topics: ['subject:boards'], history: true } as const

when(approvalAsked, { ...onTasks, tells: asked, level: 'now' })
when(approvalAnswered, { ...onTasks, history: undefined, tells: asker, tellsIf: 'tells', level: 'today' })
for (const kind of [taskApproved, taskDeclined]) when(kind as Activity, { ...onTasks, tells: asker, level: 'today' })
when(approvalWithdrawn, onTasks)

/** What is well can wait; what is not is heard today. */
const followers: Tells = sql`select page.seq, w.member_id, 'followed' as why,
    case when page.data->>'state' = 'on_track' then 'week' else 'today' end as level
  from page join watch w on w.community_id = page.community_id and w.subject_id = page.subject_id
  where w.level <> 'nothing' and w.member_id is distinct from page.actor_id`
const withState = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_build_object('context', page.data->>'state') as names from page`

when(statusGiven, { topics: ['audience'], tells: followers, history: withState, counts: 'contribution' })
when(statusAsked, { tells: theOne('asked_status'), level: 'today' })
