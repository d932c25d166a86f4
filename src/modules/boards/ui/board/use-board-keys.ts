/** A board by keys: from card to card, Space takes one and drops it, `x` chooses it, letters do the rest (the overview behind "?"). */
import type { TFunction } from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isWriting } from '#web/quick.ts'
import type { BoardList, Card } from '../../contract.ts'
import type { ChosenStore } from '../choosing/chosen.ts'
import type { Held, HeldStore } from '../columns/held.ts'
import type { Opened } from './on-board.ts'
import type { Doings } from './use-doings.ts'

type Keys = {
  /** Labels are those of the home of a task. */
  boardId: string
  store: HeldStore
  chosen: ChosenStore
  mayWork: boolean
  lists: readonly BoardList[]
  seen: (listId: string) => readonly Card[]
  card: (taskId: string) => Card | undefined
  doings: Doings
  onDrop: (card: Card, to: { listId: string; at: number }) => void
  onAsk: (opened: Opened) => void
  onAdd: (listId: string) => void
  onFilter: () => void
  say: (words: string) => void
}

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as const

export function useBoardKeys(given: Keys) {
  const { t } = useTranslation('boards')
  const latest = useRef({ ...given, t })
  latest.current = { ...given, t }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const held = latest.current.store.get()
      const isDone =
        held?.how === 'keys' ? steer(event.key, held, latest.current) : !held && press(event, latest.current)
      if (isDone) event.preventDefault()
    }
    // Whoever takes up the mouse has let go of the card.
    const letGo = () => {
      latest.current.chosen.byKeys.is = false
      if (latest.current.store.get()?.how === 'keys') latest.current.store.set(undefined)
    }
    document.addEventListener('keydown', listen)
    document.addEventListener('pointerdown', letGo)
    return () => {
      document.removeEventListener('keydown', listen)
      document.removeEventListener('pointerdown', letGo)
    }
  }, [])
}

type Now = Keys & { t: TFunction<'boards'> }

/** What is held by keys: Tab and other keys stay with it, too. */
function steer(key: string, held: Held, now: Now): boolean {
  const { store, lists, t } = now
  const others = (listId: string) => now.seen(listId).filter(({ id }) => id !== held.card.id)
  const hold = (listId: string, at: number) => {
    store.set({ ...held, listId, at: Math.max(0, Math.min(at, others(listId).length)) })
    const { at: place } = store.get() ?? { at }
    now.say(placeWords(now, held.card, { listId, at: place, of: others(listId).length + 1 }))
  }
  if (key === 'Escape') {
    store.set(undefined)
    store.wish(held.card.id)
    now.say(t('ui.card.said_back', { title: held.card.title }))
    return true
  }
  if (key === ' ' || key === 'Enter') {
    const card = now.card(held.card.id)
    const isMoved = held.listId !== held.from.listId || held.at !== held.from.at
    if (card && isMoved) now.onDrop(card, held)
    store.set(undefined)
    store.wish(held.card.id)
    return true
  }
  if (key === 'Home' || key === 'End') hold(held.listId, key === 'Home' ? 0 : Number.MAX_SAFE_INTEGER)
  const way = ways[key as keyof typeof ways]
  if (way?.[1]) hold(held.listId, held.at + way[1])
  const list = way?.[0] && lists[lists.findIndex(({ id }) => id === held.listId) + way[0]]
  if (list) hold(list.id, held.at)
  return true
}

/** "Container abholen, Bereit, 2 von 4". */
const placeWords = (
  { lists, t }: Pick<Now, 'lists' | 't'>,
  card: Pick<Card, 'title'>,
  { listId, at, of }: { listId: string; at: number; of: number },
): string =>
  t('ui.card.said_at', { title: card.title, list: lists.find(({ id }) => id === listId)?.title ?? '', at: at + 1, of })

