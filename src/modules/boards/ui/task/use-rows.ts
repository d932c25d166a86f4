/** Rows of one list that are put elsewhere by their grip or by keys: there at once, and said aloud. */
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { cx } from '#web/kit/cx.ts'
import { useSorting } from '#web/kit/use-sorting.ts'
import styles from './Rows.module.css'

type Given<Row> = {
  onPut: (row: Row, after: string | null) => void
  /** Of a row that came to this place. */
  words: (row: Row, place: number, of: number) => string
}

export function useRows<Row extends { id: string }>(given: readonly Row[], { onPut, words }: Given<Row>) {
  /** Their ids until they were read anew. */
  const [order, setOrder] = useState<readonly string[]>()
  const [said, say] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they were read anew, what the house says counts.
  useEffect(() => setOrder(undefined), [given])
  const rows = useMemo(() => {
    const place = new Map(order?.map((id, n) => [id, n]))
    const last = given.length
    return order ? given.toSorted((a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last)) : given
  }, [given, order])
  const put = (id: string, after: string | null) => {
    const row = rows.find((one) => one.id === id)
    const others = rows.filter((one) => one !== row)
    const at = after === null ? 0 : others.findIndex((one) => one.id === after) + 1
    if (!row || rows[at] === row) return
    setOrder(others.toSpliced(at, 0, row).map((one) => one.id))
    say(words(row, at + 1, rows.length))
    onPut(row, after)
  }
  const sorting = useSorting((id, { after }) => put(id, after))
  const step = (id: string, by: number) => {
    const at = rows.findIndex((one) => one.id === id)
    if (rows[at + by]) put(id, rows[by < 0 ? at - 2 : at + 1]?.id ?? null)
  }
  return {
    rows,
    said,
    step,
    /** As they were, where the house refused. */
    back: () => setOrder(undefined),
    root: sorting.root,
    list: {
      className: styles.rows,
      'data-rows': '',
      'data-drop': sorting.spot && sorting.spot.after === null ? 'first' : undefined,
    },
    row: (id: string, className: string | undefined) => ({
      className: cx(styles.row, className),
      'data-row': id,
      'data-moving': sorting.moving === id ? '' : undefined,
      'data-drop': sorting.spot?.after === id ? 'after' : undefined,
    }),
    grip: (id: string) => ({
      id,
      sorting,
      onKeyDown(event: KeyboardEvent) {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (!by) return
        event.preventDefault()
        step(id, by)
      },
    }),
  }
}
