/** Imports, as the server loads it. */
export {}
