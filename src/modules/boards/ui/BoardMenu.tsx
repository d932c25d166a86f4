import {
  IconArchive,
  IconArchiveOff,
  IconBell,
  IconBellOff,
  IconBolt,
  IconBoxMultiple,
  IconCopy,
  IconDots,
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
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { toast } from '#web/kit/toast.ts'
import { useOffered } from '#web/offered.ts'
import { useAction } from '#web/query.ts'
import {
  archiveBoard,
  type BoardWhole,
  boardKind,
  bringBackBoard,
  deleteBoard,
  followBoard,
  getBoard,
  listBoards,
  unarchiveBoard,
} from '../contract.ts'
import { useOnBoard } from './on-board.ts'

const BoardSettings = lazy(() => import('./BoardSettings.tsx'))
const CopyBoard = lazy(() => import('./CopyBoard.tsx'))
const ShareBoard = lazy(() => import('./ShareBoard.tsx'))

type MenuProps = { board: BoardWhole; onShow: (what: string) => void; onAbout: () => void }

/** What else can be done with a board. */
export function BoardMenu({ board, onShow, onAbout }: MenuProps) {
  const { t } = useTranslation('boards')
  const { community, memberId } = useHere()
  const { doings, mayWork, onAsk } = useOnBoard()
  const { menus } = useOffered()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'settings' | 'delete' | 'copy' | 'template' | 'share'>()
  const input = { boardId: board.id }
  const doing = { refreshes: [getBoard, listBoards], onRefused: doings.onRefused }
  const follow = useAction(followBoard, {
    ...doing,
    onDone: (_, { follows }) => toast({ text: t(follows ? 'ui.board.followed' : 'ui.board.unfollowed') }),
  })
  const unarchive = useAction(unarchiveBoard, doing)
  const archive = useAction(archiveBoard, {
    ...doing,
    onDone: () => toast({ text: t('ui.board.archived'), undo: () => unarchive.mutate(input) }),
  })
  const back = useAction(bringBackBoard, { refreshes: [listBoards], onRefused: doings.onRefused })
  const remove = useAction(deleteBoard, {
    refreshes: [listBoards],
    onRefused: doings.onRefused,
    onDone() {
      toast({ text: t('ui.board.deleted'), undo: () => back.mutate(input) })
      void navigate({ to: inCommunity(community.slug, 'boards') })
    },
  })
  const isAway = board.archivedAt !== null
  const items = [
    { label: t('ui.board.talk'), icon: <IconMessageCircle aria-hidden />, onPick: () => onShow('talk') },
    {
      label: t(board.follows ? 'ui.board.unfollow' : 'ui.board.follow'),
      icon: board.follows ? <IconBellOff aria-hidden /> : <IconBell aria-hidden />,
      onPick: () => follow.mutate({ ...input, follows: !board.follows }),
    },
    ...(mayWork
      ? [
          { label: t('ui.board.labels'), icon: <IconTag aria-hidden />, onPick: () => onAsk({ what: 'labels' }) },
          { label: t('ui.fields.title'), icon: <IconForms aria-hidden />, onPick: () => onAsk({ what: 'fields' }) },
        ]
      : []),
    {
      label: t('ui.board.rules'),
      icon: <IconBolt aria-hidden />,
      onPick: () => void navigate({ to: inCommunity(community.slug, 'rules', board.id) }),
    },
    ...(mayWork
      ? [{ label: t('ui.status.title'), icon: <IconTrendingUp aria-hidden />, onPick: () => onShow('status') }]
      : []),
    ...(board.isTemplate
      ? []
      : [
          {
            label: t('ui.board.task_templates'),
            icon: <IconTemplate aria-hidden />,
            onPick: () => onShow('templates'),
          },
        ]),
    ...menus
      .filter(({ of }) => of === boardKind.kind)
      .map(({ label, icon: Icon, path }) => ({
        label: t(label as 'area'),
        icon: <Icon aria-hidden />,
        onPick: () => void navigate({ to: inCommunity(community.slug, path(board.id)) }),
      })),
    { label: t('ui.board.archive_view'), icon: <IconBoxMultiple aria-hidden />, onPick: () => onShow('archive') },
    ...(memberId
      ? [
          {
            label: t(board.isTemplate ? 'ui.board.begin' : 'ui.board.duplicate'),
            icon: <IconCopy aria-hidden />,
            parted: true,
            onPick: () => setOpen('copy'),
          },
          ...(board.isTemplate
            ? []
            : [
                {
                  label: t('ui.board.make_template'),
                  icon: <IconTemplate aria-hidden />,
                  onPick: () => setOpen('template'),
                },
              ]),
        ]
      : []),
    ...(board.can.tend && !isAway
      ? [{ label: t('ui.board.share'), icon: <IconShare aria-hidden />, onPick: () => setOpen('share') }]
      : []),
    ...(board.can.tend && (!isAway || board.isTemplate)
      ? [
          {
            label: t(board.about ? 'ui.board.about_edit' : 'ui.board.about_begin'),
            icon: <IconFileText aria-hidden />,
            parted: true,
            onPick: onAbout,
          },
          {
            label: t('ui.board.settings'),
            icon: <IconSettings aria-hidden />,
            onPick: () => setOpen('settings'),
          },
        ]
      : []),
    ...(board.can.tend
      ? [
          ...(board.isTemplate
            ? []
            : [
                {
                  label: t(isAway ? 'ui.board.unarchive' : 'ui.board.archive'),
                  icon: isAway ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />,
                  onPick: () => (isAway ? unarchive : archive).mutate(input),
                },
              ]),
          {
            label: t('ui.board.delete'),
            icon: <IconTrash aria-hidden />,
            danger: true,
            onPick: () => setOpen('delete'),
          },
        ]
      : []),
  ]
  return (
    <>
      <Menu
        items={items}
        button={
          <IconButton label={t('ui.board.more')}>
            <IconDots aria-hidden />
          </IconButton>
        }
      />
      {open === 'settings' && (
        <Suspense>
          <BoardSettings board={board} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
      <Suspense>
        {(open === 'copy' || open === 'template') && (
          <CopyBoard board={board} as={open} onClose={() => setOpen(undefined)} />
        )}
        {open === 'share' && <ShareBoard board={board} onClose={() => setOpen(undefined)} />}
      </Suspense>
      <ConfirmDialog
        open={open === 'delete'}
        question={t('ui.board.delete_question')}
        text={t('ui.board.delete_text', { count: board.tasks.length })}
        keep={t('ui.board.delete_keep')}
        confirm={t('ui.board.delete')}
        busy={remove.isPending && t('ui.board.deleting')}
        onKeep={() => setOpen(undefined)}
        onConfirm={() => remove.mutate(input)}
      />
    </>
  )
}
