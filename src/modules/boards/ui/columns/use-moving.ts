/** A card goes to its new place at once, and back where the house refuses. */
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import type { Card } from '../../contract.ts'
import { moveTask } from '../../task/contract.ts'
import { type Early, whyEarly } from '../board/early.ts'
import type { BoardShown } from '../board/use-board.ts'
import { keyAfter, type Place } from '../shown.ts'

export type How = { from?: string; anyway?: true }
type Given = {
  onRefused: (refused: Refused) => void
  onEarly: (card: Card, why: Early, place: Place, how: How) => void
}

export function useMoving(shown: BoardShown, { onRefused, onEarly }: Given) {
  const { t } = useTranslation('boards')
  const moving = useAction(moveTask)
  async function move(card: Card, place: Place, { from, quiet, anyway }: How & { quiet?: true } = {}) {
    const { listId, after } = place
    const { board, lists } = shown
    const list = board?.lists.find(({ id }) => id === listId)
    const isHome = card.boardId === board?.id
    if (list) {
      const position = keyAfter(lists.get(listId) ?? [], card.id, after)
      const wasClosing = board?.lists.find(({ id }) => id === card.listId)?.closes
      const closedAt =
        list.closes && isHome ? (card.closedAt ?? new Date().toISOString()) : wasClosing ? null : card.closedAt
      shown.move(card.id, { listId, position, closedAt: isHome ? closedAt : card.closedAt })
    }
    const on = { taskId: card.id, listId, ...(after !== undefined && { after }), ...(from && { from }) }
    const input = { ...on, ...(anyway && { anyway }) }
    try {
      const done = await moving.mutateAsync(input)
      if (list) shown.settle(done.card)
      else void shown.again()
      // Where it stood before nobody is asked.
      const home = from && { from: done.card.boardId }
      const undo = () => void move(done.card, done.was, { quiet: true, anyway: true, ...home })
      if (!quiet) toast({ text: movedTo(list?.title, listId === card.listId), undo })
    } catch (refused) {
      shown.move(card.id, undefined)
      const why = whyEarly(refused as Refused)
      if (why) return onEarly(card, why, place, from ? { from } : {})
      onRefused(refused as Refused)
      void shown.again()
    }
  }
  /** What is known to wait is asked about before it moves. */
  const waitsWhere = (card: Card, listId: string) =>
    card.waitsFor.length > 0 &&
    !card.closedAt &&
    card.boardId === shown.board?.id &&
    shown.board.lists.some(({ id, closes }) => id === listId && closes)
  const movedTo = (list: string | undefined, isWithin: boolean) =>
    list === undefined ? t('ui.card.moved_away') : t(isWithin ? 'ui.card.moved_within' : 'ui.card.moved', { list })
  return { move, waitsWhere }
}
