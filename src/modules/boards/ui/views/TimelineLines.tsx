import { type Placed, ROW } from './placed.ts'
import styles from './Timeline.module.css'

type Props = { placed: readonly Placed[]; x: (day: string) => number; width: number; isSeen: (row: number) => boolean }

/** From the end of what comes first to the beginning of what waits for it; read from the bars' names. */
export function Lines({ placed, x, width, isSeen }: Props) {
  const by = new Map(placed.map((one) => [one.card.id, one]))
  const lines = placed.flatMap((one) =>
    one.card.waitsFor.flatMap((id) => {
      const before = by.get(id)
      return before && (isSeen(one.row) || isSeen(before.row)) ? [{ before, after: one }] : []
    }),
  )
  return (
    <svg className={styles.lines} aria-hidden="true">
      <title>-</title>
      <defs>
        <marker id="waits" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1 7 4 1 7" fill="none" stroke="context-stroke" strokeWidth="1.5" />
        </marker>
      </defs>
      {lines.map(({ before, after }) => {
        const [x1, y1] = [x(before.to) + width, (before.row + 1.5) * ROW]
        const [x2, y2] = [x(after.from), (after.row + 1.5) * ROW]
        const out = x1 + 8
        const isLate = x2 < out + 6
        const middle = y2 > y1 ? y2 - ROW / 2 : y2 + ROW / 2
        const way = isLate
          ? `M${x1} ${y1}H${out}V${middle}H${x2 - 10}V${y2}H${x2 - 1}`
          : `M${x1} ${y1}H${out}V${y2}H${x2 - 1}`
        return (
          <path
            key={`${before.card.id} ${after.card.id}`}
            d={way}
            data-late={isLate || undefined}
            markerEnd="url(#waits)"
          />
        )
      })}
    </svg>
  )
}
