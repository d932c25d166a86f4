// A text as one reader sees it: names resolved, addresses checked, only elements and attributes of this list.
// The page, the screen and the mail write this tree; none of them decides anything about safety on its own.
import { isJumbo } from './jumbo.ts'
import { type Names, nameOf } from './names.ts'
import type { Block, Image, Inline, ListItem, Root, Table } from './nodes.ts'
import { addressOf } from './url.ts'

export type Tag =
  | 'p'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'blockquote'
  | 'ul'
  | 'ol'
  | 'li'
  | 'pre'
  | 'code'
  | 'hr'
  | 'div'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'em'
  | 'strong'
  | 'del'
  | 'br'
  | 'a'
  | 'span'
  | 'img'
  | 'input'

export type Attributes = {
  class?: string
  href?: string
  rel?: string
  title?: string
  src?: string
  alt?: string
  width?: number
  height?: number
  loading?: 'lazy'
  start?: number
  type?: 'checkbox'
  checked?: boolean
  disabled?: boolean
  role?: 'region'
  tabindex?: 0
  'aria-label'?: string
  'data-align'?: 'left' | 'center' | 'right'
  'data-member'?: string
}

export type Element = { tag: Tag; attributes: Attributes; children: Shown[] }
export type Shown = string | Element

const rel = 'noopener noreferrer nofollow ugc'

type Reader = Names & { linked: boolean }

export function shown(tree: Root, names: Names): Shown[] {
  const reader = { ...names, linked: false }
  if (isJumbo(tree, names)) {
    return [element('p', { class: 'text-jumbo' }, ...inlines(firstWords(tree), reader))]
  }
  return tree.children.map((child) => block(child, reader))
}

function firstWords(tree: Root): Inline[] {
  const first = tree.children[0]
  return first?.type === 'paragraph' ? first.children : []
}

function element(tag: Tag, attributes: Attributes, ...children: Shown[]): Element {
  return { tag, attributes, children }
}

function block(node: Block, reader: Reader): Shown {
  switch (node.type) {
    case 'paragraph':
      return element('p', {}, ...inlines(node.children, reader))
    case 'heading':
      return element(headings[node.depth], {}, ...inlines(node.children, reader))
    case 'blockquote':
      return element('blockquote', {}, ...node.children.map((child) => block(child, reader)))
    case 'code':
      // A block that scrolls must be reachable by keyboard.
      return element('pre', { class: 'text-code', tabindex: 0 }, element('code', {}, node.value))
    case 'thematicBreak':
      return element('hr', {})
    case 'list': {
      const items = node.children.map((item) => listItem(item, reader))
      const start = node.start !== null && node.start !== 1 ? { start: node.start } : {}
      return node.ordered ? element('ol', start, ...items) : element('ul', {}, ...items)
    }
    case 'table':
      return table(node, reader)
  }
}

/** The page has h1 and h2 of its own. */
const headings = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6', 5: 'h6', 6: 'h6' } as const

function listItem(item: ListItem, reader: Reader): Element {
  const children = item.children.flatMap((child) => {
    return child.type === 'paragraph' && !item.spread ? inlines(child.children, reader) : [block(child, reader)]
  })
  if (item.checked === null) return element('li', {}, ...children)
  const label = item.checked ? reader.words.done : reader.words.open
  const box = element('input', { type: 'checkbox', checked: item.checked, disabled: true, 'aria-label': label })
  return element('li', { class: 'text-task' }, box, ' ', ...children)
}

function table(node: Table, reader: Reader): Element {
  const [head, ...body] = node.children.map((row, index) => {
    const cells = row.children.map((cell, column) => {
      const side = node.align[column]
      const attributes = side ? { 'data-align': side } : {}
      return element(index === 0 ? 'th' : 'td', attributes, ...inlines(cell.children, reader))
    })
    return element('tr', {}, ...cells)
  })
  const parts = [element('thead', {}, ...(head ? [head] : []))]
  if (body.length > 0) parts.push(element('tbody', {}, ...body))
  const scrolling = { class: 'text-table', role: 'region', tabindex: 0, 'aria-label': reader.words.table } as const
  return element('div', scrolling, element('table', {}, ...parts))
}

