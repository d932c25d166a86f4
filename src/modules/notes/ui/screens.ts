import { IconNotes } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'notes/$note', within: 'community', load: () => import('./Note.tsx') }],
  served: { note: { icon: IconNotes, path: (id) => `notes/${id}`, counted: 'notes:served' } },
  beside: [{ name: 'notes', label: 'notes:title', icon: IconNotes, load: () => import('./Notes.tsx') }],
}
