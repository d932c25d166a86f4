/** Who may upload and read files. Visibility was decided before: a rule only sees what its actor can see. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayTakePart } from '#modules/subjects/offers.ts'

type Place = { isLetIn: boolean }

/** Whoever may talk there: members, and guests who were let in. */
export const mayUpload = mayTakePart

export const mayUploadPicture = ({ actor }: { actor: Actor }): boolean =>
  actor.kind === 'member' || actor.kind === 'guest'

/** Public means the subject, not its talk: what hangs on a message stays inside unless the talk was opened. */
export const mayDownload = ({
  actor,
  found,
}: {
  actor: Actor
  found: Place & { messageId: string | null; talkIsOpen: boolean }
}): boolean => found.messageId === null || found.talkIsOpen || mayTakePart({ actor, found })
