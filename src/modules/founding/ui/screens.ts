import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'found', within: 'instance', load: () => import('./Found.tsx') }],
}
