/** Slack's blocks (people's `rich_text`, and the cards of bots) to our Markdown. */
import type { TableRow } from 'mdast'
import { type Block, joined, lines, link, paragraphs, plain, treeToMarkdown } from '../../markdown.ts'
import { firstText, type Json, list, record, records, text } from '../../shape.ts'
import type { Lookups } from './inline.ts'
import { inlineOfRichText, richTextToTree } from './rich-text.ts'
import { mrkdwnToTree } from './text.ts'

export function richTextToMarkdown(blocks: unknown, lookups: Lookups): string {
  return treeToMarkdown(blocksToTree(blocks, lookups))
}

export function blocksToTree(blocks: unknown, lookups: Lookups): Block[] {
  const tree = records(blocks).flatMap((block) => blockToTree(block, lookups))
  return tree.some((block) => block.type !== 'thematicBreak') ? tree : []
}

/** Text that Slack marks as plain or mrkdwn. */
export function labelledToTree(value: unknown, lookups: Lookups): Block[] {
  const { type, text: content } = record(value)
  return type === 'plain_text' ? paragraphs(lines(text(content))) : mrkdwnToTree(text(content), lookups)
}

function blockToTree(block: Json, lookups: Lookups): Block[] {
  switch (block.type) {
    case 'rich_text':
      return richTextToTree(block, lookups)
    case 'section':
      return [block.text, ...list(block.fields)].flatMap((part) => labelledToTree(part, lookups))
    case 'context':
      return records(block.elements).flatMap((part) => labelledToTree(part, lookups))
    case 'header':
      return paragraphs([{ type: 'strong', children: lines(text(record(block.text).text)) }])
    case 'image':
    case 'video':
      return pictureToTree(block)
    case 'divider':
      return [{ type: 'thematicBreak' }]
    case 'table':
      return tableToTree(block, lookups)
    default:
      return []
  }
}

function pictureToTree(block: Json): Block[] {
  const label = firstText(record(block.title).text, block.title, block.alt_text)
  const address = firstText(block.image_url, block.title_url, block.video_url)
  return paragraphs(address ? [link(address, label)] : lines(label))
}

function tableToTree(block: Json, lookups: Lookups): Block[] {
  const children = list(block.rows).map(
    (row): TableRow => ({
      type: 'tableRow',
      children: records(row).map((cell) => ({ type: 'tableCell', children: cellToInline(cell, lookups) })),
    }),
  )
  return children.length ? [{ type: 'table', children }] : []
}

/** A cell holds one line: paragraphs of it are joined by spaces. */
function cellToInline(cell: Json, lookups: Lookups) {
  if (cell.type !== 'rich_text') return [plain(firstText(cell.text).replaceAll('\n', ' '))]
  const parts = records(cell.elements).map((section) => inlineOfRichText(section.elements, lookups))
  const inlines = parts.flatMap((part, index) => [...(index ? [plain(' ')] : []), ...part])
  return joined(inlines.map((node) => (node.type === 'break' ? plain(' ') : node)))
}
