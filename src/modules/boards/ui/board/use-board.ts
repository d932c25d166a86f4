/** A board as it is shown: fetched once, kept fresh by frames, with what is on its way already in its new place. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommunitySlug } from '#web/community.ts'
import { type Frame, useLive } from '#web/live.ts'
import { keyOf, useQuery } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard } from '../../contract.ts'
import { byList, cardOf, caughtUp, type Lists, type Moved, withCard, withFrame, withMoves } from '../shown.ts'

/** So long what I moved may wait for its frame; then the house is asked. */
const FRAME_MS = 3_000

export type BoardShown = ReturnType<typeof useBoard>

export function useBoard(boardId: string) {
  const client = useQueryClient()
  const community = useCommunitySlug()
  const later = useRef(new Map<string, { seq: number; card: Card | null }>())
  const lists = useRef<Lists>(undefined)
  const live = useLive()
  const waiting = useRef(new Map<string, { card: Card; timer: ReturnType<typeof setTimeout> }>())
  const [moves, setMoves] = useState<ReadonlyMap<string, Moved>>(new Map())
  const key = useMemo(() => keyOf(getBoard, { boardId }, community), [boardId, community])
  const apply = useCallback((shown: BoardWhole, frame: Frame) => {
    const found = /^boards\./.test(frame.kind) && cardOf(frame, shown)
    if (found && typeof found === 'object') later.current.set(found.id, { seq: frame.seq, card: found.card })
    return withFrame(shown, frame)
  }, [])
  const asked = useQuery(getBoard, { boardId }, { watch: { subjects: [boardId], kinds: ['boards.'], apply } })
  const { data } = asked
  const board = useMemo(() => data && caughtUp(data, later.current), [data])
  const tasks = useMemo(() => withMoves(board?.tasks ?? [], moves), [board, moves])
  lists.current = useMemo(() => byList(tasks, lists.current), [tasks])

  const again = useCallback(() => client.invalidateQueries({ queryKey: key }), [client, key])
  const move = useCallback((id: string, moved: Moved | undefined) => {
    clearTimeout(waiting.current.get(id)?.timer)
    waiting.current.delete(id)
    setMoves((now) => {
      const next = new Map(now)
      if (moved) next.set(id, moved)
      else next.delete(id)
      return next
    })
  }, [])
  /**
   * The house has answered: until a frame has brought it here, too, it stays where I put it. Frames of what was before may
   * still be on their way, and must not move it back.
   */
  const settle = useCallback(
    (card: Card) => {
      const { id, listId, position, closedAt } = card
      move(id, { listId, position, closedAt })
      const ask = () => void again().then(() => move(id, undefined))
      waiting.current.set(id, { card, timer: setTimeout(ask, live?.state() === 'open' ? FRAME_MS : 0) })
    },
    [move, again, live],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: it may have been told already when the house answers.
  useEffect(() => {
    for (const [id, { card }] of waiting.current) {
      const now = board?.tasks.find((one) => one.id === id)
      if (now?.listId === card.listId && now.position === card.position) move(id, undefined)
    }
  }, [board, moves, move])
  const put = useCallback(
    (card: Card) =>
      void client.setQueryData<BoardWhole>(key, (now) => now && { ...now, tasks: withCard(now.tasks, card.id, card) }),
    [client, key],
  )
  return { board, tasks, lists: lists.current, asked, move, settle, put, again }
}
