import {
  IconArchive,
  IconArchiveOff,
  IconBell,
  IconBellOff,
  IconCopy,
  IconDots,
  IconLink,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { duplicateTask, makeTaskTemplate } from '../../copies/contract.ts'
import { archiveTask, bringBackTask, deleteTask, followTask, unarchiveTask } from '../../task/contract.ts'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = {
  task: TaskShown
  /** Where one is once it is deleted. */
  goesTo?: string
  onGone?: () => void
}

/** What happens to a task as a whole. */
export function TaskMenu({ task, goesTo, onGone }: Props) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const navigate = useNavigate()
  const { patch, ...doing } = useDoing(task.id)
  const taskId = task.id
  const href = inCommunity(community.slug, 'tasks', taskId)
  const goTo = (to: string) => void navigate({ to })
  const leave = () => (onGone ? onGone() : goesTo && goTo(goesTo))
  const follow = useAction(followTask, doing)
  const unarchive = useAction(unarchiveTask, doing)
  const undoArchive = () => unarchive.mutate({ taskId })
  const archive = useAction(archiveTask, {
    ...doing,
    onDone: () => toast({ text: t('ui.task.archived'), undo: undoArchive }),
  })
  const bringBack = useAction(bringBackTask, { ...doing, onDone: () => goTo(href) })
  const undoDelete = () => bringBack.mutate({ taskId })
  const remove = useAction(deleteTask, {
    onRefused: doing.onRefused,
    onDone() {
      leave()
      toast({ text: t('ui.task.deleted', { title: task.title }), undo: undoDelete })
    },
  })
  const keep = useAction(makeTaskTemplate, {
    ...doing,
    onDone: () => toast({ text: t('ui.task.template_made'), undo: undoArchive }),
  })
  const duplicate = useAction(duplicateTask, {
    onRefused: doing.onRefused,
    onDone: ({ id }) => {
      const run = () => goTo(inCommunity(community.slug, 'tasks', id))
      toast({ text: t('ui.task.duplicated'), action: { label: t('ui.task.open'), run } })
    },
  })
  const copy = () =>
    navigator.clipboard
      .writeText(new URL(href, location.href).href)
      .then(() => toast({ text: t('ui.task.link_copied') }))
      .catch(() => toast({ text: t('ui.task.failed'), kind: 'bad' }))
  const toggle = () => {
    patch((was) => ({ ...was, follows: !was.follows }))
    follow.mutate({ taskId, follows: !task.follows })
  }
  const isIn = task.can.work || task.archivedAt !== null
  const items: (MenuItem | false)[] = [
    { label: t('ui.task.copy_link'), icon: <IconLink aria-hidden />, onPick: () => void copy() },
    isIn && {
      label: t(task.follows ? 'ui.task.unfollow' : 'ui.task.follow'),
      icon: task.follows ? <IconBellOff aria-hidden /> : <IconBell aria-hidden />,
      onPick: toggle,
    },
    task.can.work && {
      label: t('ui.task.duplicate'),
      icon: <IconCopy aria-hidden />,
      onPick: () => duplicate.mutate({ taskId, title: t('ui.task.copy_of', { title: task.title }).slice(0, 300) }),
    },
    task.can.work &&
      !task.parent && {
        label: t('ui.task.make_template'),
        icon: <IconTemplate aria-hidden />,
        onPick: () => keep.mutate({ taskId }),
      },
    task.can.work && {
      label: t('ui.task.archive'),
      icon: <IconArchive aria-hidden />,
      parted: true,
      onPick: () => archive.mutate({ taskId }),
    },
    task.archivedAt !== null && {
      label: t(task.isTemplate ? 'ui.board.template_out' : 'ui.task.unarchive'),
      icon: <IconArchiveOff aria-hidden />,
      parted: true,
      onPick: undoArchive,
    },
    task.can.tend && {
      label: t('ui.task.delete'),
      icon: <IconTrash aria-hidden />,
      danger: true,
      onPick: () => remove.mutate({ taskId }),
    },
  ]
  return (
    <Menu
      button={
        <IconButton label={t('ui.task.menu')}>
          <IconDots aria-hidden />
        </IconButton>
      }
      items={items.filter((one): one is MenuItem => one !== false)}
    />
  )
}
