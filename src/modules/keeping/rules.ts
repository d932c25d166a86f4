/** What one keeps is one's own. Whether a message may be seen was decided before. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayListen } from '#modules/conversation/offers.ts'

export const mayKeep = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

type Place = Parameters<typeof mayListen>[0]['found']

/** Of what is said there: whoever may read it. */
export const mayKeepFrom = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  mayKeep({ actor }) && mayListen({ actor, found })
