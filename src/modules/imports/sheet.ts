/** A sheet from elsewhere: its head need not be the first line, cells may be cut by any sign, days may be written anyhow. */
import { readCsv } from '#modules/text/csv.ts'

const signs = [',', ';', '\t'] as const
const MOST_BEFORE_HEAD = 20

export type Sheet = {
  /** As written, trimmed; the same name may stand twice. */
  columns: string[]
  rows: string[][]
}

/** The sheet below the first line that has these columns, in whatever case; undefined where there is none. */
export function sheetIn(text: string, isHead: (columns: Set<string>) => boolean): Sheet | undefined {
  for (const sign of signs) {
    const lines = readCsv(text, sign)
    const head = lines.slice(0, MOST_BEFORE_HEAD).findIndex(({ cells }) => isHead(new Set(cells.map(plain))))
    if (head < 0) continue
    return { columns: lines[head]!.cells, rows: lines.slice(head + 1).map(({ cells }) => cells) }
  }
  return undefined
}

export const plain = (column: string): string => column.trim().toLowerCase()

/** The first column of one of these names, as a reader of cells; empty where there is none. */
export function column({ columns }: Sheet, ...names: string[]): (cells: string[]) => string {
  const at = columns.findIndex((one) => names.includes(plain(one)))
  return (cells) => (at < 0 ? '' : (cells[at] ?? ''))
}

/** Reads days as this column writes them: whether the day or the month comes first shows only in all of them. */
export function daysOf(cells: readonly string[]): (cell: string) => string | undefined {
  const parts = cells.map(slashed).filter((one) => one !== undefined)
  const isMonthFirst = parts.some(([, second]) => second > 12) && !parts.some(([first]) => first > 12)
  return (cell) => {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].{0,40})?$/.exec(cell)
    if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    const found = slashed(cell)
    if (!found) return undefined
    const [first, second, year] = found
    return isMonthFirst ? dayOf(year, first, second) : dayOf(year, second, first)
  }
}

function slashed(cell: string): [number, number, number] | undefined {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ ,].{0,40})?$/.exec(cell)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return year >= 1900 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** Of a day without a time: the middle, so that it is that day in most of the world. */
export const noonOf = (day: string | undefined): string | undefined => day && `${day}T12:00:00.000Z`

/** Readers of many columns at once, by all the names each may have. */
export const columnsOfSheet = <Name extends string>(sheet: Sheet, names: Record<Name, string[]>) =>
  Object.fromEntries(Object.entries<string[]>(names).map(([name, all]) => [name, column(sheet, ...all)])) as Record<
    Name,
    (cells: string[]) => string
  >
