/** Arriving, as the server loads it. */
import './begin.ts'
import './arrive.ts'
import './arrival.ts'
import './by-command.ts'
