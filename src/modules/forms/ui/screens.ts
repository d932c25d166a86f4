import { IconForms } from '@tabler/icons-react'
import { boardKind } from '#modules/boards/contract.ts'
import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'boards/$board/forms', within: 'community', area: 'tasks', load: () => import('./Forms.tsx') },
    { path: 'boards/$board/forms/new', within: 'community', area: 'tasks', load: () => import('./Builder.tsx') },
    { path: 'forms/$form', within: 'community', area: 'tasks', load: () => import('./FillIn.tsx') },
    { path: 'forms/$form/edit', within: 'community', area: 'tasks', load: () => import('./Builder.tsx') },
    { path: 'forms/$form/answers', within: 'community', area: 'tasks', load: () => import('./Answers.tsx') },
  ],
  menus: [
    { of: boardKind.kind, label: 'forms:ui.title', icon: IconForms, path: (boardId) => `boards/${boardId}/forms` },
  ],
}
