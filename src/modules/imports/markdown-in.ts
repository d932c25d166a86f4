/** Another system's Markdown to ours: mentions, channels and emoji by name become tokens, raw HTML becomes text. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { addressOf } from '#modules/text/url.ts'
import { emojiOf } from './emoji.ts'
import { type Block, type Inline, plain, token, treeToMarkdown } from './markdown.ts'

export interface Names {
  member(username: string): string | undefined
  channel(name: string): string | undefined
}

const MOST = 40_000
const named = /@([a-z0-9][a-z0-9._-]{0,63})|~([a-z0-9][a-z0-9_-]{0,63})|:([a-z0-9_+-]{1,64}):/g
const everybody = new Set(['all', 'channel', 'here'])

/** At most 40,000 characters; `isCut` where there were more. */
export function toOurs(message: string, names: Names): { text: string; isCut: boolean } {
  const whole = message.slice(0, MOST)
  const isPlain = !/[@~:<>&\\`*_[\]|#!]/.test(whole)
  const text = isPlain ? whole.trim() : converted(whole, names)
  return { text: text.slice(0, MOST).toWellFormed(), isCut: message.length > MOST || text.length > MOST }
}

function converted(message: string, names: Names): string {
  const tree = fromMarkdown(message, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return treeToMarkdown(withTokens(tree, names).children as Block[])
}

type Node = { type: string; value?: string; url?: string; children?: Node[] }

function withTokens(node: Node, names: Names): { children: Node[] } & Node {
  const children = (node.children ?? []).flatMap((child): Node[] => {
    if (child.type === 'text') return tokensIn(child.value ?? '', names)
    if (child.type === 'html') return asText(node, child.value ?? '')
    // A picture elsewhere would be asked for by whoever reads: its address stays as a link.
    if (child.type === 'image') return [asLink(child)]
    // An address that is none of the web's stays words, wherever they will be read.
    if (child.type === 'link' && !addressOf(child.url ?? '')) return withTokens(child, names).children
    return [child.children ? withTokens(child, names) : child]
  })
  return { ...node, children }
}

function asText(parent: Node, value: string): Node[] {
  const isBlock = ['root', 'blockquote', 'listItem'].includes(parent.type)
  return isBlock ? [{ type: 'paragraph', children: [plain(value)] }] : [plain(value)]
}

function asLink(image: Node & { alt?: string | null }): Node {
  const { url = '', alt } = image
  if (!addressOf(url)) return plain(alt || url)
  return { type: 'link', url, children: [plain(alt || url)] } as Node
}

function tokensIn(value: string, names: Names): Inline[] {
  const all: Inline[] = []
  let from = 0
  for (const found of value.matchAll(named)) {
    const isInWord = found.index > 0 && /[\p{L}\p{N}]/u.test(value[found.index - 1]!)
    const told = isInWord ? undefined : tokenOf(found, names)
    if (!told) continue
    if (found.index > from) all.push(plain(value.slice(from, found.index)))
    all.push(told.node)
    from = found.index + told.length
  }
  if (from < value.length) all.push(plain(value.slice(from)))
  return all
}

function tokenOf([whole, member, channel, emoji]: RegExpMatchArray, names: Names) {
  if (emoji) {
    const sign = emojiOf(emoji)
    return sign ? { node: plain(sign), length: whole.length } : undefined
  }
  if (channel) return linked(names.channel(channel), whole.length)
  if (!member || everybody.has(member)) return undefined
  // A name at the end of a sentence carries its full stop.
  const bare = withoutEnd(member)
  return linked(names.member(member), whole.length) ?? linked(names.member(bare), bare.length + 1)
}

const linked = (value: string | undefined, length: number) => (value ? { node: token(value), length } : undefined)

function withoutEnd(name: string): string {
  let end = name.length
  while (end > 0 && '._-'.includes(name[end - 1]!)) end--
  return name.slice(0, end)
}
