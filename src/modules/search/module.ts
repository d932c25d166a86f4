/** Search, as the server loads it. */
import './follower.ts'
import './forget.ts'
import './find.ts'
import './suggest.ts'
