/** Emoji, as the server loads it. */
import './emoji.ts'
import './erase.ts'
