/** Subjects, as the server loads it. */
import './purpose.ts'
