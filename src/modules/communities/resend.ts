/** A letter that was overlooked is sent once more: the old link ends, the new one has as much time as the first had. */
import { sql } from 'kysely'
import { deliver, nudgeDeliveries } from '#kernel/delivery.ts'
import { handle } from '#kernel/perform.ts'
import { invited, resendInvitation } from './contract-joining.ts'
import { listShown } from './invitations.ts'
import { mayResend } from './rules.ts'

const DAY = 86_400_000

type Found = { invitationsBy: string; isHost: boolean; isMakerHere: boolean }

handle(resendInvitation, {
  find: async ({ db, actor, community, now, input: { invitationId } }) => {
    const [[one], more] = await Promise.all([
      listShown({ db, actor, community, now }, sql`i.id = ${invitationId}`, 1),
      db.one(sql<Found>`
        select c.invitations_by, m.standing = 'active' and m.kind = 'member' as is_maker_here,
          coalesce((select h.is_host and l.archived_at is null from circle_member h
            join circle l on l.community_id = h.community_id and l.id = h.circle_id
            where h.community_id = i.community_id and h.circle_id = i.circle_id
              and h.member_id = ${actor.memberId}::uuid and h.standing = 'in'), false) as is_host
        from invitation i join member m on m.community_id = i.community_id and m.id = i.made_by
        join community c on c.id = i.community_id
        where i.community_id = ${community.id} and i.id = ${invitationId}`),
    ])
    return one && more && { ...one, ...more }
  },
  allow: mayResend,
  async run({ db, actor, community, input: { invitationId }, found, now, record, refuse, afterCommit }) {
    if (found.email === null) throw refuse('not_by_mail')
    if (found.state === 'used_up' || found.state === 'revoked') throw refuse(`invitation_${found.state}`)
    if (!found.isMakerHere) throw refuse('inviter_is_gone')
    if (Date.parse(found.createdAt) > now.getTime() - DAY) throw refuse('sent_lately')
    // From now on it counts as made now: among the letters of a day, and in how long it waits.
    db.send(sql`
      update invitation set created_at = ${now}, expires_at = ${now}::timestamptz + (expires_at - created_at)
      where community_id = ${community.id} and id = ${invitationId} and revoked_at is null`)
    deliver(db, {
      community: community.id,
      kind: 'communities.invitation',
      key: `${invitationId}:${now.getTime()}`,
      payload: { invitationId },
      at: now,
    })
    record(invited, null, { invitationIds: [invitationId], byMail: true })
    afterCommit(nudgeDeliveries)
    const [shown] = await listShown({ db, actor, community, now }, sql`i.id = ${invitationId}`, 1)
    return shown!
  },
})
