/** Who may do what with forms: they are as visible as their board. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayTakePart, mayTend } from '#modules/subjects/offers.ts'
import type { FormSeen } from './find.ts'

export const mayRead = mayTakePart
/** A form opens the board to others, so whoever tends it decides. */
export const mayMake = mayTend

type Of = { actor: Actor; found: Pick<FormSeen, 'board'> }
export const mayReadForm = ({ actor, found }: Of): boolean => mayRead({ actor, found: found.board })
export const maySend = mayReadForm
export const mayChange = ({ actor, found }: Of): boolean => mayMake({ actor, found: found.board })
/** Whoever has the link. */
export const mayByLink = (): boolean => true
