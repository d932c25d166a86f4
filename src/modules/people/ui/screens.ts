import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = { screens: [] }
