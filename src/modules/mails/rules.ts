/** Mails are one's own. By a letter's link acts whoever has it, as far as its member may. */
import type { Actor } from '#kernel/tenancy.ts'

export const mayHaveMails = ({ actor }: { actor: Actor }): boolean => actor.memberId !== null

export const whoeverHasTheLink = (): boolean => true
