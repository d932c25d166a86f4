/** The systems a history can come from. Each only describes itself: the rest of this folder knows none of them. */
import type { ImportSystem } from './system.ts'
import { asana } from './systems/asana/reader.ts'
import { mattermost } from './systems/mattermost/reader.ts'
import { slack } from './systems/slack/reader.ts'
import { trello } from './systems/trello/reader.ts'

export const systems: readonly ImportSystem[] = [slack, mattermost, trello, asana]

/** What somebody has to give so that linked files open. */
export const asks = (system: string): ImportSystem['asks'] => systems.find(({ name }) => name === system)?.asks
