/** Whoever is in the community searches it; what they find is what they may see. */
import type { Actor } from '#kernel/tenancy.ts'

export const maySearch = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null
