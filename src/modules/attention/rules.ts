/** Everyone has their own notification centre, and nobody another's. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayAttend = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null
