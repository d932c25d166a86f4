/** Writes a tree of Slack's text as our Markdown. Everything a person typed is escaped; only our own tokens are not. */
import type { BlockContent, Break, Link, PhrasingContent, Root, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'

/** A mention or custom emoji in our spelling, written as it is. */
export interface Token {
  type: 'token'
  value: string
}

declare module 'mdast' {
  interface PhrasingContentMap {
    token: Token
  }
  interface RootContentMap {
    token: Token
  }
}

export type Inline = PhrasingContent
export type Block = BlockContent

export function treeToMarkdown(children: Block[]): string {
  return asItIs(children) ?? written(children)
}

/** Lines of words without a sign that could mean anything in Markdown. */
const harmless = /^(?:[\p{L}\p{N}\p{M} ,;?'"()/%€–…-]|[.!:](?= |$))*$/u
const beginsWithLetter = /^\p{L}/u

/** Most of what people say is plain words and mentions: writing that without the whole writer is twenty times as quick. */
function asItIs(children: Block[]): string | undefined {
  const blocks: string[] = []
  for (const block of children) {
    const words = block.type === 'paragraph' ? wordsAsTheyAre(block.children) : undefined
    if (words === undefined) return undefined
    blocks.push(words)
  }
  return blocks.join('\n\n')
}

function wordsAsTheyAre(inlines: Inline[]): string | undefined {
  let words = ''
  for (const node of inlines) {
    if (node.type === 'token') words += node.value
    else if (node.type !== 'text' || !harmless.test(node.value) || /www|https?/i.test(node.value)) return undefined
    else if (words === '' && !beginsWithLetter.test(node.value)) return undefined
    else words += node.value
  }
  return / {2}|^ | $/.test(words) ? undefined : words
}

/** The long way: whatever could be read as a sign is escaped. */
export function written(children: Block[]): string {
  const root: Root = { type: 'root', children }
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    extensions: [gfmToMarkdown()],
    // Without these a typed `<@all>` would come out as a mention, and `a:b:c` with an emoji.
    unsafe: [
      { character: '<', inConstruct: 'phrasing' },
      { character: ':', after: '(?=[a-z][a-z0-9_+-]{0,63}:)', inConstruct: 'phrasing' },
    ],
    handlers: { token: (node: Token) => node.value },
  }).trimEnd()
}

export function token(value: string): Token {
  return { type: 'token', value }
}

/** Text with line ends as hard breaks, as Slack shows them. */
export function lines(value: string): Inline[] {
  return value
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [lineBreak()] : []), ...(line ? [plain(line)] : [])])
}

export function plain(value: string): Text {
  return { type: 'text', value }
}

export function lineBreak(): Break {
  return { type: 'break' }
}

/** Only addresses a browser may safely open become links; all others stay text. */
export function link(url: string, label: string): Link | Text {
  if (!/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(url)) return plain(label && label !== url ? `${label} (${url})` : url)
  return { type: 'link', url, children: [plain(label || url.replace(/^(?:mailto|tel):/i, ''))] }
}

/** Paragraphs of one run of inline nodes: an empty line begins a new one, breaks and spaces at the ends go. */
export function paragraphs(inlines: Inline[]): Block[] {
  const groups: Inline[][] = [[]]
  inlines.forEach((node, index) => {
    if (node.type !== 'break') groups.at(-1)!.push(node)
    else if (inlines[index + 1]?.type === 'break') groups.push([])
    else if (groups.at(-1)!.length > 0) groups.at(-1)!.push(node)
  })
  return groups
    .map(trimmed)
    .map(withoutIndents)
    .flatMap((children): Block[] => (children.length ? [{ type: 'paragraph', children }] : []))
}

/** Emphasis with its outer spaces moved outside: `** bold**` would not be bold in Markdown. */
export function styled(type: 'strong' | 'emphasis' | 'delete', children: Inline[]): Inline[] {
  const [before, middle, after] = splitSpace(children)
  return middle.length ? [...before, { type, children: middle }, ...after] : [...before, ...after]
}

/** Neighbouring texts as one, so that escaping sees what stands beside. */
export function joined(inlines: Inline[]): Inline[] {
  const all: Inline[] = []
  for (const node of inlines) {
    const last = all.at(-1)
    if (node.type === 'text' && last?.type === 'text') all[all.length - 1] = plain(last.value + node.value)
    else all.push(node)
  }
  return all
}

function trimmed(inlines: Inline[]): Inline[] {
  return splitSpace(joined(inlines))[1]
}

/** Spaces around a break show nowhere, and would have to be written as `&#x20;`. */
function withoutIndents(inlines: Inline[]): Inline[] {
  return inlines.map((node, index) => {
    if (node.type !== 'text') return node
    const head = inlines[index - 1]?.type === 'break' ? node.value.replace(/^[ \t]+/, '') : node.value
    return plain(inlines[index + 1]?.type === 'break' ? head.trimEnd() : head)
  })
}

function splitSpace(inlines: Inline[]): [Inline[], Inline[], Inline[]] {
  const middle = [...inlines]
  const before: Inline[] = []
  const after: Inline[] = []
  while (isSpace(middle[0])) before.push(middle.shift()!)
  while (isSpace(middle.at(-1))) after.unshift(middle.pop()!)
  const first = middle[0]
  if (first?.type === 'text') {
    const rest = first.value.trimStart()
    if (rest !== first.value) before.push(plain(first.value.slice(0, first.value.length - rest.length)))
    middle[0] = plain(rest)
  }
  const last = middle.at(-1)
  if (last?.type === 'text') {
    const rest = last.value.trimEnd()
    if (rest !== last.value) after.unshift(plain(last.value.slice(rest.length)))
    middle[middle.length - 1] = plain(rest)
  }
  return [before, middle, after]
}

function isSpace(node: Inline | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '')
}
