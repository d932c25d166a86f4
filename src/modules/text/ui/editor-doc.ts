// The tree as the editor's document and back. Our own parser and writer stand at both ends, so what the editor cannot
// show (pictures, lists of which only some items are tasks) is kept as it was written instead of being lost.
import { toMarkdown } from '../markdown.ts'
import { type Names, nameOf } from '../names.ts'
import type { Block, Inline, Link, ListItem, Mark, Mention, Root, Subject, Table } from '../nodes.ts'
import { toPlain } from '../plain.ts'
import { parse } from '../tree.ts'

export type EditorMark = { type: string; attrs?: Record<string, unknown> }
export type EditorNode = {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: EditorMark[]
  content?: EditorNode[]
}

/** What the editor opens with. */
export function toEditor(markdown: string, names: Names): EditorNode {
  const content = parse(markdown).children.map((node) => block(node, names))
  return { type: 'doc', content: filled(content) }
}

const markOf = { strong: 'bold', emphasis: 'italic', delete: 'strike' } as const

function block(node: Block, names: Names): EditorNode {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: withSettledBreaks(inlines(node.children, [], names)) }
    case 'heading': {
      const content = withSettledBreaks(inlines(node.children, [], names))
      return { type: 'heading', attrs: { level: node.depth }, content }
    }
    case 'blockquote':
      return { type: 'blockquote', content: filled(node.children.map((child) => block(child, names))) }
    case 'code': {
      const content = node.value ? [{ type: 'text', text: node.value }] : []
      return { type: 'codeBlock', attrs: { language: node.lang }, content }
    }
    case 'thematicBreak':
      return { type: 'horizontalRule' }
    case 'list':
      return list(node, names)
    case 'table':
      return table(node, names)
  }
}

const keptBlock = (node: Block): EditorNode => ({
  type: 'keptBlock',
  attrs: { markdown: toMarkdown({ type: 'root', children: [node] }).trimEnd() },
})

/** As many cells in every row as the longest has: Markdown leaves that open. */
function table({ align, children }: Table, names: Names): EditorNode {
  const width = Math.max(...children.map((row) => row.children.length))
  const content = children.map((row, at) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) => ({
      type: 'tableCell',
      attrs: { isHead: at === 0, align: align[column] ?? null },
      content: inlines(row.children[column]?.children ?? [], [], names).map(inOneLine),
    })),
  }))
  return { type: 'table', content }
}

/** A line break in a cell can only be written as a sign (`&#10;`): it is kept as such. */
const inOneLine = (node: EditorNode): EditorNode =>
  node.type === 'hardBreak' ? { type: 'kept', attrs: { markdown: '&#10;', label: '↵' }, marks: node.marks ?? [] } : node

function list(node: Extract<Block, { type: 'list' }>, names: Names): EditorNode {
  const tasks = node.children.filter((item) => item.checked !== null)
  if (tasks.length > 0 && (node.ordered || tasks.length < node.children.length)) return keptBlock(node)
  if (tasks.length === 0) {
    const content = node.children.map((item) => ({ type: 'listItem', content: itemContent(item, names) }))
    return node.ordered
      ? { type: 'orderedList', attrs: { start: node.start }, content }
      : { type: 'bulletList', content }
  }
  const content = node.children.map((item) => {
    return { type: 'taskItem', attrs: { checked: item.checked === true }, content: itemContent(emptied(item), names) }
  })
  return { type: 'taskList', content }
}

/** Markdown knows no task without words: one without any holds a space of no width. */
const NO_WORDS = '\u200b'
const isEmptied = ({ children: [first] }: ListItem): boolean =>
  first?.type === 'paragraph' && first.children.length === 1 && isNoWords(first.children[0]!)
const isNoWords = (node: Inline): boolean => node.type === 'text' && node.value === NO_WORDS
const emptied = (item: ListItem): ListItem =>
  isEmptied(item) ? { ...item, children: [{ type: 'paragraph', children: [] }, ...item.children.slice(1)] } : item

/** The editor wants each item to begin with a paragraph. */
function itemContent(item: ListItem, names: Names): EditorNode[] {
  const content = item.children.map((child) => block(child, names))
  return content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph', content: [] }, ...content]
}

function filled(content: EditorNode[]): EditorNode[] {
  return content.length > 0 ? content : [{ type: 'paragraph', content: [] }]
}

/** Neighbouring letters with the same marks are one text, as in the editor. */
function inlines(nodes: Inline[], marks: EditorMark[], names: Names): EditorNode[] {
  const written: EditorNode[] = []
  for (const node of nodes.flatMap((child) => inline(child, marks, names))) {
    const last = written.at(-1)
    if (last?.type === 'text' && node.type === 'text' && hasSameMarks(last, node))
      last.text = `${last.text}${node.text}`
    else written.push(node)
  }
  return written
}

