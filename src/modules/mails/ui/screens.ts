import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'me/mails', within: 'community', area: 'people', load: () => import('./MyMails.tsx') }],
}
