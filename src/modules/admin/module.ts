/** Admin, as the server loads it. */
export {}
