/** Joining openly, or asking and being answered. */
import { sql } from 'kysely'
import { k } from '#kernel/database.ts'
import { deliver, nudgeDeliveries } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { acceptedCharter, forgetRights, whoComes, writeMember } from './arriving.ts'
import { memberJoined } from './contract.ts'
import { admit, askToJoin, decline, join, joinRequested, requestDecided, withdrawRequest } from './contract-joining.ts'
import { findOpen, type OpenRequest } from './queue.ts'
import { isNotYetIn, isSteward } from './rules.ts'

type Door = { joining: string; joiningQuestions: string[] }
type Coming = RunContext<typeof join, Door> | RunContext<typeof askToJoin, Door>

/** Closed communities without a public page do not exist for those outside. */
const findDoor = ({ db, community }: Pick<Coming, 'db' | 'community'>) =>
  db.one(sql<Door>`
    select joining, joining_questions from community where id = ${community.id} and (public_page or joining <> 'invitation')`)

handle(join, {
  find: findDoor,
  allow: isNotYetIn,
  async run(coming) {
    const { found, community, record, refuse, made } = coming
    if (found.joining !== 'open') throw refuse('not_open')
    const { memberId, wasIn } = await enterAs(coming, 'active')
    if (!wasIn) record(memberJoined, null, { memberId, kind: 'member', how: 'openly' })
    made(memberId)
    return { slug: community.slug, memberId }
  },
})

handle(askToJoin, {
  find: findDoor,
  allow: isNotYetIn,
  async run(coming) {
    const { db, found, input, community, now, record, refuse, made } = coming
    const questions = found.joiningQuestions
    if (found.joining !== 'request') throw refuse('not_by_request')
    if (questions.some((_, n) => !input.answers[n])) throw refuse('answers_missing')
    const { memberId, wasIn } = await enterAs(coming, 'requested')
    if (wasIn) throw refuse('already_asked')
    const requestId = newId()
    const answers = JSON.stringify(questions.map((question, n) => ({ question, answer: input.answers[n]! })))
    db.send(sql`
      insert into join_request (community_id, id, member_id, answers, at)
      values (${community.id}, ${requestId}, ${memberId}, ${answers}::jsonb, ${now})`)
    record(joinRequested, null, { requestId, memberId })
    made(requestId)
    return { requestId }
  },
  conflicts: { join_request_open: 'already_asked' },
})

/** `wasIn`: a twin of this call was first, or somebody let them in meanwhile. */
async function enterAs(
  coming: Coming,
  standing: 'active' | 'requested',
): Promise<{ memberId: string; wasIn: boolean }> {
  const { actor, community, input } = coming
  const personId = actor.personId!
  const { before } = await whoComes(coming, community.id, personId)
  if (before?.standing === 'active' || before?.standing === standing) return { memberId: before.id, wasIn: true }
  const charterVersion = await acceptedCharter(coming, community.id, input.acceptsCharter)
  const asNew = { kind: 'member', role: 'member', standing, charterVersion, invitedBy: null } as const
  forgetRights(coming, community.id, personId)
  const memberId = writeMember(coming, { community: community.id, personId, before, name: input.name, ...asNew })
  return { memberId, wasIn: false }
}

handle(withdrawRequest, {
  find: (about) => findOpen(about, sql`m.person_id = ${about.actor.personId}::uuid`),
  allow: isNotYetIn,
  async run(deciding) {
    await decide(deciding, 'withdrawn')
    return {}
  },
})

handle(admit, {
  find: (about) => (isSteward(about) ? findOpen(about, sql`r.id = ${about.input.requestId}`) : NOBODY),
  allow: isSteward,
  async run(deciding) {
    await decide(deciding, 'admitted', deciding.input.sentence)
    deciding.record(memberJoined, null, { memberId: deciding.found.memberId, kind: 'member', how: 'asked' })
    return {}
  },
})

handle(decline, {
  find: (about) => (isSteward(about) ? findOpen(about, sql`r.id = ${about.input.requestId}`) : NOBODY),
  allow: isSteward,
  async run(deciding) {
    await decide(deciding, 'declined', deciding.input.sentence)
    return {}
  },
})

/** Found so that the rule answers, whether the request exists or not. */
const NOBODY = Promise.resolve({ id: '', memberId: '', personId: '' })

type Deciding = RunContext<typeof admit, OpenRequest> | RunContext<typeof withdrawRequest, OpenRequest>
const standingAfter = { admitted: 'active', declined: 'left', withdrawn: 'left' } as const

/** Locked by `findOpen`: of two who decide at once the second finds nothing open. */
async function decide(deciding: Deciding, verdict: 'admitted' | 'declined' | 'withdrawn', sentence = '') {
  const { db, actor, community, found, now, record, afterCommit } = deciding
  db.send(
    k
      .updateTable('joinRequest')
      .set({ decidedAt: now, decidedBy: actor.memberId, verdict, sentence })
      .where('communityId', '=', community.id)
      .where('id', '=', found.id),
  )
  db.send(sql`
    update member set standing = ${standingAfter[verdict]}, joined_at = ${verdict === 'admitted' ? now : null}
    where community_id = ${community.id} and id = ${found.memberId} and standing = 'requested'`)
  record(requestDecided, null, { requestId: found.id, memberId: found.memberId, verdict })
  forgetRights(deciding, community.id, found.personId)
  if (verdict === 'withdrawn') return
  const payload = { requestId: found.id, verdict }
  deliver(db, { community: community.id, kind: 'communities.request_decided', key: found.id, payload, at: now })
  afterCommit(nudgeDeliveries)
}
