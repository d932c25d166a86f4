import { IconThumbUp, IconThumbUpFilled } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { keyOf, useAction } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard } from '../../contract.ts'
import { voteForTask } from '../../votes/contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import styles from './Votes.module.css'

/** How many are for it; filled where I am. Pressed, my vote comes or goes. */
export function VoteMark({ card }: { card: Card }) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const client = useQueryClient()
  const { boardId, myVotes, mayWork, doings } = useOnBoard()
  const key = keyOf(getBoard, { boardId }, community.slug)
  const isMine = myVotes.has(card.id)
  const show = (on: boolean) => client.setQueryData<BoardWhole>(key, (now) => now && withVote(now, card.id, on))
  const vote = useAction(voteForTask, {
    oneByOne: true,
    onRefused(refused) {
      show(isMine)
      doings.onRefused(refused)
    },
  })
  const count = t('ui.vote.count', { count: card.votes })
  const Icon = isMine ? IconThumbUpFilled : IconThumbUp
  if (!mayWork || card.boardId !== boardId)
    return (
      <span>
        <Icon aria-hidden />
        <span className="sr">{t('ui.vote.card')} </span>
        {card.votes}
      </span>
    )
  const press = () => {
    show(!isMine)
    vote.mutate({ taskId: card.id, on: !isMine })
  }
  return (
    <button
      type="button"
      className={styles.mark}
      aria-pressed={isMine}
      aria-label={`${t('ui.vote.give')}: ${count}`}
      data-tip={t(isMine ? 'ui.vote.back' : 'ui.vote.give')}
      onClick={press}
    >
      <Icon aria-hidden />
      {card.votes || null}
    </button>
  )
}

/** Until the frame has brought the exact count, mine is counted by itself. */
function withVote(board: BoardWhole, id: string, on: boolean): BoardWhole {
  if (board.myVotes.includes(id) === on) return board
  const myVotes = on ? [...board.myVotes, id] : board.myVotes.filter((one) => one !== id)
  const tasks = board.tasks.map((one) => (one.id === id ? { ...one, votes: one.votes + (on ? 1 : -1) } : one))
  return { ...board, myVotes, tasks }
}
