/** What a subject is for and could be for, as one reader sees it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { mayTend } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { getPurpose, type PurposeNamed } from './contract-purpose.ts'
import { named, namedPurpose } from './named.ts'

handle(getPurpose, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: () => true,
  async run({ db, actor, community, found: subject }) {
    const ask = { ...seerOf(actor), community: community.id, id: subject.id }
    const [purpose, goals] = await Promise.all([db.one(purposeOf(ask)), db.rows(likelyGoals(ask))])
    const servesItself = subject.kind === 'goal' || subject.kind === 'value'
    const set = !servesItself && mayTend({ actor, found: subject })
    return { ...purpose!, likely: set ? likely(goals) : [], can: { set } }
  },
})

const MOST_LIKELY = 4
const care = { kind: 'care', id: null, title: null, icon: null } as const
const operations = { kind: 'operations', id: null, title: null, icon: null } as const

/** Goals and values that are worked for, and care, which every community needs and few write down. */
export function likely(served: PurposeNamed[]): PurposeNamed[] {
  return [...served.slice(0, MOST_LIKELY - 1), care, operations].slice(0, MOST_LIKELY)
}

type Ask = Seer & { community: string; id: string }
type Row = {
  own: PurposeNamed | null
  effective: PurposeNamed | null
  from: { id: string; kind: string; title: string } | null
  hangsBelow: boolean
  hasPast: boolean
}

const purposeOf = prepared(
  (a: Ask) => sql<Row>`
    with recursive above as (
      select p.id, p.parent_id, p.own_purpose_kind from subject s
        join subject p on p.community_id = s.community_id and p.id = s.parent_id
        where s.community_id = ${a.community} and s.id = ${a.id} and s.own_purpose_kind is null
      union all
      select p.id, p.parent_id, p.own_purpose_kind from above
        join subject p on p.community_id = ${a.community} and p.id = above.parent_id where above.own_purpose_kind is null
    )
    select ${named(a, { community: sql`s.community_id`, kind: sql`s.own_purpose_kind`, id: sql`s.own_purpose_id` })} as own,
      ${namedPurpose(a)} as effective,
      (select json_build_object('id', up.id, 'kind', up.kind, 'title', up.title) from above
        join subject up on up.community_id = s.community_id and up.id = above.id
        where above.own_purpose_kind is not null and ${visible(a, 'up')} limit 1) as from,
      s.parent_id is not null as hangs_below,
      exists (select from activity where community_id = s.community_id and subject_id = s.id) as has_past
    from subject s where s.community_id = ${a.community} and s.id = ${a.id}`,
)

/**
 * Of the same circle first, then what I carry, then what was worked for last. index activity_purpose
 */
export const likelyGoals = prepared(
  (a: Ask) => sql<PurposeNamed>`
    select s.kind, s.id, s.title, g.icon from subject s
    join subject about on about.community_id = s.community_id and about.id = ${a.id}
    left join goal g on g.community_id = s.community_id and g.id = s.id
    where s.community_id = ${a.community} and s.kind in ('goal', 'value') and s.archived_at is null
      and coalesce(g.state = 'open', true) and ${visible(a)}
    order by (s.circle_id is not null and s.circle_id is not distinct from about.circle_id) desc,
      (g.owner_id is not distinct from ${a.member}::uuid and g.owner_id is not null) desc, s.kind,
      (select a.at from activity a where a.community_id = s.community_id and a.purpose_id = s.id
        order by a.at desc limit 1) desc nulls last, g.position, s.id
    limit ${MOST_LIKELY}`,
)
