// Keeps hostile texts cheap: the parser takes quadratic time on thousands of unmatched marks, nested quotes or underlines.
import type { Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'

/** The longest text anywhere, in UTF-16 characters. Contracts refuse more; `parse` cuts. */
export const MAX_TEXT = 40_000

/** Quotes and lists in each other, and marks in each other; what lies deeper keeps its words and loses its form. */
export const MAX_DEPTH = 24

const MARKERS_PER_LINE = 2 * MAX_DEPTH
const UNDERLINES_PER_TEXT = 300
const MARKS_PER_PARAGRAPH = 300
const WWW_PER_PARAGRAPH = 50

const LONG_PARAGRAPH = 10_000

const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const underline = /^[ \t>]*[-=]+[ \t]*$/

/** Cut to size, with broken surrogates replaced, and the 49th quote or list mark of a line written as a letter. */
export function bounded(markdown: string): string {
  const text = markdown.slice(0, MAX_TEXT).toWellFormed().replace(/\r\n?/g, '\n')
  let underlines = 0
  const lines = text.split('\n').map((line) => {
    if (underline.test(line) && ++underlines > UNDERLINES_PER_TEXT) return line.replace(/[-=]/, '\\$&')
    return withFewMarkers(line)
  })
  return lines.join('\n')
}

/** Looking for bare mail addresses after an open `[` goes back over the whole paragraph at every word. */
export function hasLongParagraph(text: string): boolean {
  return text.split(/\n[ \t]*\n/).some((paragraph) => paragraph.length > LONG_PARAGRAPH && paragraph.includes('['))
}

function withFewMarkers(line: string): string {
  marker.lastIndex = 0
  for (let count = 0; count < MARKERS_PER_LINE; count++) {
    if (!marker.test(line)) return line
  }
  const end = marker.lastIndex
  if (!marker.test(line)) return line
  return `${line.slice(0, end)} \\${line.slice(end).trimStart()}`
}

/** From the 301st mark of a paragraph on, marks are letters. */
export const boundedMarks: Extension = {
  text: {
    33: { name: 'boundedMark', tokenize: letterWhenMany('!', MARKS_PER_PARAGRAPH) },
    42: { name: 'boundedMark', tokenize: letterWhenMany('*', MARKS_PER_PARAGRAPH) },
    87: { name: 'boundedWww', tokenize: letterWhenMany('www.', WWW_PER_PARAGRAPH) },
    91: { name: 'boundedMark', tokenize: letterWhenMany('[', MARKS_PER_PARAGRAPH) },
    95: { name: 'boundedMark', tokenize: letterWhenMany('_', MARKS_PER_PARAGRAPH) },
    119: { name: 'boundedWww', tokenize: letterWhenMany('www.', WWW_PER_PARAGRAPH) },
    126: { name: 'boundedMark', tokenize: letterWhenMany('~', MARKS_PER_PARAGRAPH) },
  },
}

/** Counts `mark` (per paragraph: each has its own context) and takes it as data once there are too many. */
function letterWhenMany(mark: string, most: number): Tokenizer {
  const seen = new WeakMap<TokenizeContext, number>()
  return function (effects, ok, nok) {
    let at = 0
    const next: State = (code) => {
      if (code === null || String.fromCharCode(code).toLowerCase() !== mark[at]) return nok(code)
      effects.consume(code)
      at += 1
      return at < mark.length ? next : enough
    }
    const enough: State = (code) => {
      const count = (seen.get(this) ?? 0) + 1
      seen.set(this, count)
      if (count <= most) return nok(code)
      effects.exit('data')
      return ok(code)
    }
    return (code) => {
      effects.enter('data')
      return next(code)
    }
  }
}
