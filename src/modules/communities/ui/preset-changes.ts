/** What a preset would change about the rules as they are. */
import type { Settings } from '../contract.ts'
import { type PresetName, presets } from '../presets.ts'

export const presetNames = Object.keys(presets) as PresetName[]
export const ruleNames = [
  'joining',
  'directory',
  'alias',
  'publicPage',
  'channelsBy',
  'invitationsBy',
  'mentionAllBy',
  'linkPreviews',
] as const
type RuleName = (typeof ruleNames)[number]
export type Change = { rule: RuleName; from: string; to: string }

export const changesBy = (settings: Settings, preset: PresetName): Change[] =>
  ruleNames
    .map((rule) => ({ rule, from: String(settings[rule]), to: String(presets[preset][rule]) }))
    .filter(({ from, to }) => from !== to)
