/** Attention, as the server loads it. */
import './notices.ts'
import './follower.ts'
import './forget.ts'
import './erase.ts'
