/** Mission, as the server loads it. */
export {}
