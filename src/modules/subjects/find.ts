/** Finds a subject as an actor sees it, with what rules about talking need to know. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { circleHost, letIn, type Seer, seerOf, visibleTo } from './visible.ts'

export type SubjectSeen = {
  id: string
  kind: string
  title: string
  audience: 'public' | 'community' | 'circle' | 'direct'
  circleId: string | null
  parentId: string | null
  createdBy: string | null
  archivedAt: string | null
  talkIsOpen: boolean
  /** Through `let_in` or a circle, not merely because it is public or the community's. */
  isLetIn: boolean
  isCircleHost: boolean
  /** The actor as a member: shown beside what they say. */
  me: { id: string; name: string; face: string | null; kind: string; role: string } | null
}

const find = prepared(
  (a: Seer & { community: string; id: string }) => sql<Row>`
    select s.id, s.kind, s.title, s.audience, s.circle_id, s.parent_id, s.created_by, s.archived_at, s.talk_is_open,
      ${letIn(a, 's', 'me')} as is_let_in, ${circleHost(a)} as is_circle_host,
      me.id as me_id, me.name as me_name, me.face_file_id as me_face, me.kind as me_kind, me.role as me_role
    from subject s left join member me on me.community_id = s.community_id and me.id = ${a.member}::uuid
    where s.community_id = ${a.community} and s.id = ${a.id} and ${visibleTo(a, 'me')}`,
)

type Row = Omit<SubjectSeen, 'me'> & {
  meId: string | null
  meName: string
  meFace: string | null
  meKind: string
  meRole: string
}
type About = { db: Db; actor: Actor; community: CommunityRef }

export async function findSubject({ db, actor, community }: About, id: string): Promise<SubjectSeen | undefined> {
  const row = await db.one(find({ ...seerOf(actor), community: community.id, id }))
  if (!row) return undefined
  const { meId, meName: name, meFace: face, meKind: kind, meRole: role, ...subject } = row
  return { ...subject, me: meId ? { id: meId, name, face, kind, role } : null }
}
