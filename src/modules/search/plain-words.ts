/** What of a Markdown text can be found: its words as they read, and whether it leads anywhere. */
import { nodesOf } from '#modules/text/nodes.ts'
import { toSearch } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'

/** Links, names, escapes and addresses are written otherwise than they read. */
const OTHERWISE = /[[<&\\]/
/** Signs within a word join its halves; the first line of a fence is not read. Elsewhere signs only stand between words. */
const JOINS = /[\p{L}\p{N}\p{M}][*~`]+[\p{L}\p{N}\p{M}]|```|~~~/u
const ADDRESS = /\b(?:https?:\/\/|www\.)\S/i

/** Only their words count, so most texts need not be parsed: that costs .2 ms, this .001. */
export function wordsOf(markdown: string): { plain: string; hasLink: boolean } {
  if (!OTHERWISE.test(markdown) && !JOINS.test(markdown)) return { plain: markdown, hasLink: ADDRESS.test(markdown) }
  const tree = parse(markdown)
  return { plain: toSearch(tree), hasLink: [...nodesOf(tree)].some(({ type }) => type === 'link') }
}
