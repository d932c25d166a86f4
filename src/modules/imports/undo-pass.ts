/** What the passes of an undo share. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export type Row = { key: string; id: string; hash: string }
/** `why`: it stays. */
export type Judged = { id: string; why: string | null }
/** `host`: whoever brought it, and was let in with what was closed. */
export type At = { db: Db; community: string; host: string | null }

export type Pass = {
  table: 'message' | 'file' | 'subject' | 'member' | 'board_list' | 'label' | 'board_field' | 'field_option'
  /** What goes sets others free: done again until nothing more goes. */
  isAgain?: boolean
  /** Those of the pass, each with why it stays, if it does. Whatever is not named is left for another pass. */
  judge(at: At, rows: Row[]): Promise<Judged[]>
  remove(at: At, ids: string[]): void
}

export const given = (rows: Row[]) =>
  sql`unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ hash }) => hash)}::text[]) as t(id, hash)`

export const isSomebody = (member: RawBuilder<unknown>, of: string): RawBuilder<boolean> =>
  sql`exists (select from member who where who.community_id = ${sql.ref(`${of}.community_id`)} and who.id = ${member}
    and who.kind <> 'placeholder')`

/** Their circles were made with them: one that shares nothing any more, and that nobody has come into, goes too. */
export function removeSubjects({ db, community, host }: At, ids: string[]): void {
  db.send(sql`
    with gone as (delete from subject where community_id = ${community} and id = any(${ids}::uuid[]) returning circle_id)
    update circle c set archived_at = coalesce(archived_at, now()) from gone
    where c.community_id = ${community} and c.id = gone.circle_id`)
  db.send(sql`
    delete from circle c where c.community_id = ${community} and c.openness = 'hidden' and c.archived_at is not null
      and not exists (select from subject s where s.community_id = c.community_id and s.circle_id = c.id)
      and not exists (select from invitation i where i.community_id = c.community_id and i.circle_id = c.id)
      and exists (select from circle_member m where m.community_id = c.community_id and m.circle_id = c.id)
      and not exists (select from circle_member m where m.community_id = c.community_id and m.circle_id = c.id
        and m.member_id is distinct from ${host}::uuid and ${isSomebody(sql`m.member_id`, 'm')})`)
}
