/** Forms, as the server loads them. */
import './make.ts'
import './send.ts'
import './by-link.ts'
import './erase.ts'
import './export.ts'
import './purge.ts'
