/** Keeping, as the server loads it. */
import './saved.ts'
import './reminders.ts'
import './give.ts'
import './forget.ts'
