import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'settings/moving-in', within: 'community', area: 'people', load: () => import('./Moving.tsx') },
    { path: 'settings/moving-in/people', within: 'community', area: 'people', load: () => import('./People.tsx') },
    { path: 'settings/moving-in/$import', within: 'community', area: 'people', load: () => import('./RunPage.tsx') },
    { path: 'claim', within: 'community', area: 'home', load: () => import('./ClaimLink.tsx') },
  ],
  settings: [{ path: 'moving-in', words: 'imports:settings', may: ({ can }) => can.updateLook }],
}
