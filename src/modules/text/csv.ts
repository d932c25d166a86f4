/** Comma separated values, read as they come from spreadsheets and written so that those open them (RFC 4180). Pure. */

export type CsvLine = { line: number; cells: string[] }

/** Lines with something in them, numbered from 1 as an editor shows them. Where no delimiter is given it is the one the first line uses. */
export function readCsv(text: string, given?: Delimiter | '\t'): CsvLine[] {
  const bare = text.replace(/^\uFEFF/, '')
  const delimiter = given ?? delimiterOf(bare.slice(0, bare.search(/[\r\n]|$/)))
  const lines: CsvLine[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let begins = 1
  let line = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some(Boolean)) lines.push({ line: begins, cells })
    cells = []
  }
  for (let at = 0; at < bare.length; at++) {
    const sign = bare[at]!
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (bare[at + 1] === '"') cell += bare[at++]
      else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (sign === delimiter) endCell()
    else if (sign === '\n') {
      endLine()
      begins = line
    } else if (sign !== '\r') cell += sign
  }
  endLine()
  return lines
}

function delimiterOf(first: string): string {
  const unquoted = first.replaceAll(/"[^"]*"/g, '')
  return ['\t', ';', ','].find((sign) => unquoted.includes(sign)) ?? ';'
}

/** Separates cells; `;` where the comma belongs to numbers. */
export type Delimiter = ';' | ','

/**
 * Lines as a file, each ended by CR LF. `isMarked`: begins with a byte order mark, by which Excel knows UTF-8. A text that a
 * spreadsheet would run as a formula stays text, whatever its delimiter.
 */
export function writeCsv(
  lines: readonly (readonly unknown[])[],
  { delimiter = ',', isMarked = false }: { delimiter?: Delimiter; isMarked?: boolean } = {},
): string {
  const written = lines.map((line) => `${line.map((value) => cellOf(value, delimiter)).join(delimiter)}\r\n`)
  return `${isMarked ? '\uFEFF' : ''}${written.join('')}`
}

/** Records as lines: the fields of the first are the head. */
export function csvOf(rows: readonly Record<string, unknown>[]): string {
  const fields = Object.keys(rows[0] ?? {})
  return writeCsv([fields, ...rows.map((row) => fields.map((field) => row[field]))])
}

function cellOf(value: unknown, delimiter: Delimiter): string {
  if (value === null || value === undefined) return ''
  // A comma in a number is read as one: it never stands beside the comma as delimiter.
  if (typeof value === 'number') return delimiter === ';' ? `${value}`.replace('.', ',') : `${value}`
  if (typeof value === 'boolean') return `${value}`
  const text = tame(
    Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join('; ') : textOf(value),
  )
  return /["\r\n;,\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * What begins like a formula is run by spreadsheets; an apostrophe makes it text (OWASP, CSV Injection). Where another sign
 * ends cells than the one it was written with, the next cell begins behind that.
 */
const tame = (text: string): string => text.replace(/^(?=[=+\-@\t\r])|(?<=[;\t])(?=[=+\-@])|(?<=[\r\n])(?=[=+@])/g, "'")

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
