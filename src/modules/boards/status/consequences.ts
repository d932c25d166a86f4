/** What follows from what is said of a board as a whole. */
import { sql } from 'kysely'
import { type Tells, when } from '#kernel/when.ts'
import { theOne } from '../consequences.ts'
import { statusAsked, statusGiven } from './contract.ts'

/** What is well can wait; what is not is heard today. */
const followers: Tells = sql`select page.seq, w.member_id, 'followed' as why,
    case when page.data->>'state' = 'on_track' then 'week' else 'today' end as level
  from page join watch w on w.community_id = page.community_id and w.subject_id = page.subject_id
  where w.level <> 'nothing' and w.member_id is distinct from page.actor_id`
const withState = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_build_object('context', page.data->>'state') as names from page`

when(statusGiven, { topics: ['audience'], tells: followers, history: withState, counts: 'contribution' })
when(statusAsked, { tells: theOne('asked_status'), level: 'today' })
