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
  const cellOf = (value: string | number | null): string => {
    if (value === null) return ''
    if (typeof value === 'number') return quoted(delimiter === ';' ? `${value}`.replace('.', ',') : `${value}`)
    return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)
  }
  const needsQuotes = (value: string) => value.includes(delimiter) || /["\r\n\t]/.test(value)
  const quoted = (value: string) => (needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value)
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(delimiter)).join('\r\n')}\r\n`
}
