/** What can be done with the cards of a board: seen at once, taken back where the house refuses, undone from the toast. */
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useLive } from '#web/live.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import type { Card } from '../../contract.ts'
import {
  addTask,
  archiveTask,
  assignTask,
  bringBackTask,
  closeTask,
  deleteTask,
  leaveTask,
  reopenTask,
  takeTask,
  unarchiveTask,
  unassignTask,
} from '../../task/contract.ts'
import { type How, useMoving } from '../columns/use-moving.ts'
import type { Place } from '../shown.ts'
import { type Early, whyEarly } from './early.ts'
import type { BoardShown } from './use-board.ts'

export type Adding = { key: string; listId: string; title: string }
/** Asks before a task goes, and before it is done although others come first or an OK is missing. */
export type Asking =
  | { card: Card; what: 'delete' }
  | { card: Card; what: 'close'; why: Early }
  | { card: Card; what: 'move'; why: Early; place: Place; how: How }
  | undefined
export type Doings = ReturnType<typeof useDoings>['doings']

export function useDoings(shown: BoardShown) {
  const { t } = useTranslation('boards')
  const { memberId } = useHere()
  const live = useLive()
  const words = useRefusal('boards')
  const [adding, setAdding] = useState<readonly Adding[]>([])
  const [asking, setAsking] = useState<Asking>()
  const onRefused = (refused: Refused) => toast({ text: words(refused) ?? t('ui.board.failed'), kind: 'bad' })
  // The frame of what I did brings the card; without a line to the house it is asked.
  const onDone = () => {
    if (live?.state() !== 'open') void shown.again()
  }
  const told = { onRefused, onDone }
  const add = useAction(addTask, { oneByOne: true })
  const close = useAction(closeTask, { onDone })
  const reopen = useAction(reopenTask, told)
  const take = useAction(takeTask, told)
  const leave = useAction(leaveTask, told)
  const assign = useAction(assignTask, told)
  const unassign = useAction(unassignTask, told)
  const archive = useAction(archiveTask, { onRefused })
  const unarchive = useAction(unarchiveTask, told)
  const remove = useAction(deleteTask, { onRefused })
  const back = useAction(bringBackTask, told)

  const { move, waitsWhere } = useMoving(shown, {
    onRefused,
    onEarly: (card, why, place, how) => setAsking({ card, what: 'move', why, place, how }),
  })

  const now = {
    adding,
    /** False where it is asked first whether it is done. */
    move(card: Card, place: Place, how: How = {}): boolean {
      const asks = !how.anyway && waitsWhere(card, place.listId)
      if (asks) setAsking({ card, what: 'move', why: 'waits_for_others', place, how })
      else void move(card, place, how)
      return !asks
    },
    async add(listId: string, title: string, after?: null) {
      const one = { key: crypto.randomUUID(), listId, title }
      setAdding((all) => [...all, one])
      try {
        shown.put(await add.mutateAsync({ listId, title, ...(after === null && { after }) }))
      } catch (refused) {
        onRefused(refused as Refused)
      } finally {
        setAdding((all) => all.filter(({ key }) => key !== one.key))
      }
    },
    toggleDone(card: Card) {
      if (card.closedAt) reopen.mutate({ taskId: card.id })
      else if (card.waitsFor.length > 0) setAsking({ card, what: 'close', why: 'waits_for_others' })
      else
        close.mutate(
          { taskId: card.id },
          {
            onError(refused) {
              const why = whyEarly(refused)
              if (why) setAsking({ card, what: 'close', why })
              else onRefused(refused)
            },
          },
        )
    },
    closeAnyway: (card: Card) => close.mutate({ taskId: card.id, anyway: true }, { onError: onRefused }),
    /** "Ich mache mit" where volunteers are wanted, else it becomes mine by being given to me; and back. */
    toggleMine(card: Card) {
      if (!memberId) return
      const of = { taskId: card.id }
      const isMine = card.assignees.includes(memberId)
      if (card.needed !== null) (isMine ? leave : take).mutate(of)
      else (isMine ? unassign : assign).mutate({ ...of, memberId })
    },
    archive: (card: Card) =>
      archive.mutate(
        { taskId: card.id },
        {
          onSuccess() {
            onDone()
            toast({ text: t('ui.card.archived'), undo: () => unarchive.mutate({ taskId: card.id }) })
          },
        },
      ),
    askDelete: (card: Card) => setAsking({ card, what: 'delete' }),
    remove: (card: Card) =>
      remove.mutate(
        { taskId: card.id },
        {
          onSuccess() {
            onDone()
            toast({ text: t('ui.card.deleted'), undo: () => back.mutate({ taskId: card.id }) })
          },
        },
      ),
    onRefused,
  }
  // One object for as long as the board stands, so that no card is drawn anew because of it.
  const current = useRef(now)
  current.current = now
  const doings = useMemo(
    () => ({
      move: (...args: Parameters<typeof now.move>) => current.current.move(...args),
      add: (...args: Parameters<typeof now.add>) => void current.current.add(...args),
      toggleDone: (card: Card) => current.current.toggleDone(card),
      closeAnyway: (card: Card) => current.current.closeAnyway(card),
      toggleMine: (card: Card) => current.current.toggleMine(card),
      archive: (card: Card) => current.current.archive(card),
      askDelete: (card: Card) => current.current.askDelete(card),
      remove: (card: Card) => current.current.remove(card),
      onRefused: (refused: Refused) => current.current.onRefused(refused),
    }),
    [],
  )
  return { doings, adding, asking, endAsking: () => setAsking(undefined) }
}
