/**
 * What notes keep of a member. A page is written together: it stays, without a name. With the words of its author goes a
 * page that nobody else wrote on, and elsewhere what stood there by them alone: earlier versions, not the newest.
 */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { purgeSubjects } from '#modules/subjects/offers.ts'
import { noteDeleted } from './contract.ts'

keeps('notes.pages', {
  names: { 'note.held_by': 'goes', 'note.deleted_by': 'stays', 'note_version.author_id': 'stays' },
  forget: ({ db, community, member }) => db.send(letAllGo({ community, member })),
  async removeWords({ db, community, member, now, record }) {
    db.send(emptyVersions({ community, member }))
    const alone = (await db.rows(deleteAlone({ community, member, now }))).map(({ id }) => id)
    for (const id of alone) record(noteDeleted, id, {})
    await purgeSubjects(db, { community, ids: alone, now })
  },
  own: { 'note-versions': (of) => ownVersions(of) },
})

const letAllGo = prepared(
  (a: Whose) => sql`
    update note set held_by = null, held_until = null where community_id = ${a.community} and held_by = ${a.member}`,
)
const emptyVersions = prepared(
  (a: Whose) => sql`
    update note_version v set text = null from note n where v.community_id = ${a.community} and v.author_id = ${a.member}
      and n.community_id = v.community_id and n.id = v.note_id and v.version < n.version`,
)
/** index note_version_author */
const deleteAlone = prepared(
  (a: Whose & { now: Date }) => sql<{ id: string }>`
    update subject s set deleted_at = coalesce(s.deleted_at, ${a.now}::timestamptz)
    where s.community_id = ${a.community} and s.id in (select v.note_id from note_version v
        where v.community_id = ${a.community} and v.author_id = ${a.member})
      and not exists (select from note_version o where o.community_id = s.community_id and o.note_id = s.id
        and o.author_id <> ${a.member})
    returning s.id`,
)
/** One row for each page they wrote on, with all that stood there by them. */
const ownVersions = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select v.note_id as id, max(s.title) as title, max(v.at) as at, string_agg(v.text, E'\n\n----\n\n' order by v.version) as text
    from note_version v join subject s on s.community_id = v.community_id and s.id = v.note_id
    where v.community_id = ${a.community} and v.author_id = ${a.member} and s.deleted_at is null
      and v.note_id > ${a.after}::uuid group by v.note_id order by v.note_id limit ${a.most}`,
)
