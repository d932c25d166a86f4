/** Who may make rules: whoever tends the place. Reading them may whoever takes part there: nothing happens in secret. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayTakePart, mayTend } from '#modules/subjects/offers.ts'
import type { RuleSeen } from './find.ts'

export const mayRead = mayTakePart
export const mayMake = mayTend

type Of = { actor: Actor; found: Pick<RuleSeen, 'place'> }
export const mayReadRule = ({ actor, found }: Of): boolean => mayRead({ actor, found: found.place })
export const mayChange = ({ actor, found }: Of): boolean => mayMake({ actor, found: found.place })
