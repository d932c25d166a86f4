/** The words of one message as Markdown, wherever Slack put them. */

import { type Block, paragraphs, plain, styled, treeToMarkdown } from '../../markdown.ts'
import { firstText, isRecord, type Json, record, text } from '../../shape.ts'
import { count, type ImportCounts } from '../../source.ts'
import { attachmentsToTree } from './attachments.ts'
import { blocksToTree } from './blocks.ts'
import type { Lookups } from './inline.ts'
import { mrkdwnToTree } from './text.ts'

/** Slack's limit for a message, and ours: escapes and cards may push beyond it. */
const mostCharacters = 40_000
const mostParts = 10_000

export function contentOf(message: Json, lookups: Lookups, counts: ImportCounts): string {
  const light = lightened(message, counts)
  const tree = [...wordsOf(light, lookups), ...attachmentsToTree(light, lookups, counts)]
  const markdown = treeToMarkdown(message.subtype === 'me_message' ? asAction(tree) : tree)
  if (markdown.length <= mostCharacters) return markdown
  if (light.text === message.text) count(counts.changed, 'text_cut')
  return cut(markdown)
}

/** Between words where there are any, so that no mention or escape is halved. */
function cut(markdown: string): string {
  const head = markdown.slice(0, mostCharacters)
  const end = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
  return head.slice(0, end > mostCharacters / 2 ? end : mostCharacters).toWellFormed()
}

function wordsOf(message: Json, lookups: Lookups): Block[] {
  if (message.subtype === 'tombstone') return []
  const comment = text(record(message.comment).comment)
  if (message.subtype === 'file_comment' && comment) return [...nameOfFile(message), ...mrkdwnToTree(comment, lookups)]
  const blocks = blocksToTree(message.blocks, lookups)
  return blocks.length ? blocks : mrkdwnToTree(ownText(message), lookups)
}

/** Until 2018 an upload spoke for itself: `<@U…> uploaded a file: <…|title> and commented: …`. */
function ownText(message: Json): string {
  const whole = text(message.text)
  if (!isRecord(message.file) || !/^<@[^<>]{1,100}> (?:uploaded|shared)\b/.test(whole)) return whole
  const mark = '> and commented: '
  const at = whole.indexOf(mark)
  return firstText(record(message.file.initial_comment).comment) || (at < 0 ? '' : whole.slice(at + mark.length))
}

function nameOfFile(message: Json): Block[] {
  const { title, name } = record(message.file)
  const children = paragraphs([plain(firstText(title, name))])
  return children.length ? [{ type: 'blockquote', children }] : []
}

/** `/me waves` is shown slanted. */
function asAction(tree: Block[]): Block[] {
  return tree.map((block) =>
    block.type === 'paragraph' ? { ...block, children: styled('emphasis', block.children) } : block,
  )
}

/** A forged message could be as large as its file and cost minutes: parts go, text is cut, both are counted. */
function lightened(message: Json, counts: ImportCounts): Json {
  const light = { ...message }
  if (isHeavy([message.blocks, message.attachments])) {
    light.blocks = []
    light.attachments = []
    count(counts.lost, 'oversized_part')
  }
  if (text(message.text).length > mostCharacters) {
    light.text = text(message.text).slice(0, mostCharacters)
    count(counts.changed, 'text_cut')
  }
  return light
}

function isHeavy(value: unknown): boolean {
  const left: unknown[] = [value]
  let parts = 0
  let characters = 0
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one === 'string') characters += one.length
    else if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) left.push(part)
    if (++parts > mostParts || left.length > mostParts || characters > 10 * mostCharacters) return true
  }
  return false
}
