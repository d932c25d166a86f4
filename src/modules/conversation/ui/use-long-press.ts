import { useRef } from 'react'

const LONG_MS = 450

/** A finger that rests; moving, lifting or a second one is something else. */
export function useLongPress(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => clearTimeout(timer.current)
  return {
    onTouchStart: (event: { touches: { length: number }; target: EventTarget }) => {
      stop()
      const isControl =
        event.target instanceof Element && event.target.closest('a, button, input, textarea, [contenteditable]')
      if (event.touches.length > 1 || isControl) return
      timer.current = setTimeout(() => {
        navigator.vibrate?.(8)
        onHold()
      }, LONG_MS)
    },
    onTouchMove: stop,
    onTouchEnd: stop,
    onTouchCancel: stop,
  }
}
