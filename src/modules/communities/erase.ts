/** What a community keeps of a member beside what they said, and what is left when they are erased: a row without a name. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type LettingGo, type PageOf } from '#kernel/keeping.ts'
import { t } from '#kernel/words.ts'
import { memberErased } from './contract.ts'
import { hostsForAll, lockCirclesOf } from './hosts.ts'

keeps('communities.member', {
  async forget(of) {
    const { db, member, record } = of
    const community = { id: of.community }
    const circles = await lockCirclesOf({ db, community }, member)
    for (const query of [gone.circles, gone.doors, gone.tokens, gone.requests, gone.terms]) db.send(query(of))
    hostsForAll({ db, community }, circles)
    db.send(endInvitations(of))
    const [row] = await db.rows(sql<{ language: string }>`select language from community where id = ${of.community}`)
    const name = t(row!.language, 'communities:formerMember')
    db.send(blank({ ...of, name }))
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
const endInvitations = prepared(
  (a: Of) => sql`
    update invitation set note = '', email = null, revoked_at = coalesce(revoked_at, ${a.now}::timestamptz)
    where community_id = ${a.community} and made_by = ${a.member}`,
)
/** A name that says nothing, so that no screen has to know about it. */
const blank = prepared(
  (a: Of & { name: string }) => sql`
    update member set person_id = null, standing = 'erased', role = 'member', name = ${a.name}, face_file_id = null,
      about = '', place = '', skills = '{}', interests = '{}', gives = '', links = '{}', visibility = '{}',
      email_hash = null, contact_email = null, contact_confirmed_at = null, source = null, charter_version = null,
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
