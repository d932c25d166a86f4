/** Bars that move take along what waits for them, where it would overlap and one is asked. */
import { useState } from 'react'
import { daysLater } from '#modules/text/days.ts'
import type { Card } from '../../contract.ts'
import { spanOf } from '../days.ts'
import { followers, wouldOverlap } from './following.ts'
import { useChanges } from './use-changes.ts'

/** `after`: what would move by so many days; with the card itself where that waits for the answer. */
export type Following = { card: Card; days: number; after: Card[] }

export function useFollowing(tasks: readonly Card[]) {
  const { shift, lengthen } = useChanges()
  const [asked, setAsked] = useState<Following>()
  const move = (card: Card, days: number) => {
    if (days === 0) return
    const span = spanOf(card)!
    ask(card, days, { from: daysLater(span.from, days), to: daysLater(span.to, days) }, () => void shift([card], days))
  }
  const grow = (card: Card, days: number) => {
    const span = spanOf(card)!
    if (days === 0 || daysLater(span.to, days) < span.from) return
    void lengthen(card, days).then((isDone) => {
      const after = followers(card.id, tasks)
      if (isDone && days > 0 && wouldOverlap(card, { from: span.from, to: daysLater(span.to, days) }, tasks))
        setAsked({ card, days, after })
    })
  }
  function ask(card: Card, days: number, to: { from: string; to: string }, only: () => void) {
    const after = followers(card.id, tasks)
    if (after.length > 0 && wouldOverlap(card, to, tasks)) setAsked({ card, days, after: [card, ...after] })
    else only()
  }
  const answer = (all: boolean) => {
    if (!asked) return
    if (all) void shift(asked.after, asked.days)
    else if (asked.after.includes(asked.card)) void shift([asked.card], asked.days)
    setAsked(undefined)
  }
  return { move, grow, asked, answer, leave: () => setAsked(undefined) }
}
