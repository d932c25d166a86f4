/** Owners and stewards connect other programs. What a webhook reads is decided by who made it: only they may turn it elsewhere. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayConnect = ({ actor }: { actor: Actor }): boolean =>
  actor.kind === 'member' && (actor.role === 'steward' || actor.role === 'owner')

export const mayTurn = ({ actor, found }: { actor: Actor; found: { madeBy: string } }): boolean =>
  mayConnect({ actor }) && found.madeBy === actor.memberId

export const whoeverKnowsTheSecret = (): boolean => true