function hasSameMarks(one: EditorNode, other: EditorNode): boolean {
  const [first, second] = [one.marks ?? [], other.marks ?? []]
  return first.length === second.length && first.every((mark) => isSame(mark, markIn(other, mark.type)))
}

function inline(node: Inline, marks: EditorMark[], names: Names): EditorNode[] {
  switch (node.type) {
    case 'text':
      return lines(node.value, marks)
    case 'inlineCode':
      // The editor knows no bold code.
      return [{ type: 'text', text: node.value, marks: [{ type: 'code' }] }]
    case 'break':
      return [{ type: 'hardBreak', marks }]
    case 'emphasis':
    case 'strong':
    case 'delete':
      return inlines(node.children, withMark(marks, { type: markOf[node.type] }), names)
    case 'link':
      if (!node.children.length || !node.children.every(isSimple)) return [kept(node, marks, names)]
      return inlines(node.children, withMark(marks, linkMark(node)), names)
    case 'mention':
      return [{ type: 'mention', attrs: { id: tokenOf(node), label: nameOf(node, names) }, marks }]
    case 'subject': {
      const label = names.subject(node.id)?.title ?? names.words.somethingPrivate
      return [{ type: 'mention', attrs: { id: `#${node.id}`, label, mentionSuggestionChar: '#' }, marks }]
    }
    case 'customEmoji':
      return [{ type: 'text', text: `:${node.name}:`, marks }]
    case 'image':
    case 'fileImage':
    case 'fileLink':
      return [kept(node, marks, names)]
  }
}

/** The outermost kind first, however they were nested in Markdown. */
function withMark(marks: EditorMark[], mark: EditorMark): EditorMark[] {
  const rank = ({ type }: EditorMark) => order.findIndex(([kind]) => kind === type)
  return [...marks, mark].sort((one, other) => rank(one) - rank(other))
}

function linkMark({ url, title }: Link): EditorMark {
  return { type: 'link', attrs: { href: url, title } }
}

/** In Markdown no mark begins or ends with a line break, and no paragraph ends with one. */
function withSettledBreaks(nodes: EditorNode[]): EditorNode[] {
  const end = nodes.findLastIndex(isNoBreak) + 1
  return nodes.slice(0, end).map((node, at) => {
    if (isNoBreak(node)) return node
    const before = nodes.findLastIndex((one, index) => index < at && isNoBreak(one))
    const after = nodes.findIndex((one, index) => index > at && isNoBreak(one))
    return { ...node, marks: before < 0 ? [] : marksOfAll(nodes.slice(before, after + 1)) }
  })
}

function isNoBreak(node: EditorNode): boolean {
  return node.type !== 'hardBreak'
}

/** From the outermost inwards: where one ends, those inside it end too. */
function marksOfAll([first, ...others]: EditorNode[]): EditorMark[] {
  const marks = order.map(([kind]) => ({ mark: markIn(first, kind), kind }))
  const end = marks.findIndex(({ mark, kind }) => others.some((other) => !isSame(markIn(other, kind), mark)))
  return marks.slice(0, end < 0 ? undefined : end).flatMap(({ mark }) => mark ?? [])
}

function isSimple(node: Inline): boolean {
  if ('children' in node) return node.children.every(isSimple)
  return node.type === 'text' || node.type === 'customEmoji'
}

function lines(value: string, marks: EditorMark[]): EditorNode[] {
  const pieces = value.split('\n').flatMap((line, index): EditorNode[] => {
    const text = { type: 'text', text: line, marks }
    return index === 0 ? [text] : [{ type: 'hardBreak', marks }, text]
  })
  return pieces.filter((piece) => piece.text !== '')
}

function kept(node: Inline, marks: EditorMark[], names: Names): EditorNode {
  const tree: Root = { type: 'root', children: [{ type: 'paragraph', children: [node] }] }
  return { type: 'kept', attrs: { markdown: toMarkdown(tree).trimEnd(), label: toPlain(tree, names) }, marks }
}

function tokenOf(node: Mention): string {
  return 'id' in node ? `@${node.of}:${node.id}` : `@${node.of}`
}

/** What the editor holds, as Markdown to send. */
export function fromEditor(doc: EditorNode): string {
  return toMarkdown({ type: 'root', children: blocksFrom(doc.content ?? []) }).trimEnd()
}

function blocksFrom(nodes: EditorNode[]): Block[] {
  return nodes.flatMap(blockFrom)
}

