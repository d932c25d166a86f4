/**
 * What happens to a subject as a whole, whatever its kind: another title, put away and taken out again, deleted and brought
 * back. Whoever calls has decided that it may, and records what it means; a row comes back where something was changed.
 */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

type Of = { community: string; id: string }
type Changed = { id: string }

export const rename = prepared(
  (a: Of & { title: string }) => sql<Changed>`
    update subject set title = ${a.title} where community_id = ${a.community} and id = ${a.id} and title <> ${a.title}
    returning id`,
)

export const archive = prepared(
  (a: Of & { at: Date }) => sql<Changed>`
    update subject set archived_at = ${a.at} where community_id = ${a.community} and id = ${a.id} and archived_at is null
    returning id`,
)
export const unarchive = prepared(
  (a: Of) => sql<Changed>`
    update subject set archived_at = null where community_id = ${a.community} and id = ${a.id}
      and archived_at is not null returning id`,
)

/** Hidden at once; for 30 days it can be brought back, then it is gone for good (purge.ts). */
export const takeAway = prepared(
  (a: Of & { by: string | null; at: Date }) => sql<Changed>`
    update subject set deleted_at = ${a.at}, deleted_by = ${a.by}::uuid
    where community_id = ${a.community} and id = ${a.id} and deleted_at is null returning id`,
)
export const putBack = prepared(
  (a: Of) => sql<Changed>`
    update subject set deleted_at = null, deleted_by = null
    where community_id = ${a.community} and id = ${a.id} and deleted_at is not null and purged_at is null returning id`,
)

/** The same for whatever hangs below it and is there: what was deleted before by itself stays as it was. */
export const takeAwayTree = prepared(
  (a: Of & { by: string | null; at: Date }) => sql<Changed>`
    with recursive tree as (
      select id from subject where community_id = ${a.community} and id = ${a.id} and deleted_at is null
      union all
      select s.id from tree join subject s on s.community_id = ${a.community} and s.parent_id = tree.id and s.deleted_at is null
    )
    update subject s set deleted_at = ${a.at}, deleted_by = ${a.by}::uuid from tree
    where s.community_id = ${a.community} and s.id = tree.id returning s.id`,
)
/** Brings back what went at the same moment. */
export const putBackTree = prepared(
  (a: Of) => sql<Changed>`
    with recursive tree as (
      select id, deleted_at from subject
      where community_id = ${a.community} and id = ${a.id} and deleted_at is not null and purged_at is null
      union all
      select s.id, s.deleted_at from tree join subject s on s.community_id = ${a.community} and s.parent_id = tree.id
        and s.deleted_at = tree.deleted_at and s.purged_at is null
    )
    update subject s set deleted_at = null, deleted_by = null from tree
    where s.community_id = ${a.community} and s.id = tree.id returning s.id`,
)
