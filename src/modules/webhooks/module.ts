/** Webhooks, as the server loads them. */
import './outgoing.ts'
import './sendings.ts'
import './follower.ts'
import './send.ts'
import './pause.ts'
import './incoming.ts'
import './say.ts'
import './kept.ts'
