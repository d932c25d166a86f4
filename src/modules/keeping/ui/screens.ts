import { IconAlarm } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { remindCommand } from '../contract.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'saved', within: 'community', area: 'talk', load: () => import('./Kept.tsx') }],
  commands: [remindCommand],
  deeds: [{ label: 'keeping:remind', icon: IconAlarm, load: () => import('./Remind.tsx') }],
}
