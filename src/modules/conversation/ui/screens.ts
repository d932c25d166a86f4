import type { ModuleScreens } from '#web/screens.ts'
import { Sender } from './Sender.tsx'

export const screens: ModuleScreens = {
  screens: [],
  always: [Sender],
  parts: [() => import('./Editor.tsx')],
}
