/** Somebody gives hours to a task: the one place, whether they log them or close it with them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { RunContext } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import type { TaskSeen } from '../find.ts'
import { hoursLogged, type logHours, MOST_ENTRIES } from './contract.ts'

type Giving = Pick<RunContext<typeof logHours, unknown>, 'db' | 'community' | 'actor' | 'now' | 'record' | 'refuse'>
type Given = { task: TaskSeen; minutes: number; onDay?: string | undefined }

/** Answers with the id of the entry. Refuses with `in_the_future` and `too_many_hours`. */
export async function giveHours(about: Giving, { task, minutes, onDay }: Given): Promise<string> {
  const { db, community, actor, now, record, refuse } = about
  const day = onDay ?? dayIn(community.timeZone, now)
  if (day > latest(now)) throw refuse('in_the_future')
  const of = { community: community.id, task: task.id }
  if ((await db.one(countOf(of)))!.entries >= MOST_ENTRIES) throw refuse('too_many_hours')
  const id = newId()
  db.send(insert({ ...of, id, member: actor.memberId!, minutes, onDay: day, now }))
  record(hoursLogged, task.id, { boards: task.boards, hoursId: id, minutes })
  return id
}

/** Where the day begins first: it is tomorrow there already. */
const latest = (now: Date): string => dayIn('Pacific/Kiritimati', now)

type Of = { community: string; task: string }

const countOf = prepared(
  (a: Of) => sql<{ entries: number }>`
    select count(*) as entries from task_hours where community_id = ${a.community} and task_id = ${a.task}`,
)
const insert = prepared(
  (a: Of & { id: string; member: string; minutes: number; onDay: string; now: Date }) => sql`
    insert into task_hours (community_id, id, task_id, member_id, minutes, on_day, at)
    values (${a.community}, ${a.id}, ${a.task}, ${a.member}, ${a.minutes}, ${a.onDay}, ${a.now})`,
)
