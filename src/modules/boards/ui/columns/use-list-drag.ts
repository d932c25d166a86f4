/** A list is taken by its name and put between others, by mouse or finger. */
import { type PointerEvent, type TouchEvent, useEffect, useRef } from 'react'
import { glide, type Point, pressFinger, pressMouse, pull, type Taking } from './pointer.ts'

type Given = {
  frame: { current: HTMLElement | null }
  /** The lists as they stand now. */
  ids: () => string[]
  moved: (id: string, to: number) => string[]
  put: (id: string, to: readonly string[]) => void
  onLift: (id: string | undefined) => void
  onOrder: (order: readonly string[]) => void
}

export function useListDrag({ frame, ids, moved, put, onLift, onOrder }: Given) {
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])
  const begun = useRef<readonly string[]>([])
  const latest = useRef({ moved, put, ids })
  latest.current = { moved, put, ids }
  const takingOf = (target: EventTarget | null): Taking | undefined => {
    const name = target instanceof Element && target.closest<HTMLElement>('[data-list-name]')
    const id = name ? name.dataset.listName : undefined
    const box = frame.current
    if (!id || !box) return undefined
    let at: Point
    let stop = () => {}
    const aim = () => {
      const columns = [...box.querySelectorAll<HTMLElement>('[data-list]')]
      const to = columns.filter((one) => one.dataset.list !== id && middle(one) < at.x).length
      if (latest.current.ids().indexOf(id) !== to) onOrder(latest.current.moved(id, to))
    }
    const letGo = () => {
      stop()
      box.removeAttribute('data-holding')
      box.removeAttribute('data-lifting')
    }
    return {
      onTake(from) {
        at = from
        begun.current = latest.current.ids()
        box.setAttribute('data-holding', '')
        box.setAttribute('data-lifting', '')
        onLift(id)
        stop = glide(() => {
          const { left, right } = box.getBoundingClientRect()
          const before = box.scrollLeft
          box.scrollLeft += pull(at.x, left, right)
          if (box.scrollLeft !== before) aim()
        })
      },
      onMove(now) {
        at = now
        aim()
      },
      onDrop() {
        letGo()
        latest.current.put(id, latest.current.ids())
      },
      onCancel() {
        letGo()
        onLift(undefined)
        onOrder(begun.current)
      },
    }
  }
  const onPointerDown = (event: PointerEvent) => {
    const taking = event.button === 0 && event.pointerType !== 'touch' && takingOf(event.target)
    if (taking) end.current = pressMouse(event.nativeEvent, taking)
  }
  const onTouchStart = (event: TouchEvent) => {
    const taking = takingOf(event.target)
    if (taking) end.current = pressFinger(event.nativeEvent, taking)
  }
  return { onPointerDown, onTouchStart }
}

const middle = (one: HTMLElement) => {
  const { left, width } = one.getBoundingClientRect()
  return left + width / 2
}
