/** Files, as the server loads it. */
import './upload.ts'
import './download.ts'
import './purge.ts'
import './erase.ts'
import './export.ts'
