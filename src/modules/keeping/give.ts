/** The hour has come: a reminder becomes a notice, if what it is about may still be seen. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onDelivery } from '#kernel/delivery.ts'
import { handle, perform } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { quoting } from '#modules/attention/offers.ts'
import { isTheHouse, mayHear } from '#modules/conversation/offers.ts'
import { giveReminder, reminderDue } from './contract.ts'
import { DELIVERY } from './reminders.ts'

onDelivery(DELIVERY, async ({ house, community, payload }) => {
  const [home] = await house.db.rows(slugOf({ community }))
  if (!home) return
  const input = { reminderId: String(payload.reminderId) }
  await perform(house, giveReminder, input, { by: theHouse, community: home.slug }).catch((error) => {
    if (!(error instanceof Refusal)) throw error // taken back meanwhile
  })
})
const slugOf = prepared(
  (a: { community: string }) => sql<{ slug: string }>`
    select slug from community where id = ${a.community} and deleted_at is null`,
)

type Due = {
  id: string
  memberId: string
  messageId: string | null
  isThere: boolean
  mayHear: boolean
}

handle(giveReminder, {
  find: async ({ db, actor, community, input }) =>
    isTheHouse({ actor }) ? db.one(findDue({ community: community.id, id: input.reminderId })) : undefined,
  allow: isTheHouse,
  async run({ db, found: due, community, now, record }) {
    // Of several who come at once, and of one that comes again, exactly one gives it.
    const taken = await db.one(take({ community: community.id, id: due.id, at: now }))
    if (!taken || (due.messageId && !(due.isThere && due.mayHear))) return {}
    const { id: reminderId, memberId, messageId } = due
    // On no subject: whoever watches it must not learn what others want to remember.
    record(reminderDue, null, { reminderId, memberId, messageId })
    return {}
  },
})

const findDue = prepared(
  (a: { community: string; id: string }) => sql<Due>`
    select r.id, r.member_id, r.message_id, m.id is not null as is_there, ${mayHear('me', 's')} as may_hear
    from reminder r join member me on me.community_id = r.community_id and me.id = r.member_id
    join subject s on s.community_id = r.community_id and s.id = r.subject_id
    left join message m on m.community_id = r.community_id and m.id = r.message_id and m.deleted_at is null
    where r.community_id = ${a.community} and r.id = ${a.id}`,
)
/** Not yet due: it was moved, and comes again. */
const take = prepared(
  (a: { community: string; id: string; at: Date }) => sql<{ id: string }>`
    update reminder set fired_at = ${a.at} where community_id = ${a.community} and id = ${a.id}
      and fired_at is null and due_at <= ${a.at} returning id`,
)

when(reminderDue, {
  tells: sql`select p.seq, (p.data->>'memberId')::uuid as member_id, 'reminder' as why from page p`,
  level: 'now',
})

/** Only while its member may read there. */
quoting(
  reminderDue,
  sql`select coalesce(nullif(r.text, ''), t.text) as text, t.id as message_id, t.thread_id, s.id as subject_id
    from reminder r join member me on me.community_id = r.community_id and me.id = r.member_id
    left join subject s on s.community_id = r.community_id and s.id = r.subject_id and ${mayHear('me', 's')}
    left join message t on t.community_id = s.community_id and t.id = r.message_id and t.deleted_at is null
    where r.community_id = y.community_id and r.id = (y.data->>'reminderId')::uuid`,
)
