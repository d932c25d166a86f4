/** Coming to the door without an account: by name and address; what the letter's link confirms makes account and place. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver, nudgeDeliveries, onDelivery } from '#kernel/delivery.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { t } from '#kernel/words.ts'
import { countTry, personByMail } from '#modules/people/offers.ts'
import { forgetRights, whoComes, writeMember } from './arriving.ts'
import { memberJoined } from './contract.ts'
import { joinRequested } from './contract-joining.ts'
import { confirmWish, readDoor, wishToJoin } from './contract-site.ts'
import { mayDoAnything } from './rules.ts'

/** A form is filled in by a person in no less, and a letter's link is used in no more. */
const QUICKEST_MS = 3_000
const FORM_HOURS = 48
const LINK_HOURS = 72
const HOUR = 3_600_000
const LETTERS_AN_HOUR = 3

type Door = {
  joining: 'open' | 'request' | 'invitation'
  joiningQuestions: string[]
  alias: 'free' | 'real_name'
  charterVersion: number | null
  formKey: string
}
const doorOf = prepared(
  (a: { community: string }) => sql<Door>`
    select c.joining, c.joining_questions, c.alias, s.form_key,
      (select max(version) from charter h where h.community_id = c.id) as charter_version
    from community c join public_site s on s.community_id = c.id
    where c.id = ${a.community} and c.site_published_at is not null and c.public_page and c.deleted_at is null`,
)
const findDoor = ({ db, community }: { db: Db; community: CommunityRef }) => db.one(doorOf({ community: community.id }))

handle(readDoor, {
  find: findDoor,
  allow: mayDoAnything,
  async run({ found, now }) {
    const { joining, joiningQuestions: questions, alias, charterVersion, formKey } = found
    return { joining, questions, alias, charterVersion, stamp: stampOf(formKey, now.getTime()) }
  },
})

/** When the form was handed out, signed: nothing is kept of whoever only looks. */
const stampOf = (key: string, at: number): string => `${at.toString(36)}.${signed(key, at).toString('base64url')}`
const signed = (key: string, at: number) => createHmac('sha256', key).update(`form ${at}`).digest().subarray(0, 16)

function mustBeTimely(key: string, stamp: string, now: Date, refuse: (code: string) => Refusal) {
  const [time = '', mark = ''] = stamp.split('.')
  const at = Number.parseInt(time, 36)
  const given = Buffer.from(mark, 'base64url')
  const isOurs = Number.isSafeInteger(at) && given.length === 16 && timingSafeEqual(given, signed(key, at))
  if (!isOurs || now.getTime() - at > FORM_HOURS * HOUR) throw refuse('form_too_old')
  if (now.getTime() - at < QUICKEST_MS) throw refuse('sent_too_fast')
}

handle(wishToJoin, {
  find: findDoor,
  allow: mayDoAnything,
  async run({ db, input, found, community, now, house, refuse, afterCommit }) {
    const { joining, joiningQuestions, charterVersion, formKey } = found
    const questions = joining === 'request' ? joiningQuestions : []
    if (joining === 'invitation') throw refuse('by_invitation_only')
    if (questions.some((_, n) => !input.answers[n])) throw refuse('answers_missing')
    if (charterVersion !== null && !input.acceptsCharter) throw refuse('charter_not_accepted')
    mustBeTimely(formKey, input.stamp, now, refuse)
    if (input.website !== '') return {}
    countTry(house, 'letter', input.email, now)
    const { name, email, language } = input
    const letters = await db.one(sent({ community: community.id, email, since: new Date(now.getTime() - HOUR) }))
    if (letters!.count >= LETTERS_AN_HOUR) return {}
    const id = newId()
    const answers = JSON.stringify(questions.map((question, n) => ({ question, answer: input.answers[n]! })))
    db.send(sql`
      insert into join_wish (community_id, id, email, name, language, answers, charter_version, at)
      values (${community.id}, ${id}, ${email}, ${name}, ${language}, ${answers}::jsonb, ${charterVersion}, ${now})`)
    deliver(db, { community: community.id, kind: 'communities.join_wish', key: id, payload: { wishId: id }, at: now })
    afterCommit(nudgeDeliveries)
    return {}
  },
})

