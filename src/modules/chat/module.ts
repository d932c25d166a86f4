/** Chat, as the server loads it. */
import './create.ts'
import './directs.ts'
import './list.ts'
import './manage.ts'
import './join.ts'
import './members.ts'
import './first-channels.ts'
import './searchable.ts'
