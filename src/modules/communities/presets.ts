/** What each kind of community starts with; a preset instead of a permission editor. */
import type { Settings } from './contract.ts'

export type PresetName = 'open' | 'association' | 'self_help' | 'company' | 'closed'

/** Everything of Settings but the questions, which are a community's own words. */
export const presets: Record<PresetName, Omit<Settings, 'joiningQuestions'>> = {
  open: {
    joining: 'open',
    directory: 'members',
    alias: 'free',
    publicPage: true,
    channelsBy: 'member',
    invitationsBy: 'member',
    mentionAllBy: 'steward',
    linkPreviews: true,
  },
  association: {
    joining: 'request',
    directory: 'members',
    alias: 'free',
    publicPage: true,
    channelsBy: 'member',
    invitationsBy: 'member',
    mentionAllBy: 'steward',
    linkPreviews: true,
  },
  // Whoever comes here may need not to be found: no directory, aliases, a welcome by someone who asks first,
  // and no page elsewhere learns that it is talked about.
  self_help: {
    joining: 'request',
    directory: 'stewards',
    alias: 'free',
    publicPage: true,
    channelsBy: 'steward',
    invitationsBy: 'steward',
    mentionAllBy: 'steward',
    linkPreviews: false,
  },
  company: {
    joining: 'invitation',
    directory: 'members',
    alias: 'real_name',
    publicPage: false,
    channelsBy: 'member',
    invitationsBy: 'member',
    mentionAllBy: 'steward',
    linkPreviews: true,
  },
  closed: {
    joining: 'invitation',
    directory: 'members',
    alias: 'free',
    publicPage: false,
    channelsBy: 'steward',
    invitationsBy: 'steward',
    mentionAllBy: 'steward',
    linkPreviews: true,
  },
}

/** Where it may harm somebody that they belong to it: what leaves the house does not say so by itself. */
export const isSensitive = (preset: string): boolean => preset === 'self_help'
