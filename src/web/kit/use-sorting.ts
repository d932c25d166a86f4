/** Taking rows by their handle and putting them somewhere else: within a list, or into another one below the same root. */
import { type PointerEvent, useRef, useState } from 'react'

/** Right after a row of that list, or at its beginning. */
export type Spot = { list: string; after: string | null }

/** Below the root lists are marked `data-rows`, rows `data-row`. */
export function useSorting(onDrop: (id: string, spot: Spot) => void) {
  const root = useRef<HTMLDivElement>(null)
  const [moving, setMoving] = useState<string>()
  const [spot, setSpot] = useState<Spot>()
  const latest = useRef<Spot>(undefined)
  const see = (next: Spot | undefined) => {
    latest.current = next
    setSpot(next)
  }
  const end = () => {
    setMoving(undefined)
    see(undefined)
  }
  return {
    root,
    moving,
    spot,
    handle: (id: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setMoving(id)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || !root.current) return
        see(spotAt(root.current, event.clientY, id))
      },
      onPointerUp() {
        const to = latest.current
        end()
        if (to) onDrop(id, to)
      },
      onPointerCancel: end,
    }),
  }
}

function spotAt(root: HTMLElement, y: number, moving: string): Spot | undefined {
  const lists = [...root.querySelectorAll<HTMLElement>('[data-rows]')]
  const list = lists.findLast((one) => one.getBoundingClientRect().top <= y) ?? lists[0]
  if (!list) return undefined
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.dataset.row !== moving)
  const before = rows.findLast((row) => {
    const { top, height } = row.getBoundingClientRect()
    return top + height / 2 < y
  })
  return { list: list.dataset.rows!, after: before?.dataset.row ?? null }
}
