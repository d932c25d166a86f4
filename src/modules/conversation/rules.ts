/** Who may read and say what. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'

type Place = { audience: string; isLetIn: boolean; isCircleHost: boolean; talkIsOpen: boolean }
type Said = { authorId: string }

/** Public means the subject, not its talk: that stays among members unless it was opened. */
export const mayListen = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  found.talkIsOpen || isInside(actor, found)

export const mayTalk = ({ actor, found }: { actor: Actor; found: Place }): boolean => isInside(actor, found)

export const mayEdit = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  isInside(actor, found) && found.authorId === actor.memberId

/** Authors; elsewhere than in direct conversations also stewards and the circle's hosts, as moderators. */
export const mayDelete = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  isInside(actor, found) &&
  (found.authorId === actor.memberId ||
    (found.audience !== 'direct' && (found.isCircleHost || actor.role === 'steward' || actor.role === 'owner')))

function isInside(actor: Actor, place: Place): boolean {
  return actor.kind === 'member' || (actor.kind === 'guest' && place.isLetIn)
}
