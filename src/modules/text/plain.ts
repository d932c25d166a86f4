// A text as plain words: notices, previews, the text part of mails, search.
import { type Names, nameOf } from './names.ts'
import type { Block, Inline, ListItem, Root } from './nodes.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export type PlainOptions = {
  /** longest result in graphemes, the closing … included */
  max?: number
  /** `lines` (default) keeps paragraphs apart, `line` puts all into one */
  shape?: 'lines' | 'line'
}

export function toPlain(tree: Root, names: Names, options: PlainOptions = {}): string {
  const lines = tree.children.map((node) => block(node, (child) => named(child, names))).filter(Boolean)
  const whole = options.shape === 'line' ? oneLine(lines.join(' ')) : lines.join('\n\n')
  return options.max === undefined ? whole : cut(whole, options.max)
}

/** Only what the writer typed: names stay out of the search rows, so that they can be erased. */
export function toSearch(tree: Root): string {
  return oneLine(tree.children.map((node) => block(node, unnamed)).join(' '))
}

type Write = (node: Inline) => string

function block(node: Block, write: Write): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return node.children.map(write).join('')
    case 'blockquote':
      return blocks(node.children, write)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
    case 'code':
      return node.value
    case 'thematicBreak':
      return '—'
    case 'list':
      return node.children.map((item, index) => listItem(item, bullet(node.start, index), write)).join('\n')
    case 'table':
      return node.children
        .map((row) => row.children.map((cell) => cell.children.map(write).join('')).join(' | '))
        .join('\n')
  }
}

function blocks(nodes: Block[], write: Write): string {
  return nodes.map((node) => block(node, write)).join('\n')
}

function bullet(start: number | null, index: number): string {
  return start === null ? '• ' : `${start + index}. `
}

function listItem(item: ListItem, sign: string, write: Write): string {
  const box = item.checked === null ? '' : item.checked ? '☑ ' : '☐ '
  return `${sign}${box}${blocks(item.children, write).replaceAll('\n', '\n  ')}`
}

function named(node: Inline, names: Names): string {
  switch (node.type) {
    case 'mention':
      return `@${nameOf(node, names)}`
    case 'subject':
      return names.subject(node.id)?.title ?? names.words.somethingPrivate
    case 'fileImage':
      return names.file(node.id) ? node.alt || names.words.image : names.words.somethingPrivate
    case 'fileLink': {
      const found = names.file(node.id)
      return found ? words(node.children, (child) => named(child, names)) || found.name : names.words.somethingPrivate
    }
    case 'image':
      return node.alt || names.words.image
    case 'link':
      return words(node.children, (child) => named(child, names)) || node.url
    default:
      return 'children' in node ? words(node.children, (child) => named(child, names)) : typed(node)
  }
}

function unnamed(node: Inline): string {
  if (node.type === 'fileImage' || node.type === 'image') return node.alt
  return 'children' in node ? words(node.children, unnamed) : typed(node)
}

function words(nodes: Inline[], write: Write): string {
  return nodes.map(write).join('')
}

function typed(node: Inline): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  return node.type === 'customEmoji' ? `:${node.name}:` : ''
}

function oneLine(text: string): string {
  return text.split(/\s/).filter(Boolean).join(' ')
}

/** Never through the middle of an emoji or a letter with its accent. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const kept: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    kept.push(segment)
    if (kept.length > max)
      return `${kept
        .slice(0, Math.max(0, max - 1))
        .join('')
        .trimEnd()}…`
  }
  return text
}
