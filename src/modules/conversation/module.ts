/** Conversation, as the server loads it. */
import './post.ts'
import './list.ts'
import './thread.ts'
import './edit.ts'
import './delete.ts'
import './react.ts'
import './read.ts'
import './consequences.ts'
