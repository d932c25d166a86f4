import { IconNotes } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { noteKind } from '../contract.ts'

export const screens: ModuleScreens = {
  screens: [{ path: 'notes/$note', within: 'community', load: () => import('./Note.tsx') }],
  kinds: [{ of: noteKind, icon: IconNotes, many: 'notes:kind.note', counted: 'notes:served', changes: 'notes.note_' }],
  beside: [{ name: 'notes', label: 'notes:title', icon: IconNotes, load: () => import('./Notes.tsx') }],
}
