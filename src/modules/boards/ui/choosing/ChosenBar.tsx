import { lazy, Suspense } from 'react'
import type { BoardWhole, Card } from '../../contract.ts'
import { useHeldStore } from '../columns/held.ts'
import { useChosen, useChosenStore } from './chosen.ts'

const BulkBar = lazy(() => import('../views/BulkBar.tsx').then((module) => ({ default: module.BulkBar })))

type Props = { board: BoardWhole; seen: (listId: string) => readonly Card[] }

/** At the foot of the board while cards are chosen; what a filter hides is left alone. */
export function ChosenBar({ board, seen }: Props) {
  const chosen = useChosenStore()
  const ids = useChosen()
  const held = useHeldStore()
  const cards = ids.size > 0 ? board.lists.flatMap(({ id }) => seen(id)).filter(({ id }) => ids.has(id)) : []
  if (cards.length === 0) return null
  const end = () => {
    chosen.clear()
    const last = cards.find(({ id }) => id === chosen.last())
    if (last && chosen.byKeys.is) held.wish(last.id)
  }
  return (
    <Suspense>
      <BulkBar board={board} cards={cards} onDone={end} />
    </Suspense>
  )
}
