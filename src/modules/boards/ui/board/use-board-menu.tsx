/** What the menu of a board offers, in its parts: looking, setting up, copying, the board itself, its end. */
import {
  IconArchive,
  IconArchiveOff,
  IconBell,
  IconBellOff,
  IconBolt,
  IconBoxMultiple,
  IconCopy,
  IconFileText,
  IconForms,
  IconMessageCircle,
  IconSettings,
  IconShare,
  IconTag,
  IconTemplate,
  IconTrash,
  IconTrendingUp,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { useOffered } from '#web/offered.ts'
import { type BoardWhole, boardKind } from '../../contract.ts'
import { useOnBoard } from './on-board.ts'

/** What opens over the board. */
export type Opened = 'settings' | 'delete' | 'copy' | 'template' | 'share'
export type MenuProps = { board: BoardWhole; onShow: (what: string) => void; onAbout: () => void }
type Given = MenuProps & { onOpen: (what: Opened) => void; onFollow: () => void; onArchive: () => void }

export function useBoardMenu({ board, onShow, onAbout, onOpen, onFollow, onArchive }: Given): MenuItem[] {
  const { t } = useTranslation('boards')
  const { community, memberId } = useHere()
  const { mayWork, onAsk } = useOnBoard()
  const { menus } = useOffered()
  const navigate = useNavigate()
  const goTo = (...path: string[]) => void navigate({ to: inCommunity(community.slug, ...path) })
  const { isTemplate, follows, can } = board
  const isAway = board.archivedAt !== null

  const talk: MenuItem[] = [
    { label: t('ui.board.talk'), icon: <IconMessageCircle aria-hidden />, onPick: () => onShow('talk') },
    {
      label: t(follows ? 'ui.board.unfollow' : 'ui.board.follow'),
      icon: follows ? <IconBellOff aria-hidden /> : <IconBell aria-hidden />,
      onPick: onFollow,
    },
  ]
  const marks: MenuItem[] = [
    { label: t('ui.board.labels'), icon: <IconTag aria-hidden />, onPick: () => onAsk({ what: 'labels' }) },
    { label: t('ui.fields.title'), icon: <IconForms aria-hidden />, onPick: () => onAsk({ what: 'fields' }) },
  ]
  const rules: MenuItem = {
    label: t('ui.board.rules'),
    icon: <IconBolt aria-hidden />,
    onPick: () => goTo('rules', board.id),
  }
  const status: MenuItem = {
    label: t('ui.status.title'),
    icon: <IconTrendingUp aria-hidden />,
    onPick: () => onShow('status'),
  }
  const templates: MenuItem = {
    label: t('ui.board.task_templates'),
    icon: <IconTemplate aria-hidden />,
    onPick: () => onShow('templates'),
  }
  const ofModules = menus
    .filter(({ of }) => of === boardKind.kind)
    .map(
      ({ label, icon: Icon, path }): MenuItem => ({
        label: t(label as 'area'),
        icon: <Icon aria-hidden />,
        onPick: () => goTo(path(board.id)),
      }),
    )
  const archived: MenuItem = {
    label: t('ui.board.archive_view'),
    icon: <IconBoxMultiple aria-hidden />,
    onPick: () => onShow('archive'),
  }
  const copy: MenuItem = {
    label: t(isTemplate ? 'ui.board.begin' : 'ui.board.duplicate'),
    icon: <IconCopy aria-hidden />,
    parted: true,
    onPick: () => onOpen('copy'),
  }
  const template: MenuItem = {
    label: t('ui.board.make_template'),
    icon: <IconTemplate aria-hidden />,
    onPick: () => onOpen('template'),
  }
  const share: MenuItem = {
    label: t('ui.board.share'),
    icon: <IconShare aria-hidden />,
    onPick: () => onOpen('share'),
  }
  const itself: MenuItem[] = [
    {
      label: t(board.about ? 'ui.board.about_edit' : 'ui.board.about_begin'),
      icon: <IconFileText aria-hidden />,
      parted: true,
      onPick: onAbout,
    },
    { label: t('ui.board.settings'), icon: <IconSettings aria-hidden />, onPick: () => onOpen('settings') },
  ]
  const archive: MenuItem = {
    label: t(isAway ? 'ui.board.unarchive' : 'ui.board.archive'),
    icon: isAway ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />,
    onPick: onArchive,
  }
  const remove: MenuItem = {
    label: t('ui.board.delete'),
    icon: <IconTrash aria-hidden />,
    danger: true,
    onPick: () => onOpen('delete'),
  }
  return [
    ...talk,
    ...(mayWork ? marks : []),
    rules,
    ...(mayWork ? [status] : []),
    ...(isTemplate ? [] : [templates]),
    ...ofModules,
    archived,
    ...(memberId ? [copy] : []),
    ...(memberId && !isTemplate ? [template] : []),
    ...(can.tend && !isAway ? [share] : []),
    ...(can.tend && (!isAway || isTemplate) ? itself : []),
    ...(can.tend && !isTemplate ? [archive] : []),
    ...(can.tend ? [remove] : []),
  ]
}
