// A text in Slack's own markup, for what goes out. It never calls anyone there: `@all` is only a word.
import { type Names, nameOf } from './names.ts'
import type { Block, Inline, ListItem, Root } from './nodes.ts'
import { addressOf } from './url.ts'

/** `names.origin` gives subjects and files their full address. Source: Slack, "Formatting text for app surfaces". */
export function toSlack(tree: Root, names: Names): string {
  return tree.children.map((node) => block(node, names)).join('\n\n')
}

function block(node: Block, names: Names): string {
  switch (node.type) {
    case 'paragraph':
      return inlines(node.children, names)
    case 'heading':
      return `*${inlines(node.children, names)}*`
    case 'blockquote':
      return blocks(node.children, names).replace(/^/gm, '> ')
    case 'code':
      return `\`\`\`\n${fence(node.value)}\n\`\`\``
    case 'thematicBreak':
      return '———'
    case 'list':
      return node.children.map((item, index) => listItem(item, bullet(node.start, index), names)).join('\n')
    case 'table':
      return node.children
        .map((row) => row.children.map((cell) => inlines(cell.children, names)).join(' | '))
        .join('\n')
  }
}

function blocks(nodes: Block[], names: Names): string {
  return nodes.map((node) => block(node, names)).join('\n')
}

function bullet(start: number | null, index: number): string {
  return start === null ? '• ' : `${start + index}. `
}

function listItem(item: ListItem, sign: string, names: Names): string {
  const box = item.checked === null ? '' : item.checked ? '☑ ' : '☐ '
  return `${sign}${box}${blocks(item.children, names).replaceAll('\n', '\n    ')}`
}

function inlines(nodes: Inline[], names: Names): string {
  return nodes.map((node) => inline(node, names)).join('')
}

function inline(node: Inline, names: Names): string {
  switch (node.type) {
    case 'text':
      return escaped(node.value)
    case 'inlineCode':
      return `\`${escaped(node.value.replaceAll('`', "'"))}\``
    case 'break':
      return '\n'
    case 'strong':
      return around('*', inlines(node.children, names))
    case 'emphasis':
      return around('_', inlines(node.children, names))
    case 'delete':
      return around('~', inlines(node.children, names))
    case 'mention':
      return escaped(`@${nameOf(node, names)}`)
    case 'customEmoji':
      return `:${node.name}:`
    case 'link':
      return link(node.url, inlines(node.children, names), names)
    case 'image':
      return link(node.url, escaped(node.alt || names.words.image), names)
    case 'subject': {
      const found = names.subject(node.id)
      return found ? link(found.href, escaped(found.title), names) : escaped(names.words.somethingPrivate)
    }
    case 'fileImage':
      return file(node.id, escaped(node.alt), names)
    case 'fileLink':
      return file(node.id, inlines(node.children, names), names)
  }
}

function file(id: string, words: string, names: Names): string {
  const found = names.file(id)
  return found ? link(names.fileUrl(id), words || escaped(found.name), names) : escaped(names.words.somethingPrivate)
}

function link(url: string, words: string, names: Names): string {
  const address = addressOf(url)
  if (!address || (!address.outside && !names.origin)) return words
  const href = address.outside ? address.href : new URL(address.href, names.origin).href
  const target = escaped(href.replaceAll('|', '%7C'))
  // A link in a link's words would end the outer one.
  return words.includes('<') || words.includes('|')
    ? `${words} <${target}>`
    : `<${target}|${words.replaceAll('\n', ' ')}>`
}

function around(sign: string, words: string): string {
  return words.trim() === '' || words !== words.trim() ? words : `${sign}${words}${sign}`
}

function fence(value: string): string {
  return escaped(value.replaceAll('```', "'''"))
}

/** The three signs Slack reads as control, so `<!channel>` typed by a member stays five letters and two signs. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
