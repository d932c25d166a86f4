import { IconHash } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { callCommand, inviteCommand, leaveCommand, topicCommand } from '../contract-commands.ts'
import { Everywhere } from './Everywhere.tsx'

export const screens: ModuleScreens = {
  screens: [
    { path: 'talk', within: 'community', area: 'talk', load: () => import('./Talks.tsx') },
    { path: 'talk/browse', within: 'community', area: 'talk', load: () => import('./Browse.tsx') },
    { path: 'talk/new', within: 'community', area: 'talk', load: () => import('./DirectWith.tsx') },
    { path: 'talk/$channel', within: 'community', area: 'talk', load: () => import('./Channel.tsx') },
  ],
  always: [Everywhere],
  served: { channel: { icon: IconHash, path: (id) => `talk/${id}`, counted: 'chat:served' } },
  commands: [callCommand, topicCommand, inviteCommand, leaveCommand],
  parts: [() => import('./Switcher.tsx'), () => import('./Shortcuts.tsx')],
}
