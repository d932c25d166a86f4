/** Communities, as the server loads it. */
export {}
