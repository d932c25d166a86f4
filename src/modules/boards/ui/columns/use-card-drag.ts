/** Cards held by mouse or finger: they float, a place opens where they would lie, near an edge the board goes on by itself. */
import { type PointerEvent, type TouchEvent, useEffect, useMemo, useRef } from 'react'
import type { Card } from '../../contract.ts'
import styles from './Columns.module.css'
import type { HeldStore } from './held.ts'
import { glide, type Point, pressFinger, pressMouse, pull, type Taking } from './pointer.ts'

export type Dragging = {
  store: HeldStore
  frame: { current: HTMLElement | null }
  /** What is seen of a list, in order. */
  seen: (listId: string) => readonly Card[]
  card: (taskId: string) => Card | undefined
  onDrop: (card: Card, to: { listId: string; at: number }) => void
}

/** On these a press means something else. */
export const CONTROLS = 'button, input, textarea, select, [role="menu"]'

export function useCardDrag(given: Dragging, isOn: boolean) {
  const latest = useRef(given)
  latest.current = given
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])
  return useMemo(() => {
    const taken = (target: EventTarget | null) => {
      const pressed = isOn && target instanceof Element && !target.closest(CONTROLS) && target.closest('[data-task]')
      return pressed instanceof HTMLElement ? takingOf(pressed, latest) : undefined
    }
    return {
      onPointerDown(event: PointerEvent) {
        const taking = event.pointerType !== 'touch' && event.button === 0 && taken(event.target)
        if (taking) end.current = pressMouse(event.nativeEvent, taking)
      },
      onTouchStart(event: TouchEvent) {
        const taking = taken(event.target)
        if (taking) end.current = pressFinger(event.nativeEvent, taking)
      },
      // A link or a picture would be dragged by the browser itself.
      onDragStart: (event: { preventDefault: () => void }) => event.preventDefault(),
    }
  }, [isOn])
}

function takingOf(element: HTMLElement, latest: { current: Dragging }): Taking {
  let hand: Hand | undefined
  let grip: Point
  let at: Point
  /** It has moved since its place was looked for: that is done once a frame, however often it moves. */
  let hasMoved = false
  let stop = () => {}
  const place = () => hand?.put({ x: at.x - grip.x, y: at.y - grip.y })
  const aim = () => {
    hasMoved = false
    const { frame, store, seen } = latest.current
    const held = store.get()
    const to =
      frame.current && held && aimed(frame.current, at, (id) => seen(id).filter((one) => one.id !== held.card.id))
    if (held && to) store.set({ ...held, ...to })
  }
  const letGo = () => {
    stop()
    hand?.empty()
    latest.current.frame.current?.removeAttribute('data-holding')
    const held = latest.current.store.get()
    return held
  }
  const drop = () => {
    if (hasMoved) aim()
    const held = letGo()
    const { store, card, onDrop } = latest.current
    const one = held && card(held.card.id)
    if (one && (held.listId !== held.from.listId || held.at !== held.from.at)) onDrop(one, held)
    store.set(undefined)
  }
  return {
    onTake(begun) {
      const { frame, store, seen, card } = latest.current
      const { left, top, width, height } = element.getBoundingClientRect()
      const one = card(element.dataset.task ?? '')
      if (!one || !frame.current) return
      at = begun
      grip = { x: begun.x - left, y: begun.y - top }
      const box = frame.current
      hand = handWith(element, width, (by) => {
        scrollBelow(box, at, by)
        hasMoved = true
      })
      place()
      const here = { listId: one.listId, at: seen(one.listId).findIndex(({ id }) => id === one.id) }
      box.setAttribute('data-holding', '')
      store.set({ card: one, how: 'pointer', from: here, ...here, height })
      stop = glide(() => {
        const hasGlided = glided(box, at)
        if (hasGlided || hasMoved) aim()
      })
    },
    onMove(now) {
      at = now
      if (!hand) return
      place()
      hasMoved = true
    },
    onDrop: drop,
    onRest() {
      const { store, frame } = latest.current
      const held = store.get()
      drop()
      // Its own row is drawn anew by then.
      requestAnimationFrame(() => openMenu(frame.current, held?.card.id))
    },
    onCancel() {
      letGo()
      latest.current.store.set(undefined)
    },
  }
}

