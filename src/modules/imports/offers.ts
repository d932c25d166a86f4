/** Lent to later modules: opening an archive nobody trusts; what another system wrote, as our Markdown. */

import { noCounts } from './source.ts'
import { contentOf } from './systems/slack/content.ts'
import type { Lookups } from './systems/slack/inline.ts'

export { type Archive, openArchive } from './archive.ts'

const nobody = () => undefined
const none: Lookups = { member: nobody, memberName: nobody, channel: nobody, channelName: nobody, fileName: nobody }

/** A message in Slack's JSON (`text`, `attachments`, `blocks`); nobody is called by it, at most 40,000 characters. */
export const markdownOfSlack = (message: Record<string, unknown>): string => contentOf(message, none, noCounts())
