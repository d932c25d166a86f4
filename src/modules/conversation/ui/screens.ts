import { AuthorSign } from '#web/AuthorSign.tsx'
import type { ModuleScreens } from '#web/screens.ts'
import { Sender } from './Sender.tsx'

export const screens: ModuleScreens = {
  screens: [],
  found: [{ kind: 'message', many: 'conversation:kind.message', is: 'said', Sign: AuthorSign }],
  always: [Sender],
  parts: [() => import('./Editor.tsx')],
}
