/** Files, as the server loads it. */
export {}