/** Whether the key meant something here. */
function press({ key, target, shiftKey }: KeyboardEvent, now: Now): boolean {
  if (isWriting(target) || document.querySelector('[aria-modal="true"], [role="menu"]')) return false
  const { lists, mayWork, store, chosen } = now
  const focused = target instanceof Element ? target.closest<HTMLElement>('[data-task]') : null
  // Just moved, it may not have the focus yet.
  const card = now.card(focused?.dataset.task ?? store.wished()?.id ?? '')
  const listId = card?.listId ?? lists[0]?.id
  const way = ways[key as keyof typeof ways]
  if (key === 'f') now.onFilter()
  else if (key === 'Escape' && chosen.get().size > 0) endChoosing(card, now)
  else if (chosen.get().size > 0 && pressBar(key)) return true
  else if (card && mayWork && key === 'x') chooseByKeys(card, now)
  else if (card && mayWork && way && shiftKey && isTitle(target)) extend(card, way, now)
  else if (key === 'n' && mayWork && listId) now.onAdd(listId)
  else if (card && mayWork && key === 'm') now.onAsk({ what: 'move', taskId: card.id })
  else if (card && mayWork && key === 'a') now.doings.toggleMine(card)
  else if (card && mayWork && key === 'd') now.onAsk({ what: 'due', taskId: card.id })
  else if (card && mayWork && key === 'e') now.doings.toggleDone(card)
  else if (card && mayWork && key === 'l' && card.boardId === now.boardId)
    now.onAsk({ what: 'labels', taskId: card.id })
  else if (card && mayWork && key === ' ' && isTitle(target)) lift(card, now)
  else if (way && (isTitle(target) || target === document.body)) {
    const next = neighbour(card, way, now)
    if (!next) return false
    store.wish(next.id)
  } else return false
  return true
}

/** What is chosen goes; whoever stands in the bar goes back to the card. */
function endChoosing(card: Card | undefined, { chosen, store }: Now) {
  chosen.clear()
  if (!card) store.wish(chosen.last())
}

/** A letter does with all that are chosen what it does with one: the buttons of the bar say theirs. */
function pressBar(key: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-bulk] [aria-keyshortcuts="${CSS.escape(key)}"]`)
  button?.click()
  return button !== null
}

function chooseByKeys({ id }: Card, { chosen }: Now) {
  chosen.byKeys.is = true
  chosen.toggle(id)
}

/** On from card to card; back over what is chosen it leaves what it comes from. */
function extend(card: Card, way: readonly [number, number], now: Now) {
  const { chosen, store } = now
  const next = neighbour(card, way, now)
  if (!next) return
  chosen.byKeys.is = true
  const isBack = chosen.get().has(card.id) && chosen.get().has(next.id)
  if (isBack) chosen.leave(card.id)
  else chosen.choose(card.id, next.id)
  store.wish(next.id)
}

const isTitle = (target: EventTarget | null) => target instanceof Element && target.matches('[data-task] h3 a')

function lift(card: Card, now: Now) {
  const at = now.seen(card.listId).findIndex(({ id }) => id === card.id)
  const here = { listId: card.listId, at }
  now.store.wish(card.id)
  now.store.set({ card, how: 'keys', from: here, ...here, height: 0 })
  const where = placeWords(now, card, { ...here, of: now.seen(card.listId).length })
  now.say(`${now.t('ui.card.said_lifted')} ${where}`)
}

function neighbour(
  card: Card | undefined,
  [side, down]: readonly [number, number],
  { lists, seen }: Now,
): Card | undefined {
  if (!card) return lists.flatMap(({ id }) => seen(id)[0] ?? [])[0]
  const here = seen(card.listId)
  const at = here.findIndex(({ id }) => id === card.id)
  if (down) return here[at + down]
  for (let n = lists.findIndex(({ id }) => id === card.listId) + side; lists[n]; n += side) {
    const there = seen(lists[n]!.id)
    if (there.length > 0) return there[Math.min(at, there.length - 1)]
  }
  return undefined
}
