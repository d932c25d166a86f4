/** What webhooks keep of a member: which they made. They end with whoever made them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf } from '#kernel/keeping.ts'

keeps('webhooks.made', {
  names: { 'webhook.made_by': 'goes', 'incoming_hook.made_by': 'goes', 'incoming_hook.member_id': 'stays' },
  forget({ db, community, member, now }) {
    db.send(sql`delete from webhook where community_id = ${community} and made_by = ${member}`)
    db.send(sql`
      with gone as (delete from incoming_hook where community_id = ${community} and made_by = ${member} returning member_id)
      update member m set standing = 'left', left_at = ${now} from gone
      where m.community_id = ${community} and m.id = gone.member_id`)
  },
  own: {
    webhooks: (of) => ownOutgoing(of),
    'incoming-webhooks': (of) => ownIncoming(of),
  },
})

const ownOutgoing = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, name, url, hears, channel_ids, created_at, paused_at, paused_because from webhook
    where community_id = ${a.community} and made_by = ${a.member} and id > ${a.after}::uuid order by id limit ${a.most}`,
)
const ownIncoming = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select h.id, app.name, h.subject_id, h.created_at, h.used_at from incoming_hook h
    join member app on app.community_id = h.community_id and app.id = h.member_id
    where h.community_id = ${a.community} and h.made_by = ${a.member} and h.id > ${a.after}::uuid
    order by h.id limit ${a.most}`,
)
