/** Who may write and tend notes. Visibility was decided before: who sees what a note belongs to sees the note. */
import type { Actor } from '#kernel/tenancy.ts'
import { mayOverrule, mayTakePart } from '#modules/subjects/offers.ts'

type Place = { audience: string; isLetIn: boolean; isCircleHost: boolean }

/** What they read they may write: it is one page for all of them. */
export const mayWrite = mayTakePart

/** Without it one waits for whoever is writing. */
export const mayHold = ({
  actor,
  found,
  input,
}: {
  actor: Actor
  found: Place
  input: { takeOver?: boolean | undefined }
}): boolean => mayWrite({ actor, found }) && (!input.takeOver || mayOverrule({ actor, found }))
