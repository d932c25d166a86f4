/** Who may read and say what. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayOverrule, mayTakePart } from '#modules/subjects/offers.ts'

type Place = { audience: string; isLetIn: boolean; isCircleHost: boolean; talkIsOpen: boolean }
type Said = { authorId: string }

/** Public means the subject, not its talk: that stays among members unless it was opened. */
export const mayListen = ({ actor, found }: { actor: Actor; found: Place }): boolean =>
  found.talkIsOpen || mayTakePart({ actor, found })

export const mayTalk = mayTakePart

/** Reading marks and following need a place in the community. */
export const mayFollow = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

export const mayEdit = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  mayTakePart({ actor, found }) && found.authorId === actor.memberId

/** Authors; elsewhere than in direct conversations also stewards and the circle's hosts, as moderators. */
export const mayDelete = ({ actor, found }: { actor: Actor; found: Place & Said }): boolean =>
  mayTakePart({ actor, found }) && (found.authorId === actor.memberId || mayOverrule({ actor, found }))

/** What a moderator took down, its author does not put up again. */
export const mayRestore = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & Said & { deletedBy: string | null }
}): boolean =>
  mayDelete({ actor, found }) &&
  (found.deletedBy === null || found.deletedBy === actor.memberId || mayOverrule({ actor, found }))

/** Who may reach everyone at once: as the community set it; among a few people and for hosts in their circle, always. */
export const mayMentionAll = ({
  actor,
  found,
  mentionAllBy,
}: {
  actor: Actor
  found: { audience: string; isCircleHost: boolean }
  mentionAllBy: string
}): boolean =>
  mentionAllBy === 'member' ||
  found.audience === 'direct' ||
  found.isCircleHost ||
  actor.role === 'steward' ||
  actor.role === 'owner'

/** Only the house, when an hour has come. */
export const isTheHouse = ({ actor }: { actor: Actor }): boolean => actor.via === 'intent'
