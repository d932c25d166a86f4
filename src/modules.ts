/** The only list of modules on the server, in the order in which they may know each other. */
import './modules/people/module.ts'
import './modules/communities/module.ts'
import './modules/subjects/module.ts'
import './modules/files/module.ts'
import './modules/emoji/module.ts'
import './modules/conversation/module.ts'
import './modules/attention/module.ts'
import './modules/mails/module.ts'
import './modules/keeping/module.ts'
import './modules/automation/module.ts'
import './modules/mission/module.ts'
import './modules/chat/module.ts'
import './modules/notes/module.ts'
import './modules/boards/module.ts'
import './modules/forms/module.ts'
import './modules/search/module.ts'
import './modules/founding/module.ts'
import './modules/imports/module.ts'
import './modules/webhooks/module.ts'
import './modules/leaving/module.ts'
import './modules/arriving/module.ts'
import './modules/admin/module.ts'

/** Names in the same order; `text` has no operations. */
export const moduleNames = [
  'people',
  'communities',
  'subjects',
  'text',
  'files',
  'emoji',
  'conversation',
  'attention',
  'mails',
  'keeping',
  'automation',
  'mission',
  'chat',
  'notes',
  'boards',
  'forms',
  'search',
  'founding',
  'imports',
  'webhooks',
  'leaving',
  'arriving',
  'admin',
] as const
