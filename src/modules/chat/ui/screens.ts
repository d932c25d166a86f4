import { IconHash, IconMessageCircle } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { channelKind } from '../contract.ts'
import { CALL } from '../contract-calls.ts'
import { callCommand, inviteCommand, leaveCommand, topicCommand } from '../contract-commands.ts'
import { ChannelLine } from './ChannelLine.tsx'
import { ChannelSign } from './ChannelSign.tsx'
import { Everywhere } from './Everywhere.tsx'

const callCard = () => import('./CallCard.tsx')

export const screens: ModuleScreens = {
  screens: [
    { path: 'talk', within: 'community', area: 'talk', load: () => import('./Talks.tsx') },
    { path: 'talk/browse', within: 'community', area: 'talk', load: () => import('./Browse.tsx') },
    { path: 'talk/new', within: 'community', area: 'talk', load: () => import('./DirectWith.tsx') },
    { path: 'talk/$channel', within: 'community', area: 'talk', load: () => import('./Channel.tsx') },
  ],
  always: [Everywhere],
  areas: [{ name: 'talk', label: 'chat:rail.talk', icon: IconMessageCircle, path: 'talk', rank: 2, waits: 'unread' }],
  kinds: [
    {
      of: channelKind,
      icon: IconHash,
      area: 'talk',
      many: 'chat:kind.channel',
      counted: 'chat:served',
      Line: ChannelLine,
      Sign: ChannelSign,
      hasPanes: true,
      changes: 'chat.channel_',
    },
  ],
  commands: [callCommand, topicCommand, inviteCommand, leaveCommand],
  cards: [{ kind: CALL, load: callCard }],
  parts: [() => import('./Switcher.tsx'), () => import('./Shortcuts.tsx'), callCard],
}
