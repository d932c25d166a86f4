import type { ModuleScreens } from '#web/screens.ts'
import { FileSign } from './FileSign.tsx'

export const screens: ModuleScreens = {
  screens: [],
  found: [{ kind: 'file', many: 'files:kind.file', is: 'sent', Sign: FileSign }],
}
