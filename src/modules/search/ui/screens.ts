import type { ModuleScreens } from '#web/screens.ts'
import { SlashKey } from './SlashKey.tsx'

export const screens: ModuleScreens = {
  screens: [{ path: 'search', within: 'community', load: () => import('./Search.tsx') }],
  always: [SlashKey],
}
