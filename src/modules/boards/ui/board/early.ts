/** What is done too early is asked about, wherever it was to be done. */
import type { Refused } from '#web/call.ts'

export type Early = 'waits_for_others' | 'waits_for_approval'

/** Why it waits, where it was refused for that. */
export const whyEarly = ({ code }: Pick<Refused, 'code'>): Early | undefined =>
  code === 'waits_for_others' || code === 'waits_for_approval' ? code : undefined
