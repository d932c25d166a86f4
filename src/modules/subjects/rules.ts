/** Who may take part at a subject and tend it. Visibility was decided before. */
import type { Actor } from '#kernel/tenancy.ts'

type Place = { audience: string; createdBy: string | null; isLetIn: boolean; isCircleHost: boolean }

/** Members; guests where they were let in: whoever talks there, and sees the people there. */
export const mayTakePart = ({ actor, found }: { actor: Actor; found: Pick<Place, 'isLetIn'> }): boolean =>
  actor.kind === 'member' || (actor.kind === 'guest' && found.isLetIn)

/** Whoever made it, stewards, its circle's hosts; a direct conversation belongs to all in it. */
export const mayTend = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  actor.kind === 'member' &&
  (found.createdBy === actor.memberId ||
    actor.role === 'steward' ||
    actor.role === 'owner' ||
    found.isCircleHost ||
    (found.audience === 'direct' && found.isLetIn))

/** What others made or do there: stewards and the circle's hosts; among a few people nobody. */
export const mayOverrule = ({
  actor,
  found,
}: {
  actor: Actor
  found: Pick<Place, 'audience' | 'isCircleHost'>
}): boolean =>
  actor.kind === 'member' &&
  found.audience !== 'direct' &&
  (found.isCircleHost || actor.role === 'steward' || actor.role === 'owner')

/** What somebody else took away, stewards and hosts may bring back, not whoever made it. */
export const mayBringBack = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & { deletedBy: string | null }
}): boolean => mayTend({ actor, found }) && (found.deletedBy === actor.memberId || mayOverrule({ actor, found }))
