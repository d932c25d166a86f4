/** What serves a goal, as one reader sees it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { kindsUnlisted } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { listServing } from './contract-purpose.ts'
import { findGoal } from './find.ts'

handle(listServing, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, actor, community, input, found: goal }) {
    const [at, id] = (input.after ?? '').split(' ')
    const isCursor = id !== undefined && UUID.test(id) && !Number.isNaN(Date.parse(at!))
    const before = isCursor ? { at: at!, id } : { at: 'infinity', id: LAST }
    const ask = { ...seerOf(actor), community: community.id, goal: goal.id, ...before, most: input.most }
    const rows = await db.rows(serving({ ...ask, before: before.id }))
    const items = rows.slice(0, input.most)
    const last = items.at(-1)
    return {
      items: items.map(({ createdAt: _, ...item }) => item),
      next: rows.length > input.most && last ? `${last.createdAt} ${last.id}` : null,
    }
  },
})

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

type Ask = Seer & { community: string; goal: string; at: string; before: string; most: number }
type Row = { id: string; kind: string; title: string; createdAt: string }

/** Goals stand in the tree, readings in their own list; what is said directly belongs to those in it. index subject_serving */
const serving = prepared(
  (a: Ask) => sql<Row>`
    select s.id, s.kind, s.title, iso(s.created_at) as created_at from subject s
    where s.community_id = ${a.community} and s.purpose_id = ${a.goal}::uuid and s.kind <> all(${kindsUnlisted()}::text[])
      and s.audience <> 'direct' and s.archived_at is null and ${visible(a)}
      and (s.created_at, s.id) < (${a.at}::timestamptz, ${a.before}::uuid)
    order by s.created_at desc, s.id desc limit ${a.most}::int + 1`,
)
