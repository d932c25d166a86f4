/** Who may do what on a board. Visibility was decided before: a task is seen by whoever sees its home board. */
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { mayTakePart, mayTend } from '#modules/subjects/offers.ts'

type Place = { audience: string; createdBy: string | null; isLetIn: boolean; isCircleHost: boolean }

export const mayMake = ({ actor, found }: { actor: Actor; found: { circle: { isLetIn: boolean } | null } }): boolean =>
  actor.kind === 'member' && (found.circle === null || found.circle.isLetIn)

/** Whoever takes part makes, changes and moves tasks and lists: a board belongs to all who see it. */
export const mayWork = mayTakePart
export { mayTend }

/** Two boards at once: each must let one work on it. */
export const mayWorkOnBoth = ({
  actor,
  found,
}: {
  actor: Actor
  found: { task: Pick<Place, 'isLetIn'>; board: Pick<Place, 'isLetIn'> }
}): boolean => mayWork({ actor, found: found.task }) && mayWork({ actor, found: found.board })

/** Whoever made the task, and whoever tends the board. */
export const mayDelete = ({ actor, found }: { actor: Actor; found: Place & { isTender: boolean } }): boolean =>
  mayTend({ actor, found }) || (found.isTender && actor.kind === 'member')

/** Own hours; those of others whoever tends the board. */
export const mayRemoveHours = ({
  actor,
  found,
  of,
}: {
  actor: Actor
  found: { isLetIn: boolean; isTender: boolean }
  of: string
}) => mayWork({ actor, found }) && (of === actor.memberId || (found.isTender && actor.kind === 'member'))

/** Nobody confirms their own. */
export const mayConfirm = ({ actor, found, of }: { actor: Actor; found: { isTender: boolean }; of: string }): boolean =>
  actor.kind === 'member' && found.isTender && of !== actor.memberId

/** Over a board, a task with its home, or a list with its board. */
type Resting = { archivedAt?: string | null; isHomeArchived?: boolean; listArchivedAt?: string | null }

/** Neither it was put away, nor what it stands on. */
export const isInUse = ({ archivedAt, isHomeArchived, listArchivedAt }: Resting): boolean =>
  !archivedAt && !isHomeArchived && !listArchivedAt

/** Its home alone: for what is done also to a task that was put away itself. */
export const homeOf = ({ isHomeArchived }: { isHomeArchived: boolean }): Resting => ({ isHomeArchived })

/** What was put away rests until it is taken out again: nothing on it changes. Refuses with `archived`. */
export function mustBeOpen({ refuse }: { refuse(code: string): Refusal }, ...all: Resting[]): void {
  if (!all.every(isInUse)) throw refuse('archived')
}
