/** People, as the server loads it. */
export {}
