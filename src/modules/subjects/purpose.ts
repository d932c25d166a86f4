/** What a subject is for: chosen by someone, or followed from above, and written down for all that hangs below. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { type Purpose, type PurposeShown, purposeSet, setPurpose } from './contract.ts'
import { findSubject } from './find.ts'
import { mayTend } from './rules.ts'
import { type Seer, seerOf, visible } from './visible.ts'

handle(setPurpose, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayTend,
  async run({ db, actor, community, input, found: subject, record, refuse }) {
    if (subject.kind === 'goal' || subject.kind === 'value') throw refuse('serves_itself')
    await mustServe({ db, actor, community }, input.purpose)
    const chosen = shown(input.purpose)
    const at = { community: community.id, id: subject.id }
    lockTree(db, community.id)
    db.send(choose({ ...at, kind: chosen?.kind ?? null, purpose: chosen?.id ?? null }))
    const written = await db.rows(writeBelow(at))
    const ids = written.map((row) => row.id)
    if (input.past) db.send(rewritePast({ community: community.id, ids }))
    record(purposeSet, subject.id, {
      purposeKind: chosen?.kind ?? null,
      purposeId: chosen?.id ?? null,
      past: input.past ?? false,
    })
    const effective = written[0]!
    return {
      own: chosen,
      effective: effective.purposeKind && { kind: effective.purposeKind, id: effective.purposeId },
      subjects: ids.length,
    }
  },
})
when(purposeSet, { topics: ['audience'], level: 'quiet', history: true })

function shown(purpose: Purpose | null): PurposeShown | null {
  return purpose && { kind: purpose.kind, id: 'id' in purpose ? purpose.id : null }
}

const findPurpose = prepared(
  (a: Seer & { community: string; id: string; kind: string }) => sql<{ id: string }>`
    select s.id from subject s where s.community_id = ${a.community} and s.id = ${a.id} and s.kind = ${a.kind} and ${visible(a)}`,
)

/** A goal or value that something is to serve must be seen by whoever says so. */
export async function mustServe(
  { db, actor, community }: { db: Db; actor: Actor; community: { id: string } },
  purpose: Purpose | null,
): Promise<void> {
  if (!purpose || !('id' in purpose)) return
  const known = await db.one(
    findPurpose({ ...seerOf(actor), community: community.id, id: purpose.id, kind: purpose.kind }),
  )
  if (!known) throw new Refusal('refused', 'no_such_purpose')
}

/**
 * Whoever changes what children follow holds the community's tree alone; whoever adds a child shares it. Otherwise a
 * child added meanwhile would be missed and keep its parent's former purpose.
 */
export function lockTree(db: Db, community: string) {
  db.send(sql`select pg_advisory_xact_lock(hashtextextended('tree ' || ${community}::text, 0))`)
}
export function shareTree(db: Db, community: string) {
  db.send(sql`select pg_advisory_xact_lock_shared(hashtextextended('tree ' || ${community}::text, 0))`)
}

const choose = prepared(
  (a: { community: string; id: string; kind: string | null; purpose: string | null }) => sql`
    update subject set own_purpose_kind = ${a.kind}::text, own_purpose_id = ${a.purpose}::uuid
    where community_id = ${a.community} and id = ${a.id}`,
)

/** Writes the effective purpose of a subject and of all below it that have none of their own; the subject comes first. */
export const writeBelow = prepared(
  (a: { community: string; id: string }) => sql<{
    id: string
    purposeKind: Purpose['kind'] | null
    purposeId: string | null
  }>`
    with recursive below as (
      select s.id, 0 as depth, coalesce(s.own_purpose_kind, p.purpose_kind) as kind,
        case when s.own_purpose_kind is null then p.purpose_id else s.own_purpose_id end as purpose
      from subject s left join subject p on p.community_id = s.community_id and p.id = s.parent_id
      where s.community_id = ${a.community} and s.id = ${a.id}
      union all
      select c.id, b.depth + 1, b.kind, b.purpose from below b
      join subject c on c.community_id = ${a.community} and c.parent_id = b.id and c.own_purpose_kind is null
    ), written as (
      update subject s set purpose_kind = b.kind, purpose_id = b.purpose from below b
      where s.community_id = ${a.community} and s.id = b.id
      returning s.id, s.purpose_kind, s.purpose_id, b.depth
    )
    select id, purpose_kind, purpose_id from written order by depth`,
)

const rewritePast = prepared(
  (a: { community: string; ids: string[] }) => sql`
    update activity a set purpose_kind = s.purpose_kind, purpose_id = s.purpose_id from subject s
    where a.community_id = ${a.community} and a.subject_id = any(${a.ids}::uuid[])
      and s.community_id = a.community_id and s.id = a.subject_id`,
)

/** What was chosen for one subject is for another below the same parent, too: nobody chooses anew. */
export const samePurpose = prepared(
  (a: { community: string; id: string; to: string }) => sql`
    update subject n set own_purpose_kind = o.own_purpose_kind, own_purpose_id = o.own_purpose_id,
      purpose_kind = o.purpose_kind, purpose_id = o.purpose_id
    from subject o where o.community_id = ${a.community} and o.id = ${a.id} and o.own_purpose_kind is not null
      and n.community_id = o.community_id and n.id = ${a.to}`,
)
