/** Who may bring a community, go on with it, take it away again. */
import type { Actor } from '#kernel/tenancy.ts'

type By = { actor: Actor }
export const isOwner = ({ actor }: By): boolean =>
  actor.kind === 'member' && actor.role === 'owner' && actor.via !== 'token'
export const isOperator = ({ actor }: By): boolean => actor.kind === 'operator'
