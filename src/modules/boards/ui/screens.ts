import { IconCheckbox, IconCircleCheck, IconLayoutKanban } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { boardKind, taskKind } from '../contract.ts'
import { statusAsked } from '../status/contract.ts'
import { GIVE_STATUS } from './board/use-place.ts'
import { BoardLine } from './boards/BoardLine.tsx'

const boardCard = () => import('./boards/BoardInMessage.tsx')
const taskCard = () => import('./task/TaskInMessage.tsx')

export const screens: ModuleScreens = {
  screens: [
    { path: 'boards', within: 'community', area: 'tasks', load: () => import('./boards/Boards.tsx') },
    { path: 'boards/mine', within: 'community', area: 'tasks', load: () => import('./views/Mine.tsx') },
    { path: 'boards/$board', within: 'community', area: 'tasks', load: () => import('./board/Board.tsx') },
    { path: 'tasks/$task', within: 'community', area: 'tasks', load: () => import('./task/Task.tsx') },
  ],
  areas: [{ name: 'tasks', label: 'boards:rail.tasks', icon: IconCheckbox, path: 'boards', rank: 3 }],
  kinds: [
    {
      of: boardKind,
      icon: IconLayoutKanban,
      area: 'tasks',
      many: 'boards:kind.board',
      counted: 'boards:served',
      Line: BoardLine,
      card: boardCard,
      changes: 'boards.board_',
      leadsTo: (_, kind): Record<string, string> => (kind === statusAsked.kind ? { show: GIVE_STATUS } : {}),
    },
    {
      of: taskKind,
      icon: IconCheckbox,
      area: 'tasks',
      many: 'boards:kind.task',
      counted: 'boards:served_task',
      card: taskCard,
      changes: 'boards.task_',
    },
  ],
  offers: [{ name: 'boards.approvals', words: 'boards:ui.approval.offer', icon: IconCircleCheck, path: 'boards/mine' }],
  keys: [
    {
      label: 'boards:ui.board.keys',
      keys: {
        'boards:ui.board.key_new': 'n',
        'boards:ui.board.key_filter': 'f',
        'boards:ui.board.key_walk': '↑+↓+←+→',
        'boards:ui.board.key_open': 'enter',
        'boards:ui.board.key_lift': 'space',
        'boards:ui.board.key_move': 'm',
        'boards:ui.board.key_mine': 'a',
        'boards:ui.board.key_labels': 'l',
        'boards:ui.board.key_due': 'd',
        'boards:ui.board.key_done': 'e',
        'boards:ui.board.key_choose': 'x',
        'boards:ui.board.key_choose_more': 'shift+↑+↓+←+→',
        'boards:ui.board.key_choose_all': 'm+a+l+d+e',
        'boards:ui.board.key_choose_none': 'esc',
      },
    },
  ],
  parts: [boardCard, taskCard],
  deeds: [
    {
      label: 'boards:ui.task.of_message',
      icon: IconCheckbox,
      load: () => import('./task/TaskOfMessage.tsx'),
    },
  ],
}
