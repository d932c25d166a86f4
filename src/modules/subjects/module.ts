/** Subjects, as the server loads it. */
export {}
