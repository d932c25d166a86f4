import type { ModuleScreens } from '#web/screens.ts'
import { Listening } from './Listening.tsx'

export const screens: ModuleScreens = {
  screens: [{ path: 'notices', within: 'community', area: 'home', load: () => import('./Notices.tsx') }],
  always: [Listening],
}
