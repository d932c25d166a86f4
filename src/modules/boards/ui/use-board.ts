/** A board as it is shown: fetched once, kept fresh by frames, with what is on its way already in its new place. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useCommunitySlug } from '#web/community.ts'
import type { Frame } from '#web/live.ts'
import { keyOf, useQuery } from '#web/query.ts'
import { type BoardWhole, type Card, getBoard } from '../contract.ts'
import { byList, cardOf, caughtUp, type Lists, type Moved, withCard, withFrame, withMoves } from './shown.ts'

export type BoardShown = ReturnType<typeof useBoard>

export function useBoard(boardId: string) {
  const client = useQueryClient()
  const community = useCommunitySlug()
  const later = useRef(new Map<string, { seq: number; card: Card | null }>())
  const lists = useRef<Lists>(undefined)
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

  const move = useCallback((id: string, moved: Moved | undefined) => {
    setMoves((now) => {
      const next = new Map(now)
      if (moved) next.set(id, moved)
      else next.delete(id)
      return next
    })
  }, [])
  /** `heardBefore`: what had been heard of it when the house was asked; since then others may have moved it on. */
  const answered = useCallback(
    (card: Card, heardBefore: number | undefined) => {
      const heard = later.current.get(card.id)
      if (heard?.seq === heardBefore)
        client.setQueryData<BoardWhole>(key, (now) => now && { ...now, tasks: withCard(now.tasks, card.id, card) })
      else if (heard?.card?.position !== card.position || heard.card.listId !== card.listId)
        void client.invalidateQueries({ queryKey: key })
    },
    [client, key],
  )
  const heardOf = useCallback((id: string) => later.current.get(id)?.seq, [])
  const again = useCallback(() => void client.invalidateQueries({ queryKey: key }), [client, key])
  return { board, tasks, lists: lists.current, asked, move, answered, heardOf, again }
}
