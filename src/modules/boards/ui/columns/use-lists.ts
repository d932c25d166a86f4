/** What can be done with the lists of a board; while one is moved its new place is shown at once. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refused } from '#web/call.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { type BoardList, type BoardWhole, getBoard } from '../../contract.ts'
import { archiveList, changeList, moveList, unarchiveList } from '../../lists/contract.ts'
import type { OnLists } from './on-lists.ts'
import { useListDrag } from './use-list-drag.ts'

type Given = {
  board: BoardWhole
  frame: { current: HTMLElement | null }
  onRefused: (refused: Refused) => void
  say: (words: string) => void
}

export function useLists({ board, frame, onRefused, say }: Given) {
  const { t } = useTranslation('boards')
  /** Their ids while one of them is on its way, and until the board has been read anew. */
  const [order, setOrder] = useState<readonly string[]>()
  const [lifted, setLifted] = useState<string>()
  const doing = { refreshes: [getBoard], onRefused }
  const change = useAction(changeList, doing)
  const unarchive = useAction(unarchiveList, doing)
  const archive = useAction(archiveList, {
    ...doing,
    onDone: ({ title }, { listId }) =>
      toast({ text: t('ui.list.archived', { title }), undo: () => unarchive.mutate({ listId }) }),
  })
  const move = useAction(moveList, {
    ...doing,
    onRefused(refused) {
      setOrder(undefined)
      onRefused(refused)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they were read anew, what the house says counts.
  useEffect(() => setOrder(undefined), [board.lists])

  const lists = useMemo(() => {
    const place = new Map(order?.map((id, n) => [id, n]))
    return order ? board.lists.toSorted((a, b) => (place.get(a.id) ?? 99) - (place.get(b.id) ?? 99)) : board.lists
  }, [board.lists, order])

  const ids = () => lists.map(({ id }) => id)
  const moved = (id: string, to: number): string[] => {
    const rest = ids().filter((one) => one !== id)
    return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, id)
  }
  const put = (id: string, to: readonly string[]) => {
    setLifted(undefined)
    const at = to.indexOf(id)
    if (at === board.lists.findIndex((one) => one.id === id)) return setOrder(undefined)
    setOrder(to)
    const list = board.lists.find((one) => one.id === id)
    const before = board.lists[board.lists.findIndex((one) => one.id === id) - 1]?.id ?? null
    const undo = () => move.mutate({ listId: id, after: before })
    move.mutate(
      { listId: id, after: to[at - 1] ?? null },
      { onSuccess: () => toast({ text: t('ui.list.moved', { title: list?.title ?? '' }), undo }) },
    )
  }
  const sayPlace = (id: string, to: readonly string[]) => {
    const list = board.lists.find((one) => one.id === id)
    say(t('ui.list.said_at', { title: list?.title ?? '', at: to.indexOf(id) + 1, of: to.length }))
  }
  const keys = (event: KeyboardEvent, id: string) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const isHeld = lifted === id
    if (event.key === ' ' || (event.key === 'Enter' && isHeld)) {
      event.preventDefault()
      if (isHeld) return put(id, ids())
      setLifted(id)
      return sayPlace(id, ids())
    }
    if (!isHeld || (!by && event.key !== 'Escape')) return
    event.preventDefault()
    if (!by) {
      setLifted(undefined)
      return setOrder(undefined)
    }
    const to = moved(id, ids().indexOf(id) + by)
    setOrder(to)
    sayPlace(id, to)
    requestAnimationFrame(() => see(frame.current, id))
  }
  const drag = useListDrag({ frame, ids, moved, put, onLift: setLifted, onOrder: setOrder })
  const given = { change, archive, put, moved, ids, keys }
  const now = useRef(given)
  now.current = given
  const onLists: OnLists = useMemo(
    () => ({
      mayWork: board.can.work,
      change: (listId, to) => now.current.change.mutate({ listId, ...to }),
      step: (id, by) => now.current.put(id, now.current.moved(id, now.current.ids().indexOf(id) + by)),
      archive: (list: BoardList) => now.current.archive.mutate({ listId: list.id }),
      keys: (event, id) => now.current.keys(event, id),
    }),
    [board.can.work],
  )
  return { lists, lifted, onLists, ...drag }
}

/** Moved by keys it stays in sight. */
const see = (frame: HTMLElement | null, id: string) =>
  frame?.querySelector(`[data-list="${id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
