import { type ReactNode, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { usePhone } from '#web/kit/phone.ts'
import { useAction } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard, MOST_LISTS } from '../../contract.ts'
import { addList } from '../../lists/contract.ts'
import { type Filter, matcher } from '../../views/filter.ts'
import { useOnBoard } from '../board/on-board.ts'
import { useBoardKeys } from '../board/use-board-keys.ts'
import type { Adding } from '../board/use-doings.ts'
import { ListPicker } from '../card/ListPicker.tsx'
import { ChosenBar } from '../choosing/ChosenBar.tsx'
import { useChosenStore } from '../choosing/chosen.ts'
import { useChoosing } from '../choosing/use-choosing.ts'
import { type Lists, placeAmong } from '../shown.ts'
import { AddList } from './AddList.tsx'
import { Column } from './Column.tsx'
import styles from './Columns.module.css'
import { useHeldStore } from './held.ts'
import { OnListsProvider } from './on-lists.ts'
import { useCardDrag } from './use-card-drag.ts'
import { useLists } from './use-lists.ts'

type Props = {
  board: BoardWhole
  tasks: readonly Card[]
  lists: Lists
  filter: Filter
  adding: readonly Adding[]
  addingTo: string | undefined
  onAdding: (listId: string | undefined) => void
  onFilter: () => void
}

const none: readonly never[] = []

/** The lists side by side, on a phone one after another. */
export function Columns({ board, tasks, lists, filter, adding, addingTo, onAdding, onFilter }: Props) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const { mayWork, doings, onAsk, today } = useOnBoard()
  const phone = usePhone()
  const frame = useRef<HTMLDivElement>(null)
  const store = useHeldStore()
  const chosen = useChosenStore()
  const [said, say] = useState('')
  const byId = useMemo(() => new Map(tasks.map((card) => [card.id, card])), [tasks])
  const seen = useSeen(lists, filter, { me: memberId, today })
  const { lists: shown, lifted, onLists, ...press } = useLists({ board, frame, onRefused: doings.onRefused, say })
  const addOne = useAction(addList, { refreshes: [getBoard], onRefused: doings.onRefused })

  const cardsOf = (listId: string) => seen.get(listId) ?? none
  const drop = (card: Card, { listId, at }: { listId: string; at: number }) => {
    const others = (cards: readonly Card[]) => cards.filter(({ id }) => id !== card.id)
    const [all, visible] = [others(lists.get(listId) ?? none), others(cardsOf(listId))]
    // It lies there before the hand is empty: never for a moment where it came from.
    if (!flushSync(() => doings.move(card, { listId, after: placeAmong(all, visible, at) }))) return
    const list = board.lists.find(({ id }) => id === listId)?.title ?? ''
    say(t('ui.card.said_at', { title: card.title, list, at: at + 1, of: visible.length + 1 }))
  }
  const given = { store, frame, seen: cardsOf, card: (id: string) => byId.get(id), onDrop: drop }
  const drag = useCardDrag(given, mayWork)
  const choosing = useChoosing({ ...given, say }, mayWork)
  const keys = { boardId: board.id, mayWork, lists: shown, chosen, doings, onAsk, onAdd: onAdding, onFilter, say }
  useBoardKeys({ ...given, ...keys })
  const titles = useRef(byId)
  titles.current = byId
  const [titleOf] = useState(() => (id: string) => titles.current.get(id)?.title)

  return (
    <OnListsProvider value={onLists}>
      <div className={styles.board}>
        {phone && <ListPicker frame={frame} lists={shown} count={(id) => cardsOf(id).length} />}
        <div
          className={styles.frame}
          ref={frame}
          {...drag}
          {...choosing}
          onPointerDown={(event) => {
            drag.onPointerDown(event)
            if (mayWork) press.onPointerDown(event)
          }}
          onTouchStart={(event) => {
            drag.onTouchStart(event)
            if (mayWork) press.onTouchStart(event)
          }}
        >
          {shown.map((list, at) => (
            <Column
              key={list.id}
              list={list}
              at={at}
              cards={cardsOf(list.id)}
              total={lists.get(list.id)?.length ?? 0}
              isFiltered={seen !== lists}
              adding={ofList(adding, list.id)}
              titleOf={titleOf}
              isAdding={addingTo === list.id}
              isLifted={lifted === list.id}
              onAdding={onAdding}
            />
          ))}
          {mayWork && shown.length < MOST_LISTS && (
            <AddList isFirst={shown.length === 0} onAdd={(title) => addOne.mutate({ boardId: board.id, title })} />
          )}
        </div>
        <ChosenBar board={board} seen={cardsOf} />
        <Keys say={said} />
      </div>
    </OnListsProvider>
  )
}

/** Of one list; always the same where there is none, so that its column is not drawn anew. */
const ofList = (adding: readonly Adding[], listId: string): readonly Adding[] =>
  adding.some((one) => one.listId === listId) ? adding.filter((one) => one.listId === listId) : none

function useSeen(lists: Lists, filter: Filter, { me, today }: { me: string | null; today: string }): Lists {
  const before = useRef<Lists>(undefined)
  const matches = useMemo(() => matcher(filter, me, today), [filter, me, today])
  return useMemo(() => {
    if (!matches) return lists
    const old = before.current
    const next = new Map(
      [...lists].map(([id, cards]) => {
        const found = cards.filter(matches)
        const was = old?.get(id)
        const isSame = was?.length === found.length && found.every((card, n) => card === was[n])
        return [id, isSame ? was : found]
      }),
    )
    before.current = next
    return next
  }, [lists, matches])
}

/** What is said of moving, and what the keys on a list's name do. */
function Keys({ say }: { say: string }): ReactNode {
  const { t } = useTranslation('boards')
  return (
    <>
      <div className="sr" role="status" aria-live="polite">
        {say}
      </div>
      <p hidden id="board-list-keys">
        {t('ui.list.keys')}
      </p>
    </>
  )
}
