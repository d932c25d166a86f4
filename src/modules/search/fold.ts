/** Words as they are compared: small letters without accents, ä = ae = a, everything between words one space. Linear. */

/** A word of the original text: where it stands, and as it is compared. */
export type FoldedWord = { word: string; from: number; to: number }

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Accents; the vowel signs of other scripts belong to their words. */
const MARKS = /[\u0300-\u036f]+/g
/** Some signs come apart into a letter and a full stop. */
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu
const SPELLED = /(ae|oe|(?<![aeq])ue)/g

/** An index holds no longer ones, and nobody looks for them. */
const LONGEST_WORD = 300

/** Every word of a text. A text of letters alone is one word. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = []
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = foldWord(found)
    if (word !== '' && word.length <= LONGEST_WORD) words.push({ word, from: index, to: index + found.length })
  }
  return words
}

/** As it stands in `search_entry.folded`: ' word word ', with a space at both ends; '' without any word. */
export function fold(text: string): string {
  const words = foldedWords(text).map(({ word }) => word)
  return words.length === 0 ? '' : ` ${words.join(' ')} `
}

/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }
const OTHER = /[ßæœøłđı]/g

/**
 * Both ways to write an umlaut become its vowel, so that Büro, Buero and Buro are one word on both sides. Not in short
 * words ("due" is not "du", but "Oel" is "Öl"), nor where u and e belong to two sounds ("neue", "Bauer", "Quelle").
 */
function foldWord(word: string): string {
  const small = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(small)) return unspelled(small)
  const plain = small.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFC')
  return unspelled(plain.replace(OTHER, (letter) => letters[letter]!).replace(NO_WORD, ''))
}

const LONG_ENOUGH = 4
const BEGINS_SPELLED = /^[aou]e/
const unspelled = (word: string): string =>
  word.length >= LONG_ENOUGH || BEGINS_SPELLED.test(word) ? word.replace(SPELLED, (two) => two[0]!) : word