function inlines(nodes: Inline[], reader: Reader): Shown[] {
  return nodes.flatMap((node) => inline(node, reader))
}

function inline(node: Inline, reader: Reader): Shown[] {
  switch (node.type) {
    case 'text':
      return lines(node.value)
    case 'inlineCode':
      return [element('code', {}, node.value)]
    case 'break':
      return [element('br', {})]
    case 'emphasis':
      return [element('em', {}, ...inlines(node.children, reader))]
    case 'strong':
      return [element('strong', {}, ...inlines(node.children, reader))]
    case 'delete':
      return [element('del', {}, ...inlines(node.children, reader))]
    case 'customEmoji':
      return [customEmoji(node.name, reader)]
    case 'mention':
      return [mention(node, reader)]
    case 'image':
      return link(node.url, node.title, [imageWords(node, reader)], reader)
    case 'link':
      return link(node.url, node.title, inlines(node.children, { ...reader, linked: true }), reader)
    case 'subject':
      return subject(node.id, reader)
    case 'fileLink':
      return file(node.id, inlines(node.children, { ...reader, linked: true }), reader)
    case 'fileImage':
      return [fileImage(node.id, node.alt, reader)]
  }
}

/** People press Enter to start a line, so a line end is one here, as in any chat. */
function lines(value: string): Shown[] {
  return value.split('\n').flatMap((line, index) => (index === 0 ? [line] : [element('br', {}), line]))
}

function customEmoji(name: string, reader: Reader): Shown {
  const url = reader.emoji?.(name)
  const address = url === undefined ? undefined : addressOf(url)
  if (!address || address.outside) return `:${name}:`
  return element('img', { class: 'text-emoji', src: address.href, alt: `:${name}:`, title: `:${name}:` })
}

function mention(node: Extract<Inline, { type: 'mention' }>, reader: Reader): Shown {
  const mine = node.of === 'all' || (node.of === 'member' && node.id === reader.me)
  const kind = node.of === 'here' ? ' text-mention-here' : mine && reader.me ? ' text-mention-me' : ''
  const attributes: Attributes = { class: `text-mention${kind}` }
  if (node.of === 'member' && reader.member(node.id) !== undefined) attributes['data-member'] = node.id
  return element('span', attributes, `@${nameOf(node, reader)}`)
}

function link(url: string, title: string | null, words: Shown[], reader: Reader): Shown[] {
  const address = addressOf(url, reader.origin)
  if (!address || reader.linked) return words
  const attributes: Attributes = { href: address.href }
  if (title) attributes.title = title
  if (address.outside) attributes.rel = rel
  return [element('a', attributes, ...(words.length > 0 ? words : [address.href]))]
}

/** A picture from elsewhere would tell that place who reads this, so it is only linked. */
function imageWords(node: Image, reader: Reader): string {
  return node.alt || reader.words.image
}

function subject(id: string, reader: Reader): Shown[] {
  const found = reader.subject(id)
  if (!found) return [element('span', { class: 'text-private' }, reader.words.somethingPrivate)]
  const address = addressOf(found.href, reader.origin)
  if (!address || reader.linked) return [found.title]
  return [element('a', { class: 'text-subject', href: address.href }, found.title)]
}

function file(id: string, words: Shown[], reader: Reader): Shown[] {
  const found = reader.file(id)
  const address = addressOf(reader.fileUrl(id), reader.origin)
  if (!found || !address) return [element('span', { class: 'text-private' }, reader.words.somethingPrivate)]
  const label = words.length > 0 ? words : [found.name]
  return reader.linked ? label : [element('a', { class: 'text-file', href: address.href }, ...label)]
}

function fileImage(id: string, alt: string, reader: Reader): Shown {
  const found = reader.file(id)
  const address = addressOf(reader.fileUrl(id), reader.origin)
  if (!found || !address || address.outside) {
    return element('span', { class: 'text-private' }, reader.words.somethingPrivate)
  }
  const { width, height } = found
  const size = width && height ? { width, height } : {}
  return element('img', { class: 'text-image', src: address.href, alt: alt || found.name, ...size, loading: 'lazy' })
}
