/** Attention, as the server loads it. */
export {}
