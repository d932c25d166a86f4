/** Letters that communities send: invitations, and answers to those who asked. Everything is looked at again when sent. */
import { sql } from 'kysely'
import { onDelivery, type Sending } from '#kernel/delivery.ts'
import { hashSecret, newSecret } from '#kernel/ids.ts'
import { t } from '#kernel/words.ts'
import { linkTo, stateAt } from './invitations.ts'

type Invited = {
  email: string
  note: string
  by: string
  community: string
  language: string
  expiresAt: string
  timeZone: string
}

onDelivery('communities.invitation', async ({ house, community, payload }) => {
  const secret = newSecret()
  const now = house.clock.now()
  // The secret is made here, so that it stands nowhere but in the letter; a second try makes the first one's useless.
  const to = await house.db.transaction(community, (tx) =>
    tx.one(sql<Invited>`
      update invitation i set token_hash = ${hashSecret(secret)}
      from member m, community c
      where i.community_id = ${community} and i.id = ${payload.invitationId as string}::uuid and ${stateAt(now)} = 'open'
        and m.community_id = i.community_id and m.id = i.made_by and m.standing = 'active' and m.kind = 'member'
        and c.id = i.community_id and c.deleted_at is null
      returning i.email, i.note, i.expires_at, m.name as by, c.name as community, c.time_zone,
        coalesce((select p.language from person p where p.email = i.email), c.language) as language`),
  )
  if (!to) return
  const until = new Intl.DateTimeFormat(to.language, { dateStyle: 'long', timeZone: to.timeZone }).format(
    new Date(to.expiresAt),
  )
  const values = { by: to.by, community: to.community, link: linkTo(house.baseUrl, secret), until }
  const note = noteOf(to.language, to.by, to.note)
  await house.mail.send({
    to: to.email,
    subject: t(to.language, 'communities:letter.invitation.subject', values),
    text: t(to.language, 'communities:letter.invitation.text', { ...values, note }),
  })
})

/** What somebody adds in their own words, with their name; nothing where they said nothing. */
function noteOf(language: string, by: string | null, note: string): string {
  return by && note ? `${t(language, 'communities:letter.note', { by, note })}\n\n` : ''
}

type Answered = {
  email: string
  language: string
  name: string
  community: string
  slug: string
  verdict: string | null
  sentence: string
  by: string | null
}

onDelivery('communities.request_decided', async ({ house, community, payload }: Sending) => {
  const to = await house.db.transaction(community, (tx) =>
    tx.one(sql<Answered>`
      select p.email, p.language, m.name, c.name as community, c.slug, r.verdict, r.sentence, b.name as by from join_request r
      join member m on m.community_id = r.community_id and m.id = r.member_id
      join person p on p.id = m.person_id join community c on c.id = r.community_id and c.deleted_at is null
      left join member b on b.community_id = r.community_id and b.id = r.decided_by
      where r.community_id = ${community} and r.id = ${payload.requestId as string}::uuid and p.disabled_at is null
        and (r.verdict <> 'admitted' or m.standing = 'active')`),
  )
  if (!to?.verdict) return
  const key = `communities:letter.${to.verdict}`
  const note = noteOf(to.language, to.by, to.sentence)
  const values = { name: to.name, community: to.community, note, link: `${house.baseUrl}/c/${to.slug}` }
  await house.mail.send({
    to: to.email,
    subject: t(to.language, `${key}.subject`, values),
    text: t(to.language, `${key}.text`, values),
  })
})
