/** Where a text holds what was asked for, and the words around it. Ranges, never markup. */
import type { Marked } from './contract.ts'
import { type FoldedWord, fold, foldedWords } from './fold.ts'

/** Words and phrases as they are compared, without spaces at their ends. */
export type Sought = { words: string[]; phrases: string[] }

export const soughtOf = ({ words, phrases }: Sought): Sought => {
  const folded = (texts: string[]) => texts.map((text) => fold(text).trim()).filter(Boolean)
  // "e-mail" is two words that stand together.
  const [single, several] = [folded(words).filter(isOne), folded(words).filter((text) => !isOne(text))]
  return { words: [...new Set(single)], phrases: [...new Set([...folded(phrases), ...several])] }
}
const isOne = (text: string): boolean => !text.includes(' ')

export function marked(text: string, sought: Sought): Marked {
  const words = foldedWords(text)
  const exact = [...marksOfWords(words, sought.words), ...marksOfPhrases(words, sought.phrases)]
  return { text, marks: joined(exact.length > 0 ? exact : marksOfStems(words, sought.words)) }
}

type Mark = { from: number; to: number }

function marksOfWords(words: FoldedWord[], sought: string[]): Mark[] {
  return words.flatMap((at) => sought.flatMap((one) => partOf(at, one)))
}

/** The very part where letters stand one for one, else the whole word. */
function partOf({ word, from, to }: FoldedWord, sought: string): Mark[] {
  const start = sought.length < 3 && !word.startsWith(sought) ? -1 : word.indexOf(sought)
  if (start < 0) return []
  if (word.length !== to - from) return [{ from, to }]
  return [{ from: from + start, to: from + start + sought.length }]
}

function marksOfPhrases(words: FoldedWord[], phrases: string[]): Mark[] {
  return phrases.flatMap((phrase) => {
    const parts = phrase.split(' ')
    return words.flatMap(({ from }, index) => {
      const last = words[index + parts.length - 1]
      const isHere = last && parts.every((part, n) => words[index + n]!.word === part)
      return isHere ? [{ from, to: last.to }] : []
    })
  })
}

const STEM = 4

/** The database compares stems: here the beginning that a word shares with what was asked for is as good as one. */
function marksOfStems(words: FoldedWord[], sought: string[]): Mark[] {
  return words.filter(({ word }) => sought.some((one) => sharesStem(word, one))).map(({ from, to }) => ({ from, to }))
}

function sharesStem(word: string, other: string): boolean {
  const least = Math.max(STEM, Math.min(word.length, other.length) - 3)
  return word.slice(0, least) === other.slice(0, least) && Math.abs(word.length - other.length) <= STEM
}

/** In order, those that touch as one. */
function joined(marks: Mark[]): Mark[] {
  const result: Mark[] = []
  for (const mark of marks.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1)
    if (last && mark.from <= last.to) last.to = Math.max(last.to, mark.to)
    else result.push({ ...mark })
  }
  return result
}

const BEFORE = 60
const LONGEST = 220

/** A piece of a marked text around its first mark, cut between words, with … where it goes on. */
export function snippetOf({ text, marks }: Marked): Marked {
  if (text.length <= LONGEST) return { text, marks }
  const first = marks[0]?.from ?? 0
  const from = first > BEFORE * 1.5 ? between(text, first - BEFORE) : 0
  const to = from + LONGEST < text.length ? between(text, from + LONGEST) : text.length
  const head = from > 0 ? '… ' : ''
  const tail = to < text.length ? ' …' : ''
  const shift = head.length - from
  return {
    text: `${head}${text.slice(from, to).trimEnd()}${tail}`,
    marks: marks
      .filter((mark) => mark.from >= from && mark.to <= to)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  }
}

/** The nearest space from here on backwards; where there is none, here, but never within one sign. */
function between(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  if (space > at - 40) return space + 1
  const isLow = /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  return isLow ? at - 1 : at
}
