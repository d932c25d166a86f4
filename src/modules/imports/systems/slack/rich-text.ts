/** One `rich_text` block to a tree. Lists come flat, one element per run of equal indent, and are nested here. */
import type { List, ListItem } from 'mdast'
import { emojiOfHex } from '../../emoji.ts'
import { type Block, type Inline, joined, lines, link, paragraphs, plain, styled } from '../../markdown.ts'
import { firstText, type Json, record, records, text } from '../../shape.ts'
import { broadcast, emojiNode, type Lookups, mentionOfChannel, mentionOfMember } from './inline.ts'

const deepestList = 8
const styles = ['bold', 'italic', 'strike'] as const
const typeOfStyle = { bold: 'strong', italic: 'emphasis', strike: 'delete' } as const

interface Run {
  node: Inline[]
  style: Json
}

export function richTextToTree(block: Json, lookups: Lookups): Block[] {
  const blocks: Block[] = []
  let lists: Json[] = []
  for (const element of [...records(block.elements), {}]) {
    if (element.type === 'rich_text_list') {
      lists.push(element)
    } else {
      blocks.push(...listsToTree(lists, lookups), ...elementToTree(element, lookups))
      lists = []
    }
  }
  return blocks
}

export function inlineOfRichText(elements: unknown, lookups: Lookups): Inline[] {
  const runs = records(elements).map((element) => ({
    node: inlineOf(element, lookups),
    style: record(element.style),
  }))
  return withStyles(runs, 0)
}

function elementToTree(element: Json, lookups: Lookups): Block[] {
  if (element.type === 'rich_text_preformatted') {
    const value = records(element.elements).map(textOfCode).join('')
    return value.trim() ? [{ type: 'code', lang: languageOf(element), value }] : []
  }
  const children = paragraphs(inlineOfRichText(element.elements, lookups))
  return element.type === 'rich_text_quote' && children.length ? [{ type: 'blockquote', children }] : children
}

function listsToTree(elements: Json[], lookups: Lookups): Block[] {
  const top: Block[] = []
  const open: List[] = []
  for (const element of elements) {
    const level = Math.min(Number(element.indent) || 0, deepestList, open.length)
    const same = open[level]?.ordered === (element.style === 'ordered') ? open[level] : undefined
    const items = records(element.elements).map((item) => itemOf(item, lookups))
    if (items.length === 0) continue
    if (same) {
      same.children.push(...items)
    } else {
      const list = listOf(element, items)
      const parent = open[level - 1]?.children.at(-1)
      if (parent) parent.children.push(list)
      else top.push(list)
      open[level] = list
    }
    open.length = level + 1
  }
  return top
}

function listOf(element: Json, children: ListItem[]): List {
  const ordered = element.style === 'ordered'
  const offset = Math.trunc(Number(element.offset)) || 0
  return {
    type: 'list',
    ordered,
    start: ordered ? Math.max(0, Math.min(offset, 1e6)) + 1 : null,
    spread: false,
    children,
  }
}

function itemOf(item: Json, lookups: Lookups): ListItem {
  return { type: 'listItem', spread: false, children: paragraphs(inlineOfRichText(item.elements, lookups)) }
}

/** Neighbours of one style in one pair of marks: `**a****b**` would show its stars. */
function withStyles(runs: Run[], level: number): Inline[] {
  const style = styles[level]
  if (!style) return joined(runs.flatMap((run) => run.node))
  const inlines: Inline[] = []
  for (let index = 0; index < runs.length; ) {
    const on = runs[index]!.style[style] === true
    let end = index + 1
    while (end < runs.length && (runs[end]!.style[style] === true) === on) end++
    const inner = withStyles(runs.slice(index, end), level + 1)
    inlines.push(...(on ? styled(typeOfStyle[style], inner) : inner))
    index = end
  }
  return joined(inlines)
}

function inlineOf(element: Json, lookups: Lookups): Inline[] {
  if (record(element.style).code === true && element.type === 'text') return codeOf(text(element.text))
  switch (element.type) {
    case 'text':
      return lines(text(element.text))
    case 'user':
      return [mentionOfMember(text(element.user_id), '', lookups)]
    case 'channel':
      return [mentionOfChannel(text(element.channel_id), '', lookups)]
    case 'broadcast':
      return [broadcast(text(element.range) || 'channel')]
    case 'link':
      return [link(text(element.url), text(element.text))]
    case 'emoji':
      return [emojiOfElement(element)]
    case 'usergroup':
      return [plain('@group')]
    case 'canvas':
      return [plain(lookups.fileName(text(element.file_id)) || text(element.file_id))]
    default:
      return lines(firstText(element.text, element.fallback, element.value))
  }
}

function codeOf(value: string): Inline[] {
  return value
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...(line.trim() ? [{ type: 'inlineCode' as const, value: line }] : []),
    ])
}

function emojiOfElement(element: Json): Inline {
  const unicode = text(element.unicode) && emojiOfHex(text(element.unicode))
  if (unicode) return plain(unicode)
  const tone = Number(element.skin_tone)
  return emojiNode(text(element.name) + (tone ? `::skin-tone-${tone}` : ''))
}

function textOfCode(element: Json): string {
  return firstText(element.text, element.url) || text(element.text)
}

function languageOf(element: Json): string | null {
  const language = text(element.language)
  return /^[a-z0-9+#-]{1,30}$/.test(language) ? language : null
}
