/** Comma separated values, read as they come from spreadsheets and written so that those open them (RFC 4180). Pure. */

export type CsvLine = { line: number; cells: string[] }

/** Lines with something in them, numbered from 1 as an editor shows them. The delimiter is the one the first line uses. */
export function readCsv(text: string): CsvLine[] {
  const bare = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(bare.slice(0, bare.search(/[\r\n]|$/)))
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

/** Rows as a file: `;` where the comma belongs to numbers. Text that a spreadsheet would run as a formula is quoted away. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[], delimiter: ';' | ','): string {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  const cellOf = (value: string | number | null): string => {
    if (value === null) return ''
    // A comma in a number is read as one: it never stands beside the comma as delimiter.
    if (typeof value === 'number') return delimiter === ';' ? `${value}`.replace('.', ',') : `${value}`
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /["\r\n;,\t]/.test(safe) ? quoted(safe) : safe
  }
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(delimiter)).join('\r\n')}\r\n`
}
