/** Who may take a community along. */
import type { Actor } from '#kernel/tenancy.ts'

type By = { actor: Actor }
export const isOwner = ({ actor }: By): boolean =>
  actor.kind === 'member' && actor.role === 'owner' && actor.via !== 'token'
export const isOperator = ({ actor }: By): boolean => actor.kind === 'operator'
