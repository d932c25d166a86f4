/** Subjects that were deleted, as their actor would see them: until they are gone for good. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { circleHost, letIn, type Seer, seerOf, visible } from './visible.ts'

/** What `mayBringBack` asks for. */
export type DeletedSubject = {
  id: string
  audience: string
  createdBy: string | null
  deletedBy: string | null
  isLetIn: boolean
  isCircleHost: boolean
}

/** `subject s` of those that could come back, as if they were there: for `visible`. `went_at`: since when they are not. */
export const deletedSubjects = sql`(select community_id, id, kind, title, audience, circle_id, parent_id, created_by,
  created_at, archived_at, deleted_by, deleted_at as went_at, null::timestamptz as deleted_at
  from subject where deleted_at is not null and purged_at is null)`

/** What rights of it depend on, as JSON, over `subject s`. */
export const rightsOfDeleted = (a: Pick<Seer, 'member'>) => sql<DeletedSubject>`json_build_object('id', s.id,
  'audience', s.audience, 'createdBy', s.created_by, 'deletedBy', s.deleted_by, 'isLetIn', ${letIn(a)},
  'isCircleHost', ${circleHost(a)})`

const find = prepared(
  (a: Seer & { community: string; id: string; kind: string }) => sql<{ found: DeletedSubject }>`
    select ${rightsOfDeleted(a)} as found from ${deletedSubjects} s
    where s.community_id = ${a.community} and s.id = ${a.id} and s.kind = ${a.kind} and ${visible(a)}`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export async function findDeleted(
  { db, actor, community }: About,
  { id, kind }: { id: string; kind: string },
): Promise<DeletedSubject | undefined> {
  return (await db.one(find({ ...seerOf(actor), community: community.id, id, kind })))?.found
}
