/** Who may found. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayFound = ({ actor }: { actor: Actor }): boolean => actor.personId !== null && actor.via === 'session'
export const mayFoundForOthers = ({ actor }: { actor: Actor }): boolean => actor.kind === 'operator'
