/**
 * The hour has come: what was scheduled is said by its author, with the rights of now. Taken and said in one
 * transaction, so exactly once, whoever is killed; on one subject one after the other, in the order of their hours.
 */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onDelivery } from '#kernel/delivery.ts'
import { handle, perform, type RunContext } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Identity, theHouse } from '#kernel/tenancy.ts'
import { when } from '#kernel/when.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { giveUpScheduled, sayScheduled, scheduledFailed, sendScheduled, unsaidBecause } from './contract-scheduled.ts'
import { readMessage } from './list.ts'
import { say } from './post.ts'
import { isTheHouse, mayTalk } from './rules.ts'
import { findWaiting, SCHEDULED, takeWaiting, type Waiting } from './scheduled.ts'

type Found = SubjectSeen & { waiting: Waiting }
type About = Parameters<typeof findSubject>[0] & { input: { scheduledId: string } }

/** My own, on a subject that I still see. */
async function findMine(about: About): Promise<Found | undefined> {
  const { db, actor, community, input } = about
  const of = { community: community.id, member: actor.memberId, id: input.scheduledId }
  const waiting = await db.one(findWaiting(of))
  const subject = waiting && (await findSubject(about, waiting.subjectId))
  return subject && { ...subject, waiting }
}

type Saying = Pick<
  RunContext<typeof sendScheduled, Found>,
  'db' | 'community' | 'actor' | 'now' | 'record' | 'refuse' | 'house'
>

/** `undefined`: another was quicker. */
async function takeAndSay(saying: Saying & { found: Found }, isConfirmed: boolean) {
  const { db, community, found } = saying
  const { id, text, threadId, alsoInChannel, fileIds, mentionMany } = found.waiting
  if (!(await db.one(takeWaiting({ community: community.id, id })))) return undefined
  return say({
    ...saying,
    input: {
      text,
      ...(threadId && { threadId }),
      alsoInChannel,
      fileIds,
      mentionMany: mentionMany || isConfirmed,
    },
  })
}

handle(sendScheduled, {
  find: findMine,
  allow: mayTalk,
  async run(sending) {
    const message = await takeAndSay(sending, sending.input.mentionMany === true)
    if (!message) throw sending.refuse('already_said')
    sending.made(message.id)
    return (seq) => ({ ...message, seq })
  },
  again: ({ db, community, ref }) => readMessage(db, community.id, ref),
})

handle(sayScheduled, {
  find: async (about) => (about.actor.via === 'intent' ? findMine(about) : undefined),
  allow: ({ actor, found }) => isTheHouse({ actor }) && mayTalk({ actor, found }),
  async run(saying) {
    // Moved to a later hour meanwhile: it comes again.
    if (Date.parse(saying.found.waiting.dueAt) <= saying.now.getTime()) await takeAndSay(saying, false)
    return {}
  },
})

type Due = { id: string; personId: string | null }

/** index scheduled_due */
const listDue = prepared(
  (a: { community: string; subject: string; at: Date }) => sql<Due>`
    select w.id, m.person_id from scheduled_message w
    join member m on m.community_id = w.community_id and m.id = w.author_id
    where w.community_id = ${a.community} and w.subject_id = ${a.subject} and w.due_at <= ${a.at} and w.failed is null
    order by w.due_at, w.id limit 100`,
)
const slugOf = prepared(
  (a: { community: string }) => sql<{ slug: string }>`
    select slug from community where id = ${a.community} and deleted_at is null`,
)

/** Whoever is woken says all that is due on the subject: two at once go the same way, one waiting for the other. */
onDelivery(SCHEDULED, async ({ house, community, payload }) => {
  const subject = String(payload.subjectId)
  const at = house.clock.now()
  const [home] = await house.db.rows(slugOf({ community }))
  if (!home) return
  const due = await house.db.transaction(community, (tx) => tx.rows(listDue({ community, subject, at })))
  for (const { id: scheduledId, personId } of due) {
    const author: Identity = { via: 'intent', personId }
    try {
      await perform(house, sayScheduled, { scheduledId }, { by: author, community: home.slug })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const because = unsaidBecause.find((code) => code === error.code) ?? 'no_longer_there'
      await perform(house, giveUpScheduled, { scheduledId, because }, { by: theHouse, community: home.slug }).catch(
        (gone) => {
          if (!(gone instanceof Refusal)) throw gone // said or taken back meanwhile
        },
      )
    }
  }
})

handle(giveUpScheduled, {
  find: async ({ db, actor, community, input }) =>
    isTheHouse({ actor }) ? db.one(findAny({ community: community.id, id: input.scheduledId })) : undefined,
  allow: isTheHouse,
  async run({ db, found, community, input, record, now }) {
    const failed = await db.one(fail({ community: community.id, id: found.id, because: input.because, at: now }))
    const data = { scheduledId: found.id, memberId: found.authorId, state: input.because }
    if (failed) record(scheduledFailed, null, data)
    return {}
  },
})

const findAny = prepared(
  (a: { community: string; id: string }) => sql<{ id: string; authorId: string }>`
    select id, author_id from scheduled_message where community_id = ${a.community} and id = ${a.id}`,
)
const fail = prepared(
  (a: { community: string; id: string; because: string; at: Date }) => sql<{ id: string }>`
    update scheduled_message set failed = ${a.because}
    where community_id = ${a.community} and id = ${a.id} and failed is null and due_at <= ${a.at} returning id`,
)

when(scheduledFailed, {
  tells: sql`select p.seq, (p.data->>'memberId')::uuid as member_id, 'scheduled' as why from page p`,
  level: 'now',
})
