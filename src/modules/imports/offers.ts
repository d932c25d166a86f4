/** Lent to later modules: opening an archive nobody trusts, moving a whole one in; what another system wrote, as our Markdown. */

import { noCounts } from './source.ts'
import { contentOf } from './systems/slack/content.ts'
import type { Lookups } from './systems/slack/inline.ts'

export { type Archive, openArchive } from './archive.ts'
export { dropParts } from './parts.ts'
export { type OfRun, problemCode } from './run-rows.ts'
export { setGoing } from './set-going.ts'
export { onDisk } from './spool.ts'
export { comesWhole, receiveWhole } from './whole.ts'
export { whenIdle } from './worker.ts'

const nobody = () => undefined
const none: Lookups = { member: nobody, memberName: nobody, channel: nobody, channelName: nobody, fileName: nobody }

/** A message in Slack's JSON (`text`, `attachments`, `blocks`); nobody is called by it, at most 40,000 characters. */
export const markdownOfSlack = (message: Record<string, unknown>): string => contentOf(message, none, noCounts())
