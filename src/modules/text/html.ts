// The shown tree as HTML for pages. Everything a member wrote passes `escaped`.
import type { Names } from './names.ts'
import type { Root } from './nodes.ts'
import { type Attributes, type Shown, shown } from './shown.ts'

const empty = new Set(['br', 'hr', 'img', 'input'])

export function toHtml(tree: Root, names: Names): string {
  return html(shown(tree, names))
}

export function html(nodes: Shown[]): string {
  return nodes.map(one).join('')
}

function one(node: Shown): string {
  if (typeof node === 'string') return escaped(node)
  const start = `<${node.tag}${attributesOf(node.attributes)}>`
  return empty.has(node.tag) ? start : `${start}${html(node.children)}</${node.tag}>`
}

function attributesOf(attributes: Attributes): string {
  let written = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) written += ` ${name}`
    else if (value !== undefined && value !== false) written += ` ${name}="${escaped(String(value))}"`
  }
  return written
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
