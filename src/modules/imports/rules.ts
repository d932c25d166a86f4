/** Who may import. */
import type { Actor } from '#kernel/tenancy.ts'

type By = { actor: Actor }

export const isOperator = ({ actor }: By): boolean => actor.kind === 'operator'
/** Stewards and owners. Roles give no reading rights: what came closed stays closed to them. */
export const mayMoveIn = ({ actor }: By): boolean =>
  actor.kind === 'member' && (actor.role === 'owner' || actor.role === 'steward')
export const isInside = ({ actor }: By): boolean => actor.kind === 'member' || actor.kind === 'guest'
