import {
  IconArchive,
  IconArrowsMove,
  IconCalendar,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconHandStop,
  IconRotate,
  IconTag,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '#web/here.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { useChosenStore, useIsChosen } from '../choosing/chosen.ts'
import styles from './TaskCard.module.css'

const none: MenuItem[] = []

/** What else can be done with a card, where it stands; nothing of it is made before it is asked for. */
export function CardMenu({ card }: { card: Card }) {
  const { t } = useOnBoard()
  const [isAsked, setAsked] = useState(false)
  const itemsOf = useItems(card)
  return (
    <Menu
      items={isAsked ? itemsOf() : none}
      button={
        <IconButton
          label={t('ui.card.more', { title: card.title })}
          className={styles.more}
          onClickCapture={() => setAsked(true)}
        >
          {null}
        </IconButton>
      }
    />
  )
}

function useItems(card: Card): () => MenuItem[] {
  const { memberId } = useHere()
  const { t, boardId, doings, onAsk } = useOnBoard()
  const chosen = useChosenStore()
  const isChosen = useIsChosen(card.id)
  return () => {
    const isMine = memberId !== null && card.assignees.includes(memberId)
    const isHome = card.boardId === boardId
    const isDone = card.closedAt !== null
    const canJoin = isMine || card.needed === null || card.assignees.length < card.needed
    const mine =
      card.needed === null ? (isMine ? 'ui.card.not_mine' : 'ui.card.mine') : isMine ? 'ui.card.leave' : 'ui.card.join'
    return [
      {
        label: t('ui.card.move_to'),
        icon: <IconArrowsMove aria-hidden />,
        side: 'M',
        onPick: () => onAsk({ what: 'move', taskId: card.id }),
      },
      ...(canJoin && !isDone
        ? [
            {
              label: t(mine),
              icon: card.needed === null ? <IconUserCheck aria-hidden /> : <IconHandStop aria-hidden />,
              side: 'A',
              onPick: () => doings.toggleMine(card),
            },
          ]
        : []),
      ...(isHome
        ? [
            {
              label: t('ui.card.set_labels'),
              icon: <IconTag aria-hidden />,
              side: 'L',
              onPick: () => onAsk({ what: 'labels', taskId: card.id }),
            },
          ]
        : []),
      {
        label: t('ui.card.set_due'),
        icon: <IconCalendar aria-hidden />,
        side: 'D',
        onPick: () => onAsk({ what: 'due', taskId: card.id }),
      },
      {
        label: t(isDone ? 'ui.card.reopen' : 'ui.card.close'),
        icon: isDone ? <IconRotate aria-hidden /> : <IconCircleCheck aria-hidden />,
        side: 'E',
        onPick: () => doings.toggleDone(card),
      },
      {
        label: t(isChosen ? 'ui.card.leave_chosen' : 'ui.card.choose'),
        icon: <IconCircleDashedCheck aria-hidden />,
        side: 'X',
        onPick: () => chosen.toggle(card.id),
      },
      {
        label: t('ui.card.archive'),
        icon: <IconArchive aria-hidden />,
        parted: true,
        onPick: () => doings.archive(card),
      },
      {
        label: t('ui.card.delete'),
        icon: <IconTrash aria-hidden />,
        danger: true,
        onPick: () => doings.askDelete(card),
      },
    ]
  }
}
