/** What a community keeps of a member beside what they said, and what is left when they are erased: a row without a name. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import { keeps, type LettingGo, type PageOf } from '#kernel/keeping.ts'
import { t } from '#kernel/words.ts'
import { memberErased } from './contract.ts'
import { hostsForAll, lockCirclesOf } from './hosts.ts'

keeps('communities.member', {
  names: {
    'member.invited_by': 'stays',
    'circle_member.member_id': 'goes',
    'let_in.member_id': 'goes',
    'token.member_id': 'goes',
    'join_request.member_id': 'goes',
    'join_request.decided_by': 'stays',
    'representation.member_id': 'goes',
    'representation.organisation_id': 'stays',
    'invitation.made_by': 'stays',
    'public_site.updated_by': 'stays',
    'subject.created_by': 'stays',
    'subject.deleted_by': 'stays',
    'activity.actor_id': 'stays',
    'request_key.actor_id': 'stays',
  },
  async forget(of) {
    const { db, member, record } = of
    const community = { id: of.community }
    const circles = await lockCirclesOf({ db, community }, member)
    for (const query of [gone.circles, gone.doors, gone.tokens, gone.requests, gone.terms]) db.send(query(of))
    hostsForAll({ db, community }, circles)
    db.send(endInvitations(of))
    const [row] = await db.rows(whoIs(of))
    const { language, email, isBarred } = row!
    const name = t(language, 'communities:formerMember')
    if (email) for (const query of Object.values(addressed)) db.send(query({ ...of, email }))
    db.send(blank({ ...of, barred: email && isBarred ? hashSecret(email) : null, name }))
    db.send(blankClaimed({ ...of, name }))
    record(memberErased, null, { memberId: member })
  },
  own: {
    profile: (of) => ownProfile(of),
    circles: (of) => ownCircles(of),
    'requests-to-join': (of) => ownRequests(of),
  },
})

type Of = Pick<LettingGo, 'community' | 'member' | 'now'>
const gone = {
  circles: prepared(
    (a: Of) => sql`delete from circle_member where community_id = ${a.community} and member_id = ${a.member}`,
  ),
  doors: prepared((a: Of) => sql`delete from let_in where community_id = ${a.community} and member_id = ${a.member}`),
  tokens: prepared((a: Of) => sql`delete from token where community_id = ${a.community} and member_id = ${a.member}`),
  requests: prepared(
    (a: Of) => sql`delete from join_request where community_id = ${a.community} and member_id = ${a.member}`,
  ),
  terms: prepared(
    (a: Of) => sql`delete from representation where community_id = ${a.community} and member_id = ${a.member}`,
  ),
}
type Known = { language: string; email: string | null; isBarred: boolean }
const whoIs = prepared(
  (a: Of) => sql<Known>`
    select c.language, p.email, m.standing in ('banned', 'suspended') as is_barred from member m
    join community c on c.id = m.community_id left join person p on p.id = m.person_id
    where m.community_id = ${a.community} and m.id = ${a.member}`,
)
/** What others, or they themselves before they came, left under their address. */
const addressed = {
  invitations: prepared(
    (a: Of & { email: string }) => sql`
      update invitation set note = '', email = null, revoked_at = coalesce(revoked_at, ${a.now}::timestamptz)
      where community_id = ${a.community} and email = ${a.email}`,
  ),
  wishes: prepared(
    (a: Of & { email: string }) => sql`
      delete from join_wish where community_id = ${a.community} and email = ${a.email}`,
  ),
}
const endInvitations = prepared(
  (a: Of) => sql`
    update invitation set note = '', email = null, revoked_at = coalesce(revoked_at, ${a.now}::timestamptz)
    where community_id = ${a.community} and made_by = ${a.member}`,
)
/**
 * A name that says nothing, so that no screen has to know about it. Of whoever was banned or suspended the hash of the
 * address stays: being forgotten is no way around it (see whoComes).
 */
const blank = prepared(
  (a: Of & { name: string; barred: string | null }) => sql`
    update member set person_id = null, standing = 'erased', role = 'member', name = ${a.name}, face_file_id = null,
      about = '', place = '', skills = '{}', interests = '{}', gives = '', links = '{}', visibility = '{}',
      email_hash = ${a.barred}::text, contact_email = null, contact_confirmed_at = null, source = null, charter_version = null,
      charter_accepted_at = null, last_here_at = null, hours = null, free_time = '', languages = '{}', time_zone = null,
      left_at = coalesce(left_at, ${a.now}::timestamptz)
    where community_id = ${a.community} and id = ${a.member}`,
)

/** What they were called where they moved in from. */
const blankClaimed = prepared(
  (a: Of & { name: string }) => sql`
    update member set name = ${a.name}, source = null where community_id = ${a.community} and claimed_by = ${a.member}`,
)

const ownProfile = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, name, kind, role, standing, about, place, skills, interests, gives, links, languages, hours, free_time,
      time_zone, visibility, charter_version, charter_accepted_at, created_at, joined_at, left_at
    from member where community_id = ${a.community} and id = ${a.member} and id > ${a.after}::uuid limit ${a.most}`,
)
const ownCircles = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select c.id, c.name, cm.is_host, cm.standing, cm.joined_at from circle_member cm
    join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
    where cm.community_id = ${a.community} and cm.member_id = ${a.member} and c.id > ${a.after}::uuid
    order by c.id limit ${a.most}`,
)
const ownRequests = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, answers, at, decided_at, verdict, sentence from join_request
    where community_id = ${a.community} and member_id = ${a.member} and id > ${a.after}::uuid order by id limit ${a.most}`,
)
