/** Who may upload and read files. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'

type Place = { isLetIn: boolean }

/** Whoever may talk there: members, and guests who were let in. */
export const mayUpload = ({ actor, found }: { actor: Actor; found: Place }): boolean => isInside(actor, found)

export const mayUploadPicture = ({ actor }: { actor: Actor }): boolean =>
  actor.kind === 'member' || actor.kind === 'guest'

/** Public means the subject, not its talk: what hangs on a message stays inside unless the talk was opened. */
export const mayDownload = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & { messageId: string | null; talkIsOpen: boolean }
}): boolean => found.messageId === null || found.talkIsOpen || isInside(actor, found)

function isInside(actor: Actor, place: Place): boolean {
  return actor.kind === 'member' || (actor.kind === 'guest' && place.isLetIn)
}
