/** What serves a goal, as one reader sees it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, LAST, pageOf, readInstant } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import { kindsUnlisted } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { listServing } from './contract-purpose.ts'
import { findGoal } from './find.ts'

handle(listServing, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, actor, community, input, found: goal }) {
    const before = readInstant(input.after) ?? LAST
    const rows = await db.rows(
      serving({ ...seerOf(actor), ...before, community: community.id, goal: goal.id, most: input.most }),
    )
    const { items, next } = pageOf(rows, input.most, (last) => cursorFrom(last.createdAt, last.id))
    return { items: items.map(({ createdAt: _, ...item }) => item), next }
  },
})

type Ask = Seer & { community: string; goal: string; at: string; id: string; most: number }
type Row = { id: string; kind: string; title: string; createdAt: string }

/** Goals stand in the tree, readings in their own list; what is said directly belongs to those in it. index subject_serving */
const serving = prepared(
  (a: Ask) => sql<Row>`
    select s.id, s.kind, s.title, iso(s.created_at) as created_at from subject s
    where s.community_id = ${a.community} and s.purpose_id = ${a.goal}::uuid and s.kind <> all(${kindsUnlisted()}::text[])
      and s.audience <> 'direct' and s.archived_at is null and ${visible(a)}
      and (s.created_at, s.id) < (${a.at}::timestamptz, ${a.id}::uuid)
    order by s.created_at desc, s.id desc limit ${a.most}::int + 1`,
)
