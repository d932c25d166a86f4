import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'settings/integrations', within: 'community', area: 'people', load: () => import('./Integrations.tsx') },
  ],
  settings: [{ path: 'integrations', words: 'webhooks:settings', may: ({ can }) => can.updateLook }],
}
