/** Who may do what in a community. Roles give no reading rights: a rule only sees what its actor was found to see. */
import type { Actor } from '#kernel/tenancy.ts'

type By = { actor: Actor }
type Standing = { role: string; kind: string; standing: string; isMe: boolean }

export const mayDoAnything = (): boolean => true
export const isInside = ({ actor }: By): boolean => actor.kind === 'member' || actor.kind === 'guest'
export const isMember = ({ actor }: By): boolean => actor.kind === 'member'
export const isOwner = ({ actor }: By): boolean => isMember({ actor }) && actor.role === 'owner'
export const isSteward = ({ actor }: By): boolean =>
  isMember({ actor }) && (actor.role === 'owner' || actor.role === 'steward')
/** Signed in, not (yet) a member here. */
export const isSignedIn = ({ actor }: By): boolean => actor.personId !== null && actor.via === 'session'
export const isNotYetIn = ({ actor }: By): boolean => actor.kind === 'person' && actor.via === 'session'

/** What a setting leaves to members or keeps for stewards. */
export const mayBy = (actor: Actor, by: string): boolean =>
  by === 'member' ? isMember({ actor }) : isSteward({ actor })

/** Owners all; stewards the look, the questions and the previews of links. */
export const mayUpdateCommunity = ({ actor, input }: By & { input: object }): boolean =>
  isOwner({ actor }) || (isSteward({ actor }) && Object.keys(input).every((field) => lookFields.includes(field)))
const lookFields = ['color', 'logoFileId', 'joiningQuestions', 'linkPreviews']

export const maySeeDirectory = ({ actor, found }: By & { found: { directory: string } }): boolean =>
  found.directory === 'members' ? isMember({ actor }) : isSteward({ actor })

/** Owners decide about everyone, stewards about members and guests; nobody about themselves. */
export const mayDecideAbout = ({ actor, found }: By & { found: Standing }): boolean =>
  !found.isMe && (isOwner({ actor }) || (isSteward({ actor }) && found.role === 'member'))

export const mayInvite = ({
  actor,
  found,
  input,
}: By & { found: Inviting; input: { role: string; kind: string } }): boolean => {
  if (input.role === 'steward') return isOwner({ actor })
  if (!isMember({ actor })) return false
  return mayBy(actor, found.invitationsBy) || (input.kind === 'guest' && found.isHost)
}
/** `isHost`: of the circle they are invited into. */
type Inviting = { invitationsBy: string; isHost: boolean }

export const mayRevoke = ({ actor, found }: By & { found: { madeBy: { id: string } } }): boolean =>
  isSteward({ actor }) || (isInside({ actor }) && found.madeBy.id === actor.memberId)

/** Who may take it back may send it again, as long as they may invite at all. */
export const mayResend = ({
  actor,
  found,
}: By & { found: { madeBy: { id: string }; role: string; kind: string } & Inviting }): boolean =>
  mayRevoke({ actor, found }) && (isSteward({ actor }) || mayInvite({ actor, found, input: found }))

export const isHostOf = ({ actor, found }: By & { found: { isHost: boolean } }): boolean =>
  isMember({ actor }) && found.isHost
export const isInCircle = ({ actor, found }: By & { found: { isIn: boolean; hasAsked: boolean } }): boolean =>
  isInside({ actor }) && (found.isIn || found.hasAsked)
