/** The token of a public form: when it was handed out and what it asked, sealed by the house, bound to its form. */
import type { Seal } from '#kernel/seal.ts'

/** A person needs no less for a form, and a page that lay open longer is another day’s. */
const QUICKEST_MS = 3_000
const OLDEST_MS = 24 * 3_600_000

export type Token = { id: string; at: number; sum: [number, number] | null }

const about = (form: string): string => `answer to form ${form}`

/** Sealed, so that it tells nobody the answer to its question, and nobody makes one. */
export const written = (seal: Seal, form: string, { id, at, sum }: Token): string =>
  seal.close(JSON.stringify([id, at, sum]), about(form))

/** Undefined: not of this house, or of another form. */
export function read(seal: Seal, form: string, token: string): Token | undefined {
  const text = seal.open(token, about(form))
  if (text === undefined) return undefined
  const [id, at, sum] = JSON.parse(text) as [string, number, [number, number] | null]
  return { id, at, sum }
}

export const isTooOld = ({ at }: Token, now: Date): boolean => now.getTime() - at > OLDEST_MS
export const isTooFast = ({ at }: Token, now: Date): boolean => now.getTime() - at < QUICKEST_MS

const numbers = {
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn',
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen',
}
const named = { de: numbers.de.split(' '), en: numbers.en.split(' ') }

/** One to nine twice, as a question in words. */
export const wordsOf = (n: number, language: 'de' | 'en'): string => named[language][n]!

/** Digits, or the word in either language. */
export function isSum([one, other]: [number, number], said: string): boolean {
  const sum = one + other
  const text = said.trim().toLowerCase()
  return text === String(sum) || text === named.de[sum] || text === named.en[sum]
}
