// A text in a mail: styles inside the elements, full addresses, no pictures and no form parts.
import { escaped } from './html.ts'
import type { Names } from './names.ts'
import type { Root } from './nodes.ts'
import { type Element, type Shown, shown, type Tag } from './shown.ts'

const styles: Partial<Record<Tag, string>> = {
  p: 'margin:0 0 12px',
  h3: 'margin:16px 0 8px;font-size:18px',
  h4: 'margin:16px 0 8px;font-size:16px',
  h5: 'margin:16px 0 8px;font-size:15px',
  h6: 'margin:16px 0 8px;font-size:15px',
  blockquote: 'margin:0 0 12px;padding-left:12px;border-left:3px solid #dedcd4',
  ul: 'margin:0 0 12px;padding-left:24px',
  ol: 'margin:0 0 12px;padding-left:24px',
  pre: 'margin:0 0 12px;padding:8px 12px;background:#edebe5;white-space:pre-wrap;font-family:monospace',
  code: 'font-family:monospace',
  table: 'margin:0 0 12px;border-collapse:collapse',
  th: 'padding:4px 8px;border:1px solid #dedcd4;text-align:left',
  td: 'padding:4px 8px;border:1px solid #dedcd4',
  a: 'color:#007573',
}

/** `base` is `https://host` of this house: what is a path on a page is a full address in a mail. */
export function toMail(tree: Root, names: Names, base: string): string {
  return shown(tree, names)
    .map((node) => mail(node, base))
    .join('')
}

function mail(node: Shown, base: string): string {
  if (typeof node === 'string') return escaped(node)
  const inside = node.children.map((child) => mail(child, base)).join('')
  if (node.tag === 'div') return inside
  if (node.tag === 'input') return node.attributes.checked ? '&#9745;' : '&#9744;'
  if (node.tag === 'img') return picture(node, base)
  if (node.tag === 'br' || node.tag === 'hr') return `<${node.tag}>`
  if (node.tag === 'span') return `<strong>${inside}</strong>`
  const { href, start } = node.attributes
  const target = href === undefined ? '' : ` href="${escaped(absolute(href, base))}"`
  const from = start === undefined ? '' : ` start="${start}"`
  const style = styles[node.tag] ? ` style="${styles[node.tag]}"` : ''
  return `<${node.tag}${target}${from}${style}>${inside}</${node.tag}>`
}

/** A file needs a signed-in reader, so the mail names it and leads there. */
function picture(node: Element, base: string): string {
  const words = escaped(node.attributes.alt ?? '')
  if (node.attributes.class !== 'text-image') return words
  return `<a href="${escaped(absolute(node.attributes.src ?? '/', base))}" style="${styles.a}">${words}</a>`
}

function absolute(href: string, base: string): string {
  return href.startsWith('/') ? new URL(href, base).href : href
}
