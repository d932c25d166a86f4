import { IconCheckbox } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { boardKind, taskKind } from '../contract.ts'

const taskCard = () => import('./task/TaskCard.tsx')

export const screens: ModuleScreens = {
  screens: [{ path: 'tasks/$task', within: 'community', area: 'tasks', load: () => import('./task/Task.tsx') }],
  kinds: [
    { of: boardKind, icon: IconCheckbox, area: 'tasks', many: 'boards:kind.board' },
    { of: taskKind, icon: IconCheckbox, area: 'tasks', many: 'boards:kind.task', card: taskCard },
  ],
  parts: [taskCard],
  deeds: [
    {
      label: 'boards:ui.task.of_message',
      icon: IconCheckbox,
      load: () => import('./task/TaskOfMessage.tsx'),
    },
  ],
}
