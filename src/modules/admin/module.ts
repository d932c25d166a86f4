/** Admin, as the server loads it. */
import './backup.ts'
import './inspect.ts'
import './retention.ts'
