/** Who may do what with accounts and tokens. */
import type { Actor } from '#kernel/tenancy.ts'

type Found = { me: { id: string; isOperator: boolean } | null }

/** Doors that stand open to whoever knows what they ask for. */
export const anyone = (): boolean => true

export const mayUseOwnAccount = ({ found }: { found: Found }): boolean => found.me !== null

export const mayRunInstance = ({ actor, found }: { actor: Actor; found: Found }): boolean =>
  actor.kind === 'operator' || found.me?.isOperator === true

export const mayCommand = ({ actor }: { actor: Actor }): boolean => actor.kind === 'operator'

export const mayHoldTokens = ({ actor }: { actor: Actor }): boolean =>
  actor.via !== 'token' && (actor.kind === 'member' || actor.kind === 'guest')
