/** The systems a history can come from. Each only describes itself: the rest of this folder knows none of them. */
import type { ImportSystem } from './system.ts'
import { mattermost } from './systems/mattermost/reader.ts'
import { slack } from './systems/slack/reader.ts'

export const systems: readonly ImportSystem[] = [slack, mattermost]
