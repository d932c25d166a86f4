/** Who may change a subject itself. Visibility was decided before. */
import type { Actor } from '#kernel/tenancy.ts'

type Place = { audience: string; createdBy: string | null; isLetIn: boolean; isCircleHost: boolean }

/** Whoever made it, stewards, its circle's hosts; a direct conversation belongs to all in it. */
export const mayTend = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  actor.kind === 'member' &&
  (found.createdBy === actor.memberId ||
    actor.role === 'steward' ||
    actor.role === 'owner' ||
    found.isCircleHost ||
    (found.audience === 'direct' && found.isLetIn))
