import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { cx } from './cx.ts'
import styles from './Table.module.css'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  number?: boolean
  sortable?: boolean
}
export type Sort = { by: string; down: boolean }

/** Rows with hairlines, nothing else; on a phone each row becomes a block with its labels. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  current,
}: {
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Key of the row someone came here for: set apart and brought into view. */
  current?: string | undefined
}) {
  const place = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'center' })
  }, [current])
  return (
    <table className={styles.table}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...(rowKey(row) === current && { ref: place, 'aria-current': 'true' as const })}>
            {columns.map((column) => (
              <td key={column.key} className={cx(column.number && styles.number)} data-label={column.label}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const mine = sort?.by === column.key
  const Icon = !mine ? IconArrowsSort : sort.down ? IconArrowDown : IconArrowUp
  const order = mine ? (sort.down ? 'descending' : 'ascending') : undefined
  const flip = () => onSort?.({ by: column.key, down: mine ? !sort.down : false })
  return (
    <th scope="col" className={cx(column.number && styles.number)} aria-sort={order}>
      {column.sortable && onSort ? (
        <button type="button" onClick={flip}>
          {column.label}
          <Icon aria-hidden />
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}