const sent = prepared(
  (a: { community: string; email: string; since: Date }) => sql<{ count: number }>`
    select count(*) as count from join_wish where community_id = ${a.community} and email = ${a.email} and at > ${a.since}`,
)

type Addressed = { email: string; name: string; language: string; community: string; slug: string }

onDelivery('communities.join_wish', async ({ house, community, payload }) => {
  const secret = newSecret()
  // As with invitations the secret stands nowhere but in the letter; a second try makes the first one's useless.
  const to = await house.db.transaction(community, (tx) =>
    tx.one(sql<Addressed>`
      update join_wish w set token_hash = ${hashSecret(secret)} from community c
      where w.community_id = ${community} and w.id = ${payload.wishId as string}::uuid and w.used_at is null
        and c.id = w.community_id and c.deleted_at is null
      returning w.email, w.name, w.language, c.name as community, c.slug`),
  )
  if (!to) return
  const link = `${house.baseUrl}/${to.language}/${to.slug}/join/${secret}`
  const values = { name: to.name, community: to.community, link, hours: LINK_HOURS }
  await house.mail.send({
    to: to.email,
    subject: t(to.language, 'site:letter.wish.subject', values),
    text: t(to.language, 'site:letter.wish.text', values),
  })
})

type Wish = {
  id: string
  email: string
  name: string
  language: 'de' | 'en'
  answers: { question: string; answer: string }[]
  charterVersion: number | null
  usedAt: string | null
  joining: Door['joining']
}

/** Locked, so that of two who press at once the second finds it used. */
const wishBy = prepared(
  (a: { community: string; hash: string; since: Date }) => sql<Wish>`
    select w.id, w.email, w.name, w.language, w.answers, w.charter_version, w.used_at, c.joining
    from join_wish w join community c on c.id = w.community_id
    where w.community_id = ${a.community} and w.token_hash = ${a.hash} and w.at > ${a.since} for update of w`,
)

handle(confirmWish, {
  // Found or not, whoever has a link may ask, and hears that it is old.
  find: async ({ db, community, input, now }) => {
    const since = new Date(now.getTime() - LINK_HOURS * HOUR)
    return (await db.one(wishBy({ community: community.id, hash: hashSecret(input.secret), since }))) ?? null
  },
  allow: mayDoAnything,
  async run(confirming) {
    const { found: wish, refuse, db, community, now } = confirming
    if (!wish || wish.usedAt !== null) throw refuse('wish_used_or_old')
    if (wish.joining === 'invitation') throw refuse('by_invitation_only')
    const { email, language } = wish
    const personId = await personByMail(confirming, { email, language, timeZone: community.timeZone })
    if (!personId) throw refuse('sign_up_closed')
    db.send(sql`update join_wish set used_at = ${now} where community_id = ${community.id} and id = ${wish.id}`)
    return { standing: await comeIn(confirming, wish, personId) }
  },
})

async function comeIn(
  confirming: RunContext<typeof confirmWish, Wish | null>,
  wish: Wish,
  personId: string,
): Promise<'active' | 'requested'> {
  const { db, community, now, record, enter } = confirming
  const { before } = await whoComes(confirming, community.id, personId)
  if (before?.standing === 'active') return 'active'
  if (before?.standing === 'requested' && wish.joining === 'request') return 'requested'
  const standing = wish.joining === 'open' ? 'active' : 'requested'
  const asNew = {
    kind: 'member',
    role: 'member',
    standing,
    charterVersion: wish.charterVersion,
    invitedBy: null,
  } as const
  forgetRights(confirming, community.id, personId)
  const memberId = writeMember(confirming, { community: community.id, personId, before, name: wish.name, ...asNew })
  enter(community.id, memberId)
  if (standing === 'active') {
    record(memberJoined, null, { memberId, kind: 'member', how: 'openly' })
    return standing
  }
  const requestId = newId()
  db.send(sql`
    insert into join_request (community_id, id, member_id, answers, at)
    values (${community.id}, ${requestId}, ${memberId}, ${JSON.stringify(wish.answers)}::jsonb, ${now})`)
  record(joinRequested, null, { requestId, memberId })
  return standing
}

/** Whoever did not confirm left nothing here. */
scheduleForgetting('communities.forget_wishes', { afterHours: LINK_HOURS, by: 'forget_join_wishes' })
