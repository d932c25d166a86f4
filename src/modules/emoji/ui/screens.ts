import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'emoji', within: 'community', area: 'talk', load: () => import('./OurEmoji.tsx') }],
}
