/** Conversation, as the server loads it. */
import './post.ts'
import './list.ts'
