// Markdown in, tree out: CommonMark with tables, strike, task lists and bare links; raw HTML stays literal text.
import type * as Md from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { bounded, boundedMarks, hasLongParagraph, MAX_DEPTH } from './bounds.ts'
import type { Block, Inline, ListItem, Root } from './nodes.ts'
import { fileId, tokens, tokensToTree } from './tokens.ts'

export { MAX_TEXT } from './bounds.ts'

const off = ['htmlFlow', 'htmlText', 'gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall']
// Without the transforms: they look for links in text once more and would link what the writer escaped.
const gfmToTree = gfmFromMarkdown().map(({ transforms, ...rest }) => rest)

/** Never throws; linear in practice; what is longer than `MAX_TEXT` is cut. */
export function parse(markdown: string): Root {
  const tree = markdownTree(bounded(markdown))
  return { type: 'root', children: blocks(tree.children, { definitions: definitionsOf(tree), depth: 0, marks: [] }) }
}

/** As the parser gives it, with the places in the text, which must be `bounded`. */
export function markdownTree(text: string): Md.Root {
  const disabled = hasLongParagraph(text) ? [...off, 'emailAutolink'] : off
  return fromMarkdown(text, {
    extensions: [gfm(), tokens, boundedMarks, { disable: { null: disabled } }],
    mdastExtensions: [...gfmToTree, tokensToTree],
  })
}

type Around = { definitions: Map<string, Md.Definition>; depth: number; marks: string[] }

/** Loops instead of calling itself, as everything here that runs before the depth is bounded. */
function definitionsOf(tree: Md.Root): Map<string, Md.Definition> {
  const found = new Map<string, Md.Definition>()
  const rest: Md.Nodes[] = [tree]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    if ('children' in node) rest.push(...node.children.toReversed())
  }
  return found
}

function wordsOf(top: Md.Nodes): string {
  let words = ''
  const rest: Md.Nodes[] = [top]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if ('value' in node) words += node.value
    else if ('children' in node) rest.push(...node.children.toReversed())
  }
  return words
}

function blocks(nodes: Md.Nodes[], around: Around): Block[] {
  return nodes.flatMap((node) => block(node, around))
}

function block(node: Md.Nodes, around: Around): Block[] {
  if (around.depth >= MAX_DEPTH && 'children' in node) return literal(wordsOf(node))
  const inside = { ...around, depth: around.depth + 1 }
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inlines(node.children, { ...around, depth: 0 }) }]
    case 'heading':
      return [{ type: 'heading', depth: node.depth, children: inlines(node.children, { ...around, depth: 0 }) }]
    case 'blockquote':
      return [{ type: 'blockquote', children: blocks(node.children, inside) }]
    case 'code':
      return [{ type: 'code', lang: node.lang || null, value: node.value }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'list':
      return [list(node, inside)]
    case 'table':
      return [table(node, around)]
    default:
      return []
  }
}

function literal(words: string): Block[] {
  const value = words.trim()
  return value ? [{ type: 'paragraph', children: [{ type: 'text', value }] }] : []
}

/** A list is loose or tight as a whole, which is all that can be seen of it. */
function list(node: Md.List, around: Around): Block {
  const items = node.children.map((item): ListItem => {
    return { type: 'listItem', checked: item.checked ?? null, spread: false, children: blocks(item.children, around) }
  })
  const couldBeLoose = items.length > 1 || items.some((item) => item.children.length > 1)
  const spread = couldBeLoose && (node.spread || node.children.some((item) => item.spread)) === true
  for (const item of items) item.spread = spread
  const start = node.ordered ? (node.start ?? 1) : null
  return { type: 'list', ordered: node.ordered === true, start, spread, children: items }
}

function table(node: Md.Table, around: Around): Block {
  const rows = node.children.map((row) => {
    const cells = row.children.map((cell) => {
      return { type: 'tableCell' as const, children: trimmed(inlines(cell.children, { ...around, depth: 0 })) }
    })
    return { type: 'tableRow' as const, children: cells }
  })
  return { type: 'table', align: (node.align ?? []).map((side) => side ?? null), children: rows }
}

/** A table cell has no way to write spaces at its edges. */
function trimmed(nodes: Inline[]): Inline[] {
  const [first, last] = [nodes.at(0), nodes.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return nodes.filter((node) => node.type !== 'text' || node.value !== '')
}

function inlines(nodes: Md.PhrasingContent[], around: Around): Inline[] {
  const written: Inline[] = []
  for (const node of nodes.flatMap((child) => inline(child, around))) {
    const last = written.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else if (node.type !== 'text' || node.value !== '') written.push(node)
  }
  return written
}

function inline(node: Md.PhrasingContent, around: Around): Inline[] {
  if (around.depth >= MAX_DEPTH) return [{ type: 'text', value: wordsOf(node) }]
  const inside = { ...around, depth: around.depth + 1 }
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value.replaceAll('\r', '\n') }]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value.replaceAll('\n', ' ') }]
    case 'break':
      return [{ type: 'break' }]
    case 'emphasis':
    case 'strong':
    case 'delete':
      return mark(node, inside)
    case 'link':
    case 'linkReference':
      return link(node, inside)
    case 'image':
    case 'imageReference':
      return image(node, around)
    case 'mention':
      return ['id' in node ? { type: 'mention', of: node.of, id: node.id } : { type: 'mention', of: node.of }]
    case 'subject':
      return [{ type: 'subject', id: node.id }]
    case 'customEmoji':
      return [{ type: 'customEmoji', name: node.name }]
    default:
      return 'value' in node ? [{ type: 'text', value: node.value }] : []
  }
}

/** Bold in bold is bold. */
function mark(node: Md.Emphasis | Md.Strong | Md.Delete, around: Around): Inline[] {
  if (around.marks.includes(node.type)) return inlines(node.children, around)
  return [{ type: node.type, children: inlines(node.children, { ...around, marks: [...around.marks, node.type] }) }]
}

function link(node: Md.Link | Md.LinkReference, around: Around): Inline[] {
  const { url, title } = targetOf(node, around)
  const id = fileId(url)
  const children = inlines(node.children, around)
  return [id ? { type: 'fileLink', id, children } : { type: 'link', url, title, children }]
}

function image(node: Md.Image | Md.ImageReference, around: Around): Inline[] {
  const { url, title } = targetOf(node, around)
  const id = fileId(url)
  const alt = node.alt ?? ''
  return [id ? { type: 'fileImage', id, alt } : { type: 'image', url, title, alt }]
}

function targetOf(node: Md.Link | Md.Image | Md.LinkReference | Md.ImageReference, around: Around) {
  const target = 'url' in node ? node : around.definitions.get(node.identifier)
  return { url: target?.url ?? '', title: target?.title || null }
}
