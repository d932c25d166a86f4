/** Cards are chosen by mouse or finger, and what is chosen is said. */
import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '../../contract.ts'
import { CONTROLS } from '../columns/use-card-drag.ts'
import { type ChosenStore, useChosenStore } from './chosen.ts'

type Given = {
  /** What is seen of a list, in order. */
  seen: (listId: string) => readonly Card[]
  card: (taskId: string) => Card | undefined
  say: (words: string) => void
}

export function useChoosing(given: Given, isOn: boolean) {
  const { t } = useTranslation('boards')
  const chosen = useChosenStore()
  const latest = useRef({ ...given, t })
  latest.current = { ...given, t }
  useEffect(() => {
    let before = chosen.get()
    // How many there are the bar says.
    return chosen.subscribe(() => {
      const now = chosen.get()
      const { say, card, t } = latest.current
      const was = before
      before = now
      const changed = [...new Set([...was, ...now])].filter((id) => was.has(id) !== now.has(id))
      const one = changed.length === 1 ? card(changed[0]!) : undefined
      if (now.size === 0) say(t('ui.card.chosen_none'))
      else if (one) say(t(now.has(one.id) ? 'ui.card.said_chosen' : 'ui.card.said_left', { title: one.title }))
    })
  }, [chosen])
  return useMemo(
    () => ({
      onClickCapture(event: MouseEvent) {
        const id = isOn && pressed(event, chosen)
        const card = id && latest.current.card(id)
        if (!card) return
        event.preventDefault()
        event.stopPropagation()
        getSelection()?.empty()
        if (event.shiftKey) chosen.choose(...range(card, chosen.last(), latest.current.seen))
        else chosen.toggle(card.id)
      },
    }),
    [isOn, chosen],
  )
}

/** The card that is chosen by this press: with a key held down, or plainly once others are. Enter opens it all the same. */
function pressed(event: MouseEvent, chosen: ChosenStore): string | undefined {
  const { target } = event
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-task]') : null
  if (!element || !(target instanceof Element)) return undefined
  const isMark = target.closest('[data-chooses]') !== null
  const isWanted = event.ctrlKey || event.metaKey || event.shiftKey || chosen.get().size > 0
  const isCard = isWanted && event.detail > 0 && !event.altKey && !target.closest(CONTROLS)
  return isMark || isCard ? element.dataset.task : undefined
}

/** From the one chosen last to this one, where both stand in the same list. */
function range(card: Card, last: string | undefined, seen: Given['seen']): string[] {
  const ids = seen(card.listId).map(({ id }) => id)
  const [from, to] = [ids.indexOf(last ?? ''), ids.indexOf(card.id)]
  if (from < 0) return [card.id]
  const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  return from <= to ? between : between.reverse()
}
