/**
 * The text with the chosen words between asterisks, or without them where they were set apart already; undefined where
 * nothing is chosen. Only one place is set apart, so earlier ones go. Pure.
 */
export function marked(text: string, from: number, to: number): string | undefined {
  const plain = (start: number, end?: number) => text.slice(start, end).replaceAll('*', '')
  const chosen = plain(from, to)
  const words = chosen.trim()
  if (words === '') return undefined
  const isMarked = text.slice(0, from).endsWith('*') || text.slice(from, to).trim().startsWith('*')
  if (isMarked) return plain(0)
  const begin = chosen.indexOf(words)
  const [before, after] = [chosen.slice(0, begin), chosen.slice(begin + words.length)]
  return `${plain(0, from)}${before}*${words}*${after}${plain(to)}`
}
