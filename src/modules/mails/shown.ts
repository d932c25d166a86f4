/** Names as letters and their pages show them. Pure. */

/** Two are named, of more the rest is counted by "…". */
export function joined(names: string[], language: string): string {
  const shown = names.length > 3 ? [...names.slice(0, 3), '…'] : names
  return new Intl.ListFormat(language, { type: names.length > 3 ? 'unit' : 'conjunction' }).format(shown)
}

/** A subject is one line: what would be another header is a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 180)
    .toWellFormed()
