/** Founding, as the server loads it. */
export {}
