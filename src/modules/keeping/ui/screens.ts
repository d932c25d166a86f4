import { IconAlarm } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'saved', within: 'community', area: 'talk', load: () => import('./Kept.tsx') }],
  deeds: [{ label: 'keeping:remind', icon: IconAlarm, load: () => import('./Remind.tsx') }],
}
