/** Comma-separated values (RFC 4180), for programs that take a cell's beginning for a formula. */

/** The header names the fields of the first row. */
export function csvOf(rows: Record<string, unknown>[]): string {
  const fields = Object.keys(rows[0] ?? {})
  const lines = [fields, ...rows.map((row) => fields.map((field) => row[field]))]
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join('; ') : textOf(value)
  // What begins like a formula is run by spreadsheets; an apostrophe makes it text (OWASP, CSV Injection).
  // Where a semicolon ends cells, the next one begins behind it.
  const safe = text.replace(/^(?=[=+\-@\t\r])|(?<=[;\t])(?=[=+\-@])|(?<=[\r\n])(?=[=+@])/g, "'")
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
