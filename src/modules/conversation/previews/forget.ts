/** What is kept of pages elsewhere: as long as a message links to them, and where nothing was read, for a day. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { keeps, type PageOf } from '#kernel/keeping.ts'
import { onPurge, type Purged } from '../hearing.ts'

/** Until then nobody asks again. */
scheduleForgetting('conversation.forget_unread_pages', { afterHours: 24, by: 'forget_unread_pages' })

const forgetPreviews = prepared(
  (a: Purged) =>
    sql`delete from message_preview where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)
onPurge(forgetPreviews)

keeps('conversation.previews', { own: { 'link-previews': (of) => ownPreviews(of) } })

/** A hidden one is none. */
const ownPreviews = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select m.id, string_agg(p.title || ' ' || p.url, E'\n' order by x.position) as pages from message m join message_preview x on x.community_id = m.community_id and x.message_id = m.id
    join outside_page p on p.community_id = x.community_id and p.id = x.page_id and p.title is not null
      and x.hidden_at is null
    where m.community_id = ${a.community} and m.author_id = ${a.member} and m.deleted_at is null
      and m.id > ${a.after}::uuid group by m.id order by m.id limit ${a.most}`,
)
