/** Admin, as the server loads it. */
import './inspect.ts'
