import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import {
  archiveBoard,
  bringBackBoard,
  deleteBoard,
  followBoard,
  getBoard,
  listBoards,
  unarchiveBoard,
} from '../../contract.ts'
import { useOnBoard } from './on-board.ts'
import { type MenuProps, type Opened, useBoardMenu } from './use-board-menu.tsx'

const BoardSettings = lazy(() => import('./BoardSettings.tsx'))
const CopyBoard = lazy(() => import('../boards/CopyBoard.tsx'))
const ShareBoard = lazy(() => import('../share/ShareBoard.tsx'))

/** What else can be done with a board. */
export function BoardMenu({ board, onShow, onAbout }: MenuProps) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const { doings } = useOnBoard()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Opened>()
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
  const items = useBoardMenu({
    board,
    onShow,
    onAbout,
    onOpen: setOpen,
    onFollow: () => follow.mutate({ ...input, follows: !board.follows }),
    onArchive: () => (board.archivedAt === null ? archive : unarchive).mutate(input),
  })
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
      <Suspense>
        {open === 'settings' && <BoardSettings board={board} onClose={() => setOpen(undefined)} />}
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
