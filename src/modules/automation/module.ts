/** Rules, as the server loads them. */
import './make.ts'
import './press.ts'
import './stop.ts'
import './tell.ts'
import './follower.ts'
import './clock.ts'
import './erase.ts'
import './export.ts'
