// The one or two letters that stand for someone without a photo, and the quiet ground they stand on.

/** First letters of the first and last word, upper case; a whole emoji counts as a letter. Empty for an empty name. */
export function initials(name: string, most = 2): string {
  const words = name
    .split(/[\s\-–·,.]+/u)
    .map(firstLetter)
    .filter(Boolean)
  const first = words[0] ?? ''
  const last = most > 1 && words.length > 1 ? words[words.length - 1] : ''
  return `${first}${last}`.toLocaleUpperCase()
}

/** One of eight grounds, always the same for the same id. */
export function groundOf(id: string): number {
  let hash = 2166136261
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) % 8
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstLetter(word: string): string {
  for (const { segment } of segments.segment(word))
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment
  return ''
}
