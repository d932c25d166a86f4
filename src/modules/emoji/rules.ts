/** Members add emoji; who added one, and stewards, may remove it. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayUse = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

export const mayAdd = ({ actor }: { actor: Actor }): boolean => actor.kind === 'member'

export const mayRemove = ({ actor, found }: { actor: Actor; found: { addedBy: string | null } }): boolean =>
  actor.kind === 'member' &&
  (actor.role === 'steward' || actor.role === 'owner' || (found.addedBy !== null && found.addedBy === actor.memberId))
