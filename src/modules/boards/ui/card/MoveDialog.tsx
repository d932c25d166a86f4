import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { SelectField } from '#web/kit/fields.tsx'
import { useQuery } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard, listBoards } from '../../contract.ts'
import styles from '../board/BoardSettings.module.css'
import { useOnBoard } from '../board/on-board.ts'
import { byList, type Lists } from '../shown.ts'

const FIRST = 'first'
const LAST = 'last'

type Props = { board: BoardWhole; card: Card; lists: Lists; onClose: () => void }

/** Moving in words: to which board, which list, which place. */
export default function MoveDialog({ board, card, lists, onClose }: Props) {
  const { t } = useTranslation('boards')
  const { doings } = useOnBoard()
  const [boardId, setBoard] = useState(board.id)
  const [chosen, setList] = useState<string>()
  const [place, setPlace] = useState(LAST)
  const isHere = boardId === board.id
  const boards = useQuery(listBoards, {})
  const other = useQuery(getBoard, { boardId }, { enabled: !isHere })
  const target = isHere ? board : other.data
  const all = isHere ? lists : byList(other.data?.tasks ?? [])
  const listId = chosen ?? (isHere ? card.listId : target?.lists[0]?.id)
  const others = (all.get(listId ?? '') ?? []).filter(({ id }) => id !== card.id)
  // Its home decides who sees it: only from there it moves to another board.
  const canLeave = card.boardId === board.id
  const choices = canLeave ? (boards.data?.items ?? [board]) : [board]
  const move = () => {
    if (!listId) return
    const after = place === FIRST ? null : place === LAST ? others.at(-1)?.id : place
    doings.move(card, { listId, after }, isHere ? undefined : { from: board.id })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.card.move_question')}
      actions={
        <Button disabled={!listId} onClick={move}>
          {t('ui.card.move_now')}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
      >
        <p>{card.title}</p>
        {choices.length > 1 && (
          <SelectField
            label={t('ui.card.board')}
            choices={choices.map(({ id, title }) => ({ value: id, label: title }))}
            value={boardId}
            help={!isHere && t('ui.card.board_help')}
            onChange={(event) => {
              setBoard(event.target.value)
              setList(undefined)
              setPlace(LAST)
            }}
          />
        )}
        <SelectField
          label={t('ui.card.list')}
          choices={(target?.lists ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={listId ?? ''}
          data-autofocus
          onChange={(event) => {
            setList(event.target.value)
            setPlace(LAST)
          }}
        />
        <SelectField
          label={t('ui.card.place')}
          choices={[
            { value: FIRST, label: t('ui.card.place_first') },
            ...others.slice(0, -1).map(({ id, title }) => ({ value: id, label: t('ui.card.place_after', { title }) })),
            ...(others.length > 0 ? [{ value: LAST, label: t('ui.card.place_last') }] : []),
          ]}
          value={others.length > 0 ? place : FIRST}
          onChange={(event) => setPlace(event.target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
