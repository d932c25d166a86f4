/** Who may do what on a board. Visibility was decided before: a task is seen by whoever sees its home board. */
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { type Audience, mayTakePart, mayTend } from '#modules/subjects/offers.ts'

type Place = { audience: string; createdBy: string | null; isLetIn: boolean; isCircleHost: boolean }

export const mayMake = ({ actor, found }: { actor: Actor; found: { circle: { isLetIn: boolean } | null } }): boolean =>
  actor.kind === 'member' && (found.circle === null || found.circle.isLetIn)

/** Whoever takes part makes, changes and moves tasks and lists: a board belongs to all who see it. */
export const mayWork = mayTakePart
export { mayTend }

/** Several tasks, lists or boards at once: each must let one work on it. */
export const mayWorkOnAll = ({ actor, found }: { actor: Actor; found: Record<string, Working> | Working[] }): boolean =>
  Object.values(found).every((one) => mayWork({ actor, found: one }))
type Working = Pick<Place, 'isLetIn'>

/** What hangs on a task or a board and is no subject itself. */
export const mayWorkOnItsTask = ({ actor, found }: { actor: Actor; found: { task: Working } }): boolean =>
  mayWork({ actor, found: found.task })
export const mayWorkOnItsBoard = ({ actor, found }: { actor: Actor; found: { board: Working } }): boolean =>
  mayWork({ actor, found: found.board })
export const mayTendItsBoard = ({ actor, found }: { actor: Actor; found: { board: Place } }): boolean =>
  mayTend({ actor, found: found.board })

/** Own lists across boards: whoever is in the community, or let in somewhere. */
export const isInside = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member' || actor.kind === 'guest'
export const isMember = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member'
/** What people give, by board: whoever coordinates. */
export const maySumUp = ({ actor }: { actor: Actor }): boolean => actor.role === 'steward' || actor.role === 'owner'

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

type Asked = { asked: { member: { id: string } }[]; by: { id: string } | null }
type OfApproval = { actor: Actor; found: { approval: Asked; task: Working & { isTender: boolean } } }

/** Whoever was asked, as long as they take part there. */
export const mayAnswer = ({ actor, found: { approval, task } }: OfApproval): boolean =>
  mayWork({ actor, found: task }) && approval.asked.some(({ member }) => member.id === actor.memberId)

/** Whoever asked, and whoever tends the board. */
export const mayWithdraw = ({ actor, found: { approval, task } }: OfApproval): boolean =>
  mayWork({ actor, found: task }) && (approval.by?.id === actor.memberId || (task.isTender && actor.kind === 'member'))

/** Their own; shared ones also whoever tends the board. */
export const mayChangeView = ({
  actor,
  found: { view, board },
}: {
  actor: Actor
  found: { view: { madeBy: string | null; isShared: boolean }; board: Place }
}): boolean =>
  mayWork({ actor, found: board }) &&
  (view.madeBy === actor.memberId || (view.isShared && mayTend({ actor, found: board })))

type For = { audience: Audience; circleId: string | null }

/** Whoever `asked` is for sees what is for `widest` already. */
export function isWithin(asked: For, widest: For): boolean {
  if (widest.audience === 'public') return true
  if (widest.audience === 'community') return asked.audience !== 'public'
  if (asked.audience === 'direct') return true
  return widest.audience === 'circle' && asked.audience === 'circle' && asked.circleId === widest.circleId
}

/** A task goes to another home only where the same people see it: for more its card would show what it still hides. */
export const isForSame = (task: For, list: For): boolean =>
  task.audience === list.audience && task.circleId === list.circleId && task.audience !== 'direct'

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
