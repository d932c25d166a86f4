/** Lent to later modules: saying and finding what is said, who hears it, what is unread, what goes with a message. */

export { cardFrom, cardWords, carries } from './cards.ts'
export { followedBy, mayHear, onPurge, type Purged, unreadOn } from './hearing.ts'
export { momentToCome } from './moment.ts'
export { say } from './post.ts'
export { markAsRead } from './read.ts'
export { isTheHouse, mayListen, mayTalk } from './rules.ts'
export { findSaid } from './said.ts'
export { cursorOf, readCursor } from './shown.ts'
export { onTalk } from './talked.ts'
