/** A bar in the hand of a mouse or a finger. What was hardly moved was meant as a click. */
import { type PointerEvent, useRef } from 'react'

const SLACK = 5
type Drag = {
  enabled: boolean
  onStart: (x: number, y: number) => void
  onMove: (x: number, y: number) => void
  onEnd: (isDone: boolean) => void
}

export function useBarDrag({ enabled, onStart, onMove, onEnd }: Drag) {
  const from = useRef<{ x: number; y: number; id: number }>(undefined)
  const isMoving = useRef(false)
  const was = useRef(false)
  const end = (isDone: boolean) => {
    from.current = undefined
    if (!isMoving.current) return
    isMoving.current = false
    was.current = true
    onEnd(isDone)
  }
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      was.current = false
      if (!enabled || event.button !== 0 || event.ctrlKey || event.metaKey) return
      from.current = { x: event.clientX, y: event.clientY, id: event.pointerId }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = from.current
      if (!start) return
      if (!isMoving.current) {
        if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < SLACK) return
        isMoving.current = true
        event.currentTarget.setPointerCapture(start.id)
        onStart(start.x, start.y)
      }
      onMove(event.clientX, event.clientY)
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
    onDragStart: (event: { preventDefault: () => void }) => event.preventDefault(),
  }
  return { handlers, wasDragged: () => was.current }
}
