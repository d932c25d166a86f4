/** Time as a port, so that a test can be at any moment. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
