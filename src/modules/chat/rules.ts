/** Who may open, manage and join channels. Visibility was decided before. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayTakePart, mayTend } from '#modules/subjects/offers.ts'

type Place = {
  audience: string
  createdBy: string | null
  isLetIn: boolean
  isCircleHost: boolean
}
type Home = { channelsBy: string; circle: { isIn: boolean; isHost: boolean } | null }

export const isCoordinating = (actor: Actor): boolean => actor.role === 'steward' || actor.role === 'owner'

export const mayAsk = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

/** Those who talk there. */
export const mayBeIn = mayTakePart

/**
 * As the community set it (`channels_by`). In a circle: whoever is in it, hosts always. What the public sees
 * is opened by stewards.
 */
export const mayCreate = ({
  actor,
  found,
  input,
}: {
  actor: Actor
  found: Home
  input: { audience: string }
}): boolean => {
  if (actor.kind !== 'member') return false
  if (input.audience === 'public') return isCoordinating(actor)
  if (input.audience === 'circle' && !found.circle?.isIn) return false
  return found.channelsBy === 'member' || isCoordinating(actor) || found.circle?.isHost === true
}

export const mayOpenDirect = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member'

/** Stewards, hosts of the circle, and who opened it. A direct conversation is managed by nobody. */
export const mayManage = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  found.audience !== 'direct' && mayTend({ actor, found })

/** Nobody is added to a direct conversation (open another one) and nobody leaves it (mute it). */
export const mayJoin = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  found.audience !== 'direct' && mayBeIn({ actor, found })

export const mayAdd = ({ actor, found }: { actor: Actor; found: Place & { addsGuests: boolean } }): boolean =>
  found.addsGuests ? mayManage({ actor, found }) : actor.kind === 'member' && found.audience !== 'direct'
