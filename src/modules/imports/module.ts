/** Imports, as the server loads it. */
import './runs.ts'
import './write-people.ts'
import './write-channels.ts'
import './write-messages.ts'
import './import-slack.ts'
import './consequences.ts'
import './searchable.ts'
