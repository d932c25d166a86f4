/** Finds a note, and the place where notes are, as an actor sees it. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { findCircle } from '#modules/subjects/offers.ts'

export type About = { db: Db; actor: Actor; community: CommunityRef }

export type NoteSeen = SubjectSeen & {
  version: number
  text: string
  /** Of the newest version. */
  authorId: string
  beganAt: string
  restored: number | null
  toldAt: string | null
  heldBy: string | null
  heldUntil: string | null
  /** What it belongs to was archived. */
  isClosed: boolean
}

export async function findNote(about: About & { input: { noteId: string } }): Promise<NoteSeen | undefined> {
  const { db, community, input } = about
  const [subject, note] = await Promise.all([
    findSubject(about, input.noteId),
    db.one(noteById({ community: community.id, id: input.noteId })),
  ])
  return subject?.kind === 'note' && note ? { ...subject, ...note } : undefined
}

type Row = Omit<NoteSeen, keyof SubjectSeen>

const noteById = prepared(
  (a: { community: string; id: string }) => sql<Row>`
    select n.version, coalesce(v.text, '') as text, v.author_id, v.began_at, v.restored, n.told_at, n.held_by, n.held_until,
      exists (select from subject p where p.community_id = s.community_id and p.id = s.parent_id and p.archived_at is not null)
        or exists (select from circle c where c.community_id = s.community_id and c.id = s.circle_id
          and c.archived_at is not null) as is_closed
    from note n join note_version v on v.community_id = n.community_id and v.note_id = n.id and v.version = n.version
    join subject s on s.community_id = n.community_id and s.id = n.id
    where n.community_id = ${a.community} and n.id = ${a.id}`,
)

export type Home =
  | {
      is: 'subject'
      id: string
      audience: SubjectSeen['audience']
      isLetIn: boolean
      isClosed: boolean
      isCircleHost: boolean
    }
  | { is: 'circle'; id: string; audience: 'circle'; isLetIn: boolean; isClosed: boolean; isCircleHost: boolean }

type Place = { subjectId?: string | undefined; circleId?: string | undefined }

/** Where notes are or will be. A note has none of its own; a hidden circle is found only from inside. */
export async function findHome(about: About & { input: Place }): Promise<Home | undefined> {
  const { input } = about
  if (input.subjectId) {
    const subject = await findSubject(about, input.subjectId)
    if (!subject || subject.kind === 'note') return undefined
    const { id, audience, isLetIn, isCircleHost } = subject
    return { is: 'subject', id, audience, isLetIn, isCircleHost, isClosed: subject.archivedAt !== null }
  }
  const circle = await findCircle(about, input.circleId!)
  return circle && { is: 'circle', audience: 'circle', ...circle }
}
