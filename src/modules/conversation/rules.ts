/** Who may read and say what. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'

type Place = { audience: string; isLetIn: boolean; isCircleHost: boolean; talkIsOpen: boolean }
type Said = { authorId: string }

/** Public means the subject, not its talk: that stays among members unless it was opened. */
export const mayListen = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  found.talkIsOpen || isInside(actor, found)

export const mayTalk = ({ actor, found }: { actor: Actor; found: Place }): boolean => isInside(actor, found)

/** Reading marks and following need a place in the community. */
export const mayFollow = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

export const mayEdit = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  isInside(actor, found) && found.authorId === actor.memberId

/** Authors; elsewhere than in direct conversations also stewards and the circle's hosts, as moderators. */
export const mayDelete = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  isInside(actor, found) && (found.authorId === actor.memberId || isModerator(actor, found))

/** What a moderator took down, its author does not put up again. */
export const mayRestore = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & Said & { deletedBy: string | null }
}): boolean =>
  mayDelete({ actor, found }) &&
  (found.deletedBy === null || found.deletedBy === actor.memberId || isModerator(actor, found))

/** Who may reach everyone at once: as the community set it; among a few people and for hosts in their circle, always. */
export const mayMentionAll = ({
  actor,
  found,
  mentionAllBy,
}: {
  actor: Actor
  found: { audience: string; isCircleHost: boolean }
  mentionAllBy: string
}): boolean => mentionAllBy === 'member' || found.audience === 'direct' || found.isCircleHost || isCoordinating(actor)

/** Only the house, when an hour has come. */
export const isTheHouse = ({ actor }: { actor: Actor }): boolean => actor.via === 'intent'

const isModerator = (actor: Actor, place: { audience: string; isCircleHost: boolean }): boolean =>
  place.audience !== 'direct' && (place.isCircleHost || isCoordinating(actor))

const isCoordinating = (actor: Actor): boolean => actor.role === 'steward' || actor.role === 'owner'

function isInside(actor: Actor, place: Place): boolean {
  return actor.kind === 'member' || (actor.kind === 'guest' && place.isLetIn)
}
