/** How many and how far: the one table of this module. */
export const limits = {
  /** of one member, not ticked off */
  saved: 1_000,
  /** of one member, still to come */
  reminders: 200,
  textLength: 1_000,
} as const
