/** Chat, as the server loads it. */
export {}
