/** Moving the days of several tasks at once. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { letIn, type Seer, seerOf, visibleTo } from '#modules/subjects/visible.ts'
import { type About, boardsOf } from '../find.ts'
import { mayWorkOnAll, mustBeOpen } from '../rules.ts'
import { taskChanged } from './contract.ts'
import { shiftTasks } from './contract-shift.ts'
import { isTooFar } from './days.ts'

type Shifting = {
  id: string
  startsOn: string | null
  dueOn: string | null
  isLetIn: boolean
  archivedAt: string | null
  isHomeArchived: boolean
  boards: string[]
}

/** All of them, or nothing is found. */
async function findAll({ db, actor, community, input }: About & { input: { taskIds: string[] } }) {
  const ids = [...new Set(input.taskIds)]
  const tasks = await db.rows(tasksSeen({ ...seerOf(actor), community: community.id, ids }))
  return tasks.length === ids.length ? tasks : undefined
}

handle(shiftTasks, {
  find: findAll,
  allow: mayWorkOnAll,
  async run({ db, community, input, found, record, refuse }) {
    mustBeOpen({ refuse }, ...found)
    const dated = found.filter(({ startsOn, dueOn }) => startsOn ?? dueOn)
    const days = dated.flatMap(({ startsOn, dueOn }) => [startsOn, dueOn].filter((day) => day !== null))
    if (days.some((day) => isTooFar(day, input.days))) throw refuse('too_far')
    const ids = dated.map(({ id }) => id)
    const items = await db.rows(shift({ community: community.id, ids, days: input.days, zone: community.timeZone }))
    if (input.days !== 0)
      for (const { id, startsOn, dueOn, boards } of dated) {
        const parts = [...(startsOn ? ['start' as const] : []), ...(dueOn ? ['due' as const] : [])]
        record(taskChanged, id, { boards, parts, due: dueOn !== null })
      }
    return { items }
  },
})

type Of = { community: string; ids: string[] }

const tasksSeen = prepared(
  (a: Seer & Of) => sql<Shifting>`
    select t.id, t.starts_on, t.due_on, ${letIn(a, 's', 'me')} as is_let_in, ${boardsOf} as boards,
      iso(s.archived_at) as archived_at, b.archived_at is not null as is_home_archived
    from task t join subject s on s.community_id = t.community_id and s.id = t.id
    join subject b on b.community_id = t.community_id and b.id = t.board_id
    left join member me on me.community_id = t.community_id and me.id = ${a.member}::uuid
    where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[]) and ${visibleTo(a, 'me')}
    order by t.id`,
)
/** A time stays what the clock on the community's wall says, also where it is put forward between. */
const shift = prepared(
  (a: Of & { days: number; zone: string }) => sql<{
    id: string
    startsOn: string | null
    startsAt: string | null
    dueOn: string | null
    dueAt: string | null
  }>`
    update task set starts_on = starts_on + ${a.days}::integer, due_on = due_on + ${a.days}::integer,
      starts_at = ((starts_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone},
      due_at = ((due_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone}
    where community_id = ${a.community} and id = any(${a.ids}::uuid[])
    returning id, starts_on, iso(starts_at) as starts_at, due_on, iso(due_at) as due_at`,
)
