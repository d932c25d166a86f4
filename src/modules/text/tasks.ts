// Ticking a task where it is read: the one sign between its brackets is changed, and not a letter else.
import type * as Md from 'mdast'
import { bounded, MAX_DEPTH } from './bounds.ts'
import { markdownTree } from './tree.ts'

/**
 * The text with its n-th task (as they follow each other, from 0) done or open. Undefined where there is no such task, or
 * the text is not read as it is written (`bounded`).
 */
export function withTask(markdown: string, n: number, isDone: boolean): string | undefined {
  if (bounded(markdown) !== markdown) return undefined
  const task = [...tasksIn(markdownTree(markdown).children, 0)][n]
  const begin = task?.position?.start.offset
  if (begin === undefined) return undefined
  // Between the mark of the item and its box stands nothing but space, perhaps on another line of a quote.
  const box = /^(?:[-+*]|\d{1,9}[.)])[\s>]*\[/.exec(markdown.slice(begin))
  const at = begin + (box?.[0].length ?? 0)
  return box ? `${markdown.slice(0, at)}${isDone ? 'x' : ' '}${markdown.slice(at + 1)}` : undefined
}

/** Which task says the same in another version of the text: the same one of those that do. */
export function sameTask(before: string, n: number, now: string): number | undefined {
  const [old, newer] = [wordsIn(before), wordsIn(now)]
  const said = old[n]
  const nth = old.slice(0, n).filter((one) => one === said).length
  const places = newer.flatMap((one, at) => (one === said ? [at] : []))
  return places[nth]
}

function wordsIn(markdown: string): string[] {
  const text = bounded(markdown)
  return [...tasksIn(markdownTree(text).children, 0)].map(({ children: [first] }) =>
    text.slice(first?.position?.start.offset, first?.position?.end.offset),
  )
}

/** In the order in which they are shown, as deep as lists are (see `blocks` in tree.ts). */
function* tasksIn(nodes: readonly Md.Nodes[], depth: number): Generator<Md.ListItem> {
  for (const node of nodes) {
    if (depth >= MAX_DEPTH) return
    if (node.type === 'blockquote') yield* tasksIn(node.children, depth + 1)
    if (node.type !== 'list') continue
    for (const item of node.children) {
      if (typeof item.checked === 'boolean') yield item
      yield* tasksIn(item.children, depth + 1)
    }
  }
}
