import { type TouchEvent, useRef } from 'react'

const LONG_MS = 450

/** A finger that rests; moving, lifting or a second one is something else. */
export function useLongPress(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isHeld = useRef(false)
  const stop = () => clearTimeout(timer.current)
  return {
    onTouchStart: (event: TouchEvent) => {
      stop()
      isHeld.current = false
      const isControl =
        event.target instanceof Element && event.target.closest('a, button, input, textarea, [contenteditable]')
      if (event.touches.length > 1 || isControl) return
      timer.current = setTimeout(() => {
        isHeld.current = true
        navigator.vibrate?.(8)
        onHold()
      }, LONG_MS)
    },
    onTouchMove: stop,
    onTouchEnd: (event: TouchEvent) => {
      stop()
      // Else lifting the finger would press what has come up under it.
      if (isHeld.current) event.preventDefault()
    },
    onTouchCancel: stop,
  }
}
