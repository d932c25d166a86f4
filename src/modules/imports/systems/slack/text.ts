/** Slack's mrkdwn (`text` of messages, sections of bots) to our Markdown. */

import { type Block, lineBreak, paragraphs, treeToMarkdown } from '../../markdown.ts'
import { flatten, inlineOfLine, type Lookups } from './inline.ts'

const fence = '```'
const quoteMark = /^(?:&gt;|>) ?/
const quoteRestMark = /^(?:&gt;|>){3} ?/

export function mrkdwnToMarkdown(text: string, lookups: Lookups): string {
  return treeToMarkdown(mrkdwnToTree(text, lookups))
}

export function mrkdwnToTree(text: string, lookups: Lookups): Block[] {
  const pieces = text.replaceAll('\r\n', '\n').split(fence)
  // A fence that nobody closes is text.
  if (pieces.length % 2 === 0) pieces.push(pieces.splice(-2).join(fence))
  return pieces.flatMap((piece, index) => (index % 2 ? codeBlock(piece) : linesToTree(piece, lookups)))
}

function codeBlock(piece: string): Block[] {
  const value = flatten(piece).replace(/^\n/, '').replace(/\n$/, '')
  return value.trim() ? [{ type: 'code', value }] : []
}

function linesToTree(piece: string, lookups: Lookups): Block[] {
  return runsOfLines(piece).flatMap(({ quoted, lines }): Block[] => {
    const inlines = lines.flatMap((line, index) => [...(index ? [lineBreak()] : []), ...inlineOfLine(line, lookups)])
    const children = paragraphs(inlines)
    return quoted && children.length ? [{ type: 'blockquote', children }] : children
  })
}

/** Quoted and other lines in turns; `>>>` quotes all that follows. */
function runsOfLines(piece: string): { quoted: boolean; lines: string[] }[] {
  const runs: { quoted: boolean; lines: string[] }[] = []
  let quotesAll = false
  for (const line of piece.split('\n')) {
    const begins = quoteRestMark.test(line)
    const quoted = quotesAll || quoteMark.test(line)
    const shown = quotesAll ? line : line.replace(begins ? quoteRestMark : quoteMark, '')
    quotesAll ||= begins
    if (runs.at(-1)?.quoted !== quoted) runs.push({ quoted, lines: [] })
    runs.at(-1)!.lines.push(shown)
  }
  return runs
}
