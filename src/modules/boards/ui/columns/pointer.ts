/**
 * Taking something by mouse or finger. A mouse takes it once it moves; a finger that rests takes it, one that moves scrolls.
 * Why not a library: docs/decisions/0040.
 */
const MOUSE_MOVES_PX = 5
const FINGER_RESTS_MS = 350
const FINGER_SHAKES_PX = 8

export type Point = { x: number; y: number }
export type Taking = {
  onTake: (at: Point) => void
  onMove: (at: Point) => void
  onDrop: () => void
  /** A finger that has taken it lets go where it was; without this it is dropped there. */
  onRest?: () => void
  onCancel: () => void
}

const far = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)

/** Returns how to give up, as when what was pressed goes. */
export function pressMouse(pressed: PointerEvent, taking: Taking): () => void {
  const begun = { x: pressed.clientX, y: pressed.clientY }
  let isTaken = false
  const move = (event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY }
    if (!isTaken && far(begun, at) < MOUSE_MOVES_PX) return
    event.preventDefault()
    if (!isTaken) {
      isTaken = true
      getSelection()?.empty()
      taking.onTake(begun)
    }
    taking.onMove(at)
  }
  const drop = () => {
    end()
    if (!isTaken) return
    swallowClick()
    taking.onDrop()
  }
  const cancel = () => {
    end()
    if (isTaken) taking.onCancel()
  }
  const unhear = onEscape(() => isTaken && cancel())
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', drop)
  window.addEventListener('pointercancel', cancel)
  const end = () => {
    unhear()
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', drop)
    window.removeEventListener('pointercancel', cancel)
  }
  return cancel
}

/** What is touched may go from the page meanwhile: it is told of the finger all the same, and nobody else is. */
export function pressFinger(pressed: TouchEvent, taking: Taking): () => void {
  const finger = pressed.touches[0]
  const target = pressed.target
  if (pressed.touches.length > 1 || !finger || !target) return () => {}
  const begun = { x: finger.clientX, y: finger.clientY }
  let isTaken = false
  let hasMoved = false
  const timer = setTimeout(() => {
    isTaken = true
    navigator.vibrate?.(8)
    taking.onTake(begun)
  }, FINGER_RESTS_MS)
  const move = (event: Event) => {
    const touch = (event as TouchEvent).touches[0]
    if (!touch) return
    const at = { x: touch.clientX, y: touch.clientY }
    if (!isTaken) return far(begun, at) > FINGER_SHAKES_PX ? end() : undefined
    event.preventDefault()
    hasMoved ||= far(begun, at) > FINGER_SHAKES_PX
    if (hasMoved) taking.onMove(at)
  }
  const drop = (event: Event) => {
    end()
    if (!isTaken) return
    // Else lifting the finger would press what it lies on.
    event.preventDefault()
    if (hasMoved || !taking.onRest) taking.onDrop()
    else taking.onRest()
  }
  const cancel = () => {
    end()
    if (isTaken) taking.onCancel()
  }
  const stillness = (event: Event) => event.preventDefault()
  const unhear = onEscape(() => isTaken && cancel())
  target.addEventListener('touchmove', move, { passive: false })
  target.addEventListener('touchend', drop)
  target.addEventListener('touchcancel', cancel)
  target.addEventListener('contextmenu', stillness)
  const end = () => {
    clearTimeout(timer)
    unhear()
    target.removeEventListener('touchmove', move)
    target.removeEventListener('touchend', drop)
    target.removeEventListener('touchcancel', cancel)
    target.removeEventListener('contextmenu', stillness)
  }
  return cancel
}

function onEscape(cancel: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    cancel()
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}

/** A mouse that drops something does not press what is below it. */
function swallowClick() {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

/** Near an edge of what scrolls it goes on by itself, the faster the nearer; `how` is asked again in each frame. */
export function glide(how: () => void): () => void {
  let frame = requestAnimationFrame(function again() {
    how()
    frame = requestAnimationFrame(again)
  })
  return () => cancelAnimationFrame(frame)
}

const EDGE_PX = 56
const FASTEST_PX = 18

/** Pixels for one frame: negative towards the start. */
export function pull(at: number, from: number, to: number): number {
  const near = Math.min(EDGE_PX, (to - from) / 4)
  const depth = at < from + near ? at - (from + near) : at > to - near ? at - (to - near) : 0
  return Math.max(-1, Math.min(1, depth / near)) * FASTEST_PX
}
