/** Finds a subject as an actor sees it, with what rules about talking need to know. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Seer, seerOf, visible } from './visible.ts'

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
      (s.audience = 'circle' or exists (select from let_in l where l.community_id = s.community_id and l.subject_id = s.id
        and l.member_id = ${a.member}::uuid)) as is_let_in,
      exists (select from circle_member h where h.community_id = s.community_id and h.circle_id = s.circle_id
        and h.member_id = ${a.member}::uuid and h.is_host and h.standing = 'in') as is_circle_host,
      (select json_build_object('id', m.id, 'name', m.name, 'face', m.face_file_id, 'kind', m.kind, 'role', m.role)
        from member m where m.community_id = s.community_id and m.id = ${a.member}::uuid) as me
    from subject s
    where s.community_id = ${a.community} and s.id = ${a.id} and ${visible(a)}`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export function findSubject({ db, actor, community }: About, id: string): Promise<SubjectSeen | undefined> {
  return db.one(find({ ...seerOf(actor), community: community.id, id }))
}
