/** Notes as they are shown: parts of SQL that write JSON, and one note in full. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { mayOverrule, mayTend } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import type { Note } from './contract.ts'
import type { About } from './find.ts'
import { mayWrite } from './rules.ts'

/** An `Author`, by the column that holds the id; over `n`. */
export const person = (id: string): RawBuilder<unknown> => authorOf(sql`n.community_id`, sql.ref(id))

/** Over `note n`: who is writing, as long as they go on. */
export const writer = (now: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when n.held_until > ${now} then ${person('n.held_by')} end`

/** Over `subject s`: what it belongs to. */
export const place = sql`coalesce(
  (select json_build_object('kind', p.kind, 'id', p.id, 'title', p.title) from subject p
    where p.community_id = s.community_id and p.id = s.parent_id),
  (select json_build_object('kind', 'circle', 'id', c.id, 'title', c.name) from circle c
    where c.community_id = s.community_id and c.id = s.circle_id))`

type Rights = {
  id: string
  audience: string
  isLetIn: boolean
  isCircleHost: boolean
  createdBy: string | null
  isClosed: boolean
}

const readOne = prepared(
  (a: Seer & { community: string; id: string; now: Date }) => sql<{ note: Omit<Note, 'can'> }>`
    select json_build_object('id', n.id, 'title', s.title, 'text', coalesce(v.text, ''), 'version', n.version,
      'writtenAt', iso(v.at), 'writtenBy', ${person('v.author_id')}, 'place', ${place}, 'audience', s.audience,
      'purpose', ${namedPurpose(a)}, 'archivedAt', iso(s.archived_at), 'heldBy', ${writer(sql`${a.now}::timestamptz`)},
      'heldUntil', case when n.held_until > ${a.now}::timestamptz then iso(n.held_until) end,
      'follows', coalesce((select w.level <> 'nothing' from watch w where w.community_id = n.community_id
        and w.subject_id = n.id and w.member_id = ${a.member}::uuid), false)) as note
    from note n join subject s on s.community_id = n.community_id and s.id = n.id and ${visible(a)}
    join note_version v on v.community_id = n.community_id and v.note_id = n.id and v.version = n.version
    where n.community_id = ${a.community} and n.id = ${a.id}`,
)

/** As it is now, with what the actor may do: only after it was found for the actor. */
export async function readNote({ db, actor, community, now }: About & { now: Date }, found: Rights): Promise<Note> {
  const row = await db.one(readOne({ ...seerOf(actor), community: community.id, id: found.id, now }))
  const note = row!.note
  const can = {
    write: note.archivedAt === null && !found.isClosed && mayWrite({ actor, found }),
    tend: mayTend({ actor, found }),
    takeOver: mayOverrule({ actor, found }),
  }
  return { ...note, can }
}
