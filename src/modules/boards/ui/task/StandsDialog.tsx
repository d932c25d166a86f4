import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { getBoard, listBoards } from '../../contract.ts'
import { moveTask, placeTask, unplaceTask } from '../../task/contract.ts'
import { type Early, whyEarly } from '../board/early.ts'
import { Blocked } from './Blocked.tsx'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; isBeside: boolean; onClose: () => void }

/** Where a task stands: moved to another list or board, or, `isBeside`, on one more board. */
export function StandsDialog({ task, isBeside, onClose }: Props) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const boards = useQuery(listBoards, {})
  const taken = task.places.map(({ boardId }) => boardId)
  const choices = (boards.data?.items ?? []).filter(({ id }) =>
    isBeside ? !taken.includes(id) : id === task.board.id || !taken.includes(id),
  )
  const [chosenBoard, setBoard] = useState(isBeside ? undefined : task.board.id)
  const boardId = chosenBoard ?? choices[0]?.id
  const board = useQuery(getBoard, { boardId: boardId ?? '' }, { enabled: boardId !== undefined })
  const [chosenList, setList] = useState<string>()
  const [early, setEarly] = useState<Early>()
  const lists = board.data?.lists ?? []
  const stands = task.places.find((place) => place.boardId === boardId)?.listId
  const listId =
    lists.find(({ id }) => id === chosenList)?.id ?? lists.find(({ id }) => id === stands)?.id ?? lists[0]?.id
  const list = lists.find(({ id }) => id === listId)
  const back = useAction(moveTask, doing)
  const move = useAction(moveTask, {
    ...doing,
    onDone({ was }) {
      // Back to another board its labels would not come along: that is not offered.
      const undo = () => back.mutate({ taskId: task.id, ...was, anyway: true })
      toast({ text: t('ui.task.moved_to', { list: list?.title ?? '' }), ...(boardId === task.board.id && { undo }) })
      onClose()
    },
    onRefused(refused) {
      const why = whyEarly(refused)
      if (why) setEarly(why)
      else doing.onRefused(refused)
    },
  })
  const off = useAction(unplaceTask, doing)
  const place = useAction(placeTask, {
    ...doing,
    onDone() {
      const undo = () => boardId && off.mutate({ taskId: task.id, boardId })
      toast({ text: t('ui.task.placed_on', { board: board.data?.title ?? '' }), undo })
      onClose()
    },
  })
  const isElsewhere = !isBeside && boardId !== task.board.id
  const go = (anyway?: true) => {
    if (!listId) return
    const from = isElsewhere && { from: task.board.id }
    if (isBeside) place.mutate({ taskId: task.id, listId })
    else move.mutate({ taskId: task.id, listId, ...from, ...(anyway && { anyway }) })
  }
  if (early)
    return (
      <Blocked
        why={early}
        before={task.waitsFor.filter(({ closedAt }) => !closedAt)}
        onKeep={onClose}
        onAnyway={() => go(true)}
      />
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isBeside ? 'ui.task.place_question' : 'ui.task.move_question')}
      actions={
        listId && (
          <Button busy={(move.isPending || place.isPending) && t('ui.task.saving')} onClick={() => go()}>
            {t(isBeside ? 'ui.task.place_now' : 'ui.task.move_now')}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        {choices.length > 0 && (
          <SelectField
            label={t('ui.task.board')}
            value={boardId ?? ''}
            choices={choices.map(({ id, title }) => ({ value: id, label: title }))}
            help={isElsewhere && t('ui.task.move_help')}
            onChange={(event) => setBoard(event.target.value)}
          />
        )}
        {lists.length > 0 && (
          <SelectField
            label={t('ui.task.list')}
            data-autofocus
            value={listId ?? ''}
            choices={lists.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => setList(event.target.value)}
          />
        )}
        {board.data && lists.length === 0 && <Notice>{t('ui.task.no_list')}</Notice>}
        {boards.data && choices.length === 0 && <p className={styles.quiet}>{t('ui.task.no_board')}</p>}
      </div>
    </Dialog>
  )
}
