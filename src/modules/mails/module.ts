/** Mails, as the server loads it. */
import './waiting.ts'
import './send.ts'
import './by-link.ts'
import './stop.ts'
import './settings.ts'
import './kept.ts'
