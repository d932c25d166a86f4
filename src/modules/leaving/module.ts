/** Leaving, as the server loads it. */
import './places.ts'
import './own-export.ts'
import './erase.ts'
import './community/exports.ts'