function blockFrom(node: EditorNode): Block[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph': {
      const children = inlinesFrom(withSettledBreaks(content))
      return children.length > 0 ? [{ type: 'paragraph', children }] : []
    }
    case 'heading':
      return [{ type: 'heading', depth: depthOf(node.attrs?.level), children: inlinesFrom(withSettledBreaks(content)) }]
    case 'blockquote':
      return [{ type: 'blockquote', children: blocksFrom(content) }]
    case 'codeBlock':
      return [
        { type: 'code', lang: words(node.attrs?.language) || null, value: content.map((text) => text.text).join('') },
      ]
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }]
    case 'table':
      return [tableFrom(content)]
    case 'keptBlock':
      return parse(words(node.attrs?.markdown)).children
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [listFrom(node)]
    default:
      return []
  }
}

function tableFrom(rows: EditorNode[]): Block {
  const align = (rows[0]?.content ?? []).map(({ attrs }) => sideOf(attrs?.align))
  const children = rows.map(({ content: cells = [] }) => ({
    type: 'tableRow' as const,
    children: cells.map(({ content = [] }) => ({ type: 'tableCell' as const, children: inlinesFrom(content) })),
  }))
  return { type: 'table', align, children }
}

const sideOf = (side: unknown) => (side === 'left' || side === 'center' || side === 'right' ? side : null)

function listFrom(node: EditorNode): Block {
  const items = (node.content ?? []).map((item): ListItem => {
    const checked = item.type === 'taskItem' ? item.attrs?.checked === true : null
    const children = blocksFrom(item.content ?? [])
    if (checked !== null && children[0]?.type !== 'paragraph')
      children.unshift({ type: 'paragraph', children: [{ type: 'text', value: NO_WORDS }] })
    return { type: 'listItem', checked, spread: false, children }
  })
  const ordered = node.type === 'orderedList'
  const start = ordered ? Number(node.attrs?.start ?? 1) : null
  return { type: 'list', ordered, start, spread: false, children: items }
}

const order = [
  ['link', 'link'],
  ['bold', 'strong'],
  ['italic', 'emphasis'],
  ['strike', 'delete'],
] as const

/** Neighbours with the same mark stand in one; the outermost kind first. */
function inlinesFrom(nodes: EditorNode[], from = 0): Inline[] {
  const kind = order[from]
  if (!kind) return nodes.flatMap(leafFrom)
  const written: Inline[] = []
  for (let start = 0; start < nodes.length; ) {
    const mark = markIn(nodes[start], kind[0])
    const same = nodes.slice(start).findIndex((node) => !isSame(markIn(node, kind[0]), mark))
    const end = same === -1 ? nodes.length : start + same
    const inside = inlinesFrom(nodes.slice(start, end), from + 1)
    written.push(...(mark ? marked(kind[1], mark, inside) : inside))
    start = end
  }
  return written
}

function markIn(node: EditorNode | undefined, type: string): EditorMark | undefined {
  return node?.marks?.find((mark) => mark.type === type)
}

function isSame(one: EditorMark | undefined, other: EditorMark | undefined): boolean {
  return (
    one?.type === other?.type && one?.attrs?.href === other?.attrs?.href && one?.attrs?.title === other?.attrs?.title
  )
}

function marked(type: Mark['type'] | 'link', mark: EditorMark, children: Inline[]): Inline[] {
  if (type !== 'link') return [{ type, children }]
  return [{ type, url: words(mark.attrs?.href), title: words(mark.attrs?.title) || null, children }]
}

function leafFrom(node: EditorNode): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'break' }]
  if (node.type === 'mention') return mentionFrom(words(node.attrs?.id))
  if (node.type === 'kept') return inlinesOf(words(node.attrs?.markdown))
  if (node.type !== 'text' || !node.text) return []
  if (markIn(node, 'code')) return [{ type: 'inlineCode', value: node.text }]
  return typed(node.text, markIn(node, 'link') !== undefined)
}

function mentionFrom(token: string): (Mention | Subject)[] {
  const found = inlinesOf(`<${token}>`)[0]
  return found?.type === 'mention' || found?.type === 'subject' ? [found] : []
}

function inlinesOf(markdown: string): Inline[] {
  const first = parse(markdown).children[0]
  return first?.type === 'paragraph' ? first.children : []
}

/** Emoji names and bare addresses count as typed; all other signs stay letters. */
function typed(text: string, linked: boolean): Inline[] {
  return text.split(/(:[a-z][a-z0-9_+-]{0,63}:|\bhttps?:\/\/[^\s<>]+)/).flatMap((piece, index): Inline[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ type: 'text', value: piece }]
    if (piece.startsWith(':')) return [{ type: 'customEmoji', name: piece.slice(1, -1) }]
    return linked ? [{ type: 'text', value: piece }] : inlinesOf(piece)
  })
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function depthOf(level: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 6
}
