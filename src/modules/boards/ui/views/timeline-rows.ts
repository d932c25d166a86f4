/** What stands on a timeline: its rows, and from when to when it goes. Pure. */
import { daysLater } from '#modules/text/days.ts'
import type { BoardWhole, Card } from '../../contract.ts'
import { sorted } from '../../views/sorting.ts'
import { daysFrom, spanOf, weekOf } from '../days.ts'
import type { Placed } from './placed.ts'

export type TimeRow = { key: string; title: string; card?: undefined } | { key: string; card: Card; title?: undefined }

/** By list, in each what begins first; what has no days at its end. */
export function rowsOf(board: BoardWhole, tasks: readonly Card[]): TimeRow[] {
  const inOrder = sorted(tasks, board, { by: 'place', isDown: false }, 'de').sort((one, other) =>
    (spanOf(one)?.from ?? '~').localeCompare(spanOf(other)?.from ?? '~'),
  )
  return board.lists.flatMap(({ id, title }): TimeRow[] => {
    const cards = inOrder.filter(({ listId }) => listId === id)
    return cards.length > 0 ? [{ key: id, title }, ...cards.map((card) => ({ key: card.id, card }))] : []
  })
}

export const placedIn = (rows: readonly TimeRow[]): Placed[] =>
  rows.flatMap((row, n) => {
    const span = row.card && spanOf(row.card)
    return row.card && span ? [{ card: row.card, row: n, ...span }] : []
  })

/** From a week before all to three weeks after, with today in it; never more than ten years. */
export function rangeOf(placed: readonly Placed[], today: string, firstDay: number): { begin: string; count: number } {
  const first = placed.reduce((least, { from }) => (from < least ? from : least), today)
  const last = placed.reduce((most, { to }) => (to > most ? to : most), today)
  const earliest = first < daysLater(today, -1_800) ? daysLater(today, -1_800) : first
  const begin = weekOf(daysLater(earliest, -7), firstDay)
  return { begin, count: Math.min(daysFrom(begin, last) + 35, 3_660) }
}
