/** Faces and logos: pictures that hang on no subject and that whoever sets them has uploaded. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'

type Setting = { db: Db; actor: Actor; community: CommunityRef; refuse(code: string): Refusal }

export async function mustBeOwnPicture({ db, actor, community, refuse }: Setting, file: string): Promise<void> {
  const own = await db.one(sql`
    select true as own from file where community_id = ${community.id} and id = ${file} and subject_id is null
      and uploaded_by = ${actor.memberId}::uuid and deleted_at is null and starts_with(type, 'image/')`)
  if (!own) throw refuse('no_such_picture')
}
