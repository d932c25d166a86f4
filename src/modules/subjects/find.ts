/** Finds a subject as an actor sees it, with what rules about talking need to know. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { circleHost, letIn, type Seer, seerOf, visible } from './visible.ts'

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
  (a: Seer & { community: string; id: string }) => sql<SubjectSeen>`
    select s.id, s.kind, s.title, s.audience, s.circle_id, s.parent_id, s.created_by, s.archived_at, s.talk_is_open,
      ${letIn(a)} as is_let_in, ${circleHost(a)} as is_circle_host,
      case when me.id is not null then
        json_build_object('id', me.id, 'name', me.name, 'face', me.face_file_id, 'kind', me.kind, 'role', me.role) end as me
    from subject s left join member me on me.community_id = s.community_id and me.id = ${a.member}::uuid
    where s.community_id = ${a.community} and s.id = ${a.id} and ${visible(a)}`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export function findSubject({ db, actor, community }: About, id: string): Promise<SubjectSeen | undefined> {
  return db.one(find({ ...seerOf(actor), community: community.id, id }))
}
