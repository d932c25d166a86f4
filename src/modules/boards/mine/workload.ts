/** Time that open tasks need, beside what people offer and gave: each their own, stewards by board. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { dayIn, daysLater } from '#modules/text/days.ts'
import { isInside, maySumUp } from '../rules.ts'
import { type CircleSum, getWorkload, sumWorkload, type Workload, type WorkloadSum } from './contract.ts'
import { home, isOpenOf } from './mine.ts'

const WEEKS_BEFORE = 3
const WEEKS = 7
const WEEKS_A_MONTH = 365.25 / 12 / 7

handle(getWorkload, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, community, now }) {
    const today = dayIn(community.timeZone, now)
    const monday = daysLater(today, -((new Date(today).getUTCDay() + 6) % 7))
    const from = daysLater(monday, -7 * WEEKS_BEFORE)
    const ask = {
      ...seerOf(actor),
      community: community.id,
      member: actor.memberId!,
      monday,
      from,
      until: daysLater(from, 7 * WEEKS),
    }
    const [given, open, profile] = await Promise.all([
      db.rows(givenByWeek(ask)),
      db.rows(openByWeek(ask)),
      db.one(hoursOffered(ask)),
    ])
    return laidOut({ given, open, from, until: ask.until, hours: profile?.hours ?? null })
  },
})

type Given = { week: string; minutes: number }
type Open = { week: string | null; minutes: number; unestimated: number }

function laidOut(of: { given: Given[]; open: Open[]; from: string; until: string; hours: number | null }): Workload {
  const { given, open, from, until, hours } = of
  const sum = (rows: { minutes: number }[]) => rows.reduce((all, { minutes }) => all + minutes, 0)
  const weeks = Array.from({ length: WEEKS }, (_, n) => daysLater(from, 7 * n)).map((week) => ({
    from: week,
    given: sum(given.filter((one) => one.week === week)),
    open: sum(open.filter((one) => one.week === week)),
  }))
  return {
    offered: hours === null ? null : Math.round((hours * 60) / WEEKS_A_MONTH),
    weeks,
    later: sum(open.filter(({ week }) => week !== null && week >= until)),
    undated: sum(open.filter(({ week }) => week === null)),
    unestimated: open.reduce((all, one) => all + one.unestimated, 0),
  }
}

handle(sumWorkload, {
  find: theCommunity,
  allow: maySumUp,
  async run({ db, actor, community, now }) {
    const since = daysLater(dayIn(community.timeZone, now), -27)
    const rows = await db.rows(sums({ ...seerOf(actor), community: community.id, since }))
    return { items: rows.map(({ board }) => board), circles: byCircle(rows) }
  },
})

/** `place`: of its circle among all of them; first what belongs to none. */
type Summed = { board: WorkloadSum; place: number }

function byCircle(rows: Summed[]): CircleSum[] {
  const sorted = [...rows].sort((a, b) => a.place - b.place).map(({ board }) => board)
  const groups = [...Map.groupBy(sorted, ({ circle }) => circle?.id)].map(([, of]) => of)
  const all = (of: WorkloadSum[], key: 'tasks' | 'open' | 'unestimated' | 'wanted' | 'given') =>
    of.reduce((sum, one) => sum + one[key], 0)
  return groups.map((of) => ({
    circle: of[0]!.circle,
    boards: of.length,
    tasks: all(of, 'tasks'),
    open: all(of, 'open'),
    unestimated: all(of, 'unestimated'),
    wanted: all(of, 'wanted'),
    given: all(of, 'given'),
  }))
}

type Ask = Seer & { community: string; member: string; monday: string; from: string; until: string }

/** index task_hours_member */
const givenByWeek = prepared(
  (a: Ask) => sql<Given>`
    select date_trunc('week', h.on_day)::date as week, sum(h.minutes)::integer as minutes from task_hours h
    where h.community_id = ${a.community} and h.member_id = ${a.member} and h.on_day >= ${a.from}::date
      and h.on_day < ${a.until}::date group by 1`,
)
/** What is left of an estimate, shared by those who do the task. */
const rest = sql`greatest(t.estimate_minutes - coalesce((select sum(h.minutes) from task_hours h
  where h.community_id = t.community_id and h.task_id = t.id), 0), 0)`

const openByWeek = prepared(
  (a: Ask) => sql<Open>`
    select case when t.due_on is not null then greatest(date_trunc('week', t.due_on)::date, ${a.monday}::date) end as week,
      coalesce(sum(ceil(${rest}::numeric / (select count(*) from task_assignee o where o.community_id = t.community_id
        and o.task_id = t.id))), 0)::integer as minutes,
      (count(*) filter (where t.estimate_minutes is null))::integer as unestimated
    from task_assignee x join task t on t.community_id = x.community_id and t.id = x.task_id ${home}
    where x.community_id = ${a.community} and x.member_id = ${a.member} and ${isOpenOf(a)} group by 1`,
)
const hoursOffered = prepared(
  (a: Ask) => sql<{ hours: number | null }>`
    select hours from member where community_id = ${a.community} and id = ${a.member}`,
)

/** index task_board, task_hours_task */
const sums = prepared(
  (a: Seer & { community: string; since: string }) => sql<Summed>`
    select json_build_object('board', json_build_object('id', s.id, 'title', s.title),
      'circle', case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end,
      'tasks', n.tasks, 'open', n.open, 'unestimated', n.unestimated, 'wanted', n.wanted, 'given', n.given) as board,
      dense_rank() over (order by c.id is not null, c.name collate "de-x-icu", c.id) as place
    from subject s join board b on b.community_id = s.community_id and b.id = s.id and not b.is_template
    left join circle c on c.community_id = s.community_id and c.id = s.circle_id, lateral (
      select count(*) filter (where t.closed_at is null) as tasks,
        coalesce(sum(${rest}) filter (where t.closed_at is null), 0) as open,
        count(*) filter (where t.closed_at is null and t.estimate_minutes is null) as unestimated,
        coalesce(sum(greatest(t.needed - (select count(*) from task_assignee o where o.community_id = t.community_id
          and o.task_id = t.id), 0)) filter (where t.closed_at is null), 0) as wanted,
        coalesce(sum((select sum(h.minutes) from task_hours h where h.community_id = t.community_id and h.task_id = t.id
          and h.on_day >= ${a.since}::date)), 0) as given
      from task t join subject ts on ts.community_id = t.community_id and ts.id = t.id and ts.deleted_at is null
        and ts.archived_at is null where t.community_id = s.community_id and t.board_id = s.id and not t.is_template) n
    where s.community_id = ${a.community} and s.kind = 'board' and s.archived_at is null and ${visible(a)}
    order by s.title collate "de-x-icu", s.id limit 500`,
)
