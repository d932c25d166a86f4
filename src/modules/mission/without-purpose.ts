/** What has no purpose yet: a quiet list for stewards, in which one tap says it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, LAST, pageOf, readInstant } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { kindsUnlisted } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { listWithoutPurpose } from './contract-purpose.ts'
import { likely, likelyGoals } from './purpose.ts'
import { mayWriteCharter } from './rules.ts'

handle(listWithoutPurpose, {
  find: theCommunity,
  allow: mayWriteCharter,
  async run({ db, actor, community, input }) {
    const before = readInstant(input.after) ?? LAST
    const seer = seerOf(actor)
    const rows = await db.rows(withoutPurpose({ ...seer, community: community.id, ...before, most: input.most }))
    const { items, next } = pageOf(rows, input.most, (last) => cursorFrom(last.createdAt, last.id))
    const goals = await Promise.all(
      items.map((item) => db.rows(likelyGoals({ ...seer, community: community.id, id: item.id }))),
    )
    return {
      items: items.map(({ createdAt: _, ...item }, n) => ({ ...item, likely: likely(goals[n]!) })),
      next,
    }
  },
})

type Ask = Seer & { community: string; at: string; id: string; most: number }

/** The charter is what all is for. index subject_without_purpose */
const withoutPurpose = prepared(
  (a: Ask) => sql<{ id: string; kind: string; title: string; createdAt: string }>`
    select s.id, s.kind, s.title, iso(s.created_at) as created_at from subject s
    where s.community_id = ${a.community} and s.purpose_kind is null and s.archived_at is null and s.deleted_at is null
      and s.audience <> 'direct' and s.kind <> all(${kindsUnlisted()}::text[]) and ${visible(a)}
      and (s.created_at, s.id) < (${a.at}::timestamptz, ${a.id}::uuid)
    order by s.created_at desc, s.id desc limit ${a.most}::int + 1`,
)