/** What else can be done with a card on which a finger rests. */
const openMenu = (frame: HTMLElement | null, id: string | undefined) =>
  frame?.querySelector<HTMLElement>(`[data-task="${id}"] [aria-haspopup="menu"]`)?.click()

type Hand = ReturnType<typeof handWith>

/**
 * Its likeness under the pointer, and over the whole page a hand, so that no card below answers to the pointer; a wheel still
 * turns what is below. It moves as an animation: a style set instead makes Chromium put together all layers of the page anew.
 */
function handWith(element: HTMLElement, width: number, onWheel: (by: WheelEvent) => void) {
  const hand = document.createElement('div')
  hand.className = styles.hand ?? ''
  hand.ariaHidden = 'true'
  hand.addEventListener('wheel', onWheel, { passive: true })
  hand.addEventListener('contextmenu', (event) => event.preventDefault())
  const float = document.createElement('div')
  float.style.width = `${width}px`
  const likeness = element.cloneNode(true) as HTMLElement
  likeness.removeAttribute('data-task')
  likeness.inert = true
  likeness.classList.add(styles.likeness ?? '')
  float.append(likeness)
  hand.append(float)
  document.body.append(hand)
  const still = new KeyframeEffect(float, null, { fill: 'both' })
  new Animation(still).finish()
  return {
    put({ x, y }: Point) {
      const translate = `${x}px ${y}px`
      still.setKeyframes({ translate: [translate, translate] })
    },
    empty: () => hand.remove(),
  }
}

type To = { listId: string; at: number }

function aimed(frame: HTMLElement, at: Point, seen: (listId: string) => readonly Card[]): To | undefined {
  const columns = [...frame.querySelectorAll<HTMLElement>('[data-list]')]
  const nearest = columns
    .map((column) => ({ column, far: away(at.x, column.getBoundingClientRect()) }))
    .reduce((best, one) => (one.far < best.far ? one : best), {
      column: columns[0],
      far: Number.POSITIVE_INFINITY,
    }).column
  const listId = nearest?.dataset.list
  if (!nearest || !listId) return undefined
  const slot = nearest.querySelector('[data-slot]')?.getBoundingClientRect()
  // Over its own place it stays there, else places of different height would change with each other for ever.
  if (slot && at.y >= slot.top && at.y <= slot.bottom) return undefined
  const cards = seen(listId)
  const near = [...nearest.querySelectorAll<HTMLElement>('[data-cards] [data-task]')]
  const below = near.find((one) => {
    const { top, height } = one.getBoundingClientRect()
    return at.y < top + height / 2
  })
  const indexOf = (one: HTMLElement | undefined) => cards.findIndex(({ id }) => id === one?.dataset.task)
  return { listId, at: below ? Math.max(0, indexOf(below)) : indexOf(near.at(-1)) + 1 }
}

const away = (x: number, { left, right }: DOMRect) => (x < left ? left - x : x > right ? x - right : 0)

const columnAt = (frame: HTMLElement, x: number): HTMLElement | undefined =>
  [...frame.querySelectorAll<HTMLElement>('[data-list]')].find((one) => away(x, one.getBoundingClientRect()) === 0)

function scrollBelow(frame: HTMLElement, { x }: Point, { deltaX, deltaY, shiftKey }: WheelEvent) {
  frame.scrollLeft += deltaX || (shiftKey ? deltaY : 0)
  if (!shiftKey) columnAt(frame, x)?.querySelector('[data-cards]')?.scrollBy(0, deltaY)
}

/** Whether anything scrolled. */
function glided(frame: HTMLElement, { x, y }: Point): boolean {
  const box = frame.getBoundingClientRect()
  const cards = columnAt(frame, x)?.querySelector<HTMLElement>('[data-cards]')
  const side = pull(x, box.left, box.right)
  const tall = cards?.getBoundingClientRect()
  const down = tall ? pull(y, tall.top, Math.min(tall.bottom, box.bottom)) : 0
  const before = [frame.scrollLeft, cards?.scrollTop]
  if (side) frame.scrollLeft += side
  if (down && cards) cards.scrollTop += down
  return before[0] !== frame.scrollLeft || before[1] !== cards?.scrollTop
}
