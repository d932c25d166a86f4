/** People, as the server loads it. */
import './entrance.ts'
import './password.ts'
import './sessions.ts'
import './me.ts'
import './tokens.ts'
import './settings.ts'
import './set-up.ts'
import './operator.ts'
