/** Who may write and tend notes. Visibility was decided before: who sees what a note belongs to sees the note. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayTend as mayTendSubject } from '#modules/subjects/offers.ts'

type Place = { audience: string; createdBy: string | null; isLetIn: boolean; isCircleHost: boolean }

/** Members; guests where they were let in. What they read they may write: it is one page for all of them. */
export const mayWrite = ({ actor, found }: { actor: Actor; found: { isLetIn: boolean } }): boolean =>
  actor.kind === 'member' || (actor.kind === 'guest' && found.isLetIn)

/** Whoever began it, stewards, the circle's hosts; among a few people each of them. */
export const mayTend = mayTendSubject

/** What somebody else took away, stewards and hosts may bring back, not whoever began it. */
export const mayBringBack = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & { deletedBy: string | null }
}): boolean => mayTend({ actor, found }) && (found.deletedBy === actor.memberId || mayTakeOver({ actor, found }))

/** Stewards and the circle's hosts need not wait for whoever is writing; among a few people everyone waits. */
export const mayTakeOver = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  actor.kind === 'member' &&
  found.audience !== 'direct' &&
  (found.isCircleHost || actor.role === 'steward' || actor.role === 'owner')

/** Without it one waits. */
export const mayHold = ({
  actor,
  found,
  input,
}: {
  actor: Actor
  found: Place
  input: { takeOver?: boolean | undefined }
}): boolean => mayWrite({ actor, found }) && (!input.takeOver || mayTakeOver({ actor, found }))
