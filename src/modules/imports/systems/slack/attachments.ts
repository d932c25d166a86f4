/** Attachments: cards of bots and quoted messages are content, previews of links are not. */
import type { PhrasingContent } from 'mdast'
import { type Block, lines, link, paragraphs, plain } from '../../markdown.ts'
import { firstText, type Json, record, records, text } from '../../shape.ts'
import { count, type ImportCounts } from '../../source.ts'
import { blocksToTree } from './blocks.ts'
import { flatten, type Lookups } from './inline.ts'
import { mrkdwnToTree } from './text.ts'

export function attachmentsToTree(message: Json, lookups: Lookups, counts: ImportCounts): Block[] {
  return records(message.attachments).flatMap((attachment): Block[] => {
    if (isPreview(attachment)) {
      count(counts.lost, 'link_preview')
      return []
    }
    const children = cardToTree(attachment, lookups)
    return children.length ? [{ type: 'blockquote', children }] : []
  })
}

/** `from_url` marks what Slack fetched for a link; the link itself stands in the text. */
function isPreview(attachment: Json): boolean {
  if (attachment.is_share === true) return false
  return attachment.is_msg_unfurl === true || Boolean(firstText(attachment.from_url, attachment.original_url))
}

function cardToTree(attachment: Json, lookups: Lookups): Block[] {
  const blocks = [...blocksToTree(quotedBlocks(attachment), lookups), ...blocksToTree(attachment.blocks, lookups)]
  const body = blocks.length ? blocks : mrkdwnToTree(text(attachment.text), lookups)
  const card = [
    ...strong(firstText(attachment.author_name, attachment.author_subname)),
    ...mrkdwnToTree(text(attachment.pretext), lookups),
    ...titleOf(attachment),
    ...body,
    ...records(attachment.fields).flatMap((field) => [
      ...strong(text(field.title)),
      ...mrkdwnToTree(text(field.value), lookups),
    ]),
    ...picture(attachment),
    ...paragraphs(lines(flatten(text(attachment.footer)))),
  ]
  return card.length ? card : mrkdwnToTree(text(attachment.fallback), lookups)
}

function quotedBlocks(attachment: Json): unknown[] {
  return records(attachment.message_blocks).flatMap((part) => records(record(part.message).blocks))
}

function titleOf(attachment: Json): Block[] {
  const title = flatten(text(attachment.title)).trim()
  const address = text(attachment.title_link)
  if (!title) return []
  return paragraphs([address ? link(address, title) : plain(title)])
}

function picture(attachment: Json): Block[] {
  const address = text(attachment.image_url)
  return address ? paragraphs([link(address, '')]) : []
}

function strong(value: string): Block[] {
  const children: PhrasingContent[] = lines(flatten(value).trim())
  return children.length ? paragraphs([{ type: 'strong', children }]) : []
}
