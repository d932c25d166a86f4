/** Subjects, as the server loads it. */
import './history.ts'
import './name.ts'
import './purpose.ts'
import './purge.ts'
import './export.ts'
