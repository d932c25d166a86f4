import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'arrive', within: 'instance', load: () => import('./Arrive.tsx') },
    { path: 'arrive/$slug', within: 'instance', load: () => import('./ArrivalPage.tsx') },
  ],
}
