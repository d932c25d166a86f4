import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'me/data', within: 'community', load: () => import('./MyData.tsx') },
    { path: 'settings/export', within: 'community', load: () => import('./Export.tsx') },
    { path: 'account/data', within: 'instance', load: () => import('./MyDataAlone.tsx') },
  ],
  settings: [{ path: 'export', words: 'leaving:settings', may: ({ me }) => me?.role === 'owner', isLast: true }],
}
