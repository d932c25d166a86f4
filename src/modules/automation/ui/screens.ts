import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'rules/$place', within: 'community', area: 'tasks', load: () => import('./Rules.tsx') }],
}
