/** How much is said about a task stands on its card: whoever shows it hears how much, never what. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { when } from '#kernel/when.ts'
import { onTalk } from '#modules/conversation/offers.ts'
import { onBoards } from '../consequences.ts'
import { taskKind } from '../contract.ts'
import { boardsOf } from '../find.ts'
import { taskDiscussed } from './contract.ts'

onTalk(taskKind.kind, async ({ db, community, record }, tasks) => {
  for (const { id, boards } of await db.rows(onCards({ community, tasks }))) record(taskDiscussed, id, { boards })
})

// It is in no history: the words themselves stand beside it.
when(taskDiscussed, { ...onBoards, history: undefined })

/** A part has no card. */
const onCards = prepared(
  (a: { community: string; tasks: string[] }) => sql<{ id: string; boards: string[] }>`
    select t.id, ${boardsOf} as boards from task t
    where t.community_id = ${a.community} and t.id = any(${a.tasks}::uuid[]) and t.parent_id is null`,
)
