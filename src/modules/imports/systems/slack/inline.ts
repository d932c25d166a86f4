/** The inline part of Slack's mrkdwn: one line of text to a tree. */
import { emojiOf } from '../../emoji.ts'
import { type Inline, joined, link, plain, styled, token } from '../../markdown.ts'

/** How what Slack names by id is written. `member` and `channel` give our tokens, the others plain names. */
export interface Lookups {
  member(id: string): string | undefined
  memberName(id: string): string | undefined
  channel(id: string): string | undefined
  channelName(id: string): string | undefined
  fileName(id: string): string | undefined
}

type Mark = '*' | '_' | '~'
/** A single character, or a node that is finished. */
type Unit = string | Inline

const typeOfMark = { '*': 'strong', _: 'emphasis', '~': 'delete' } as const
const word = /[\p{L}\p{N}]/u
const shortName = /:([\p{L}\p{N}_+'.-]{1,100}):(?:(:skin-tone-[2-6]):)?/gu
/** Safe to write bare: its underscores stand between letters and so never begin emphasis. */
const bareName = /^[a-z0-9]+(?:[_-][a-z0-9]+)*$/

export function inlineOfLine(line: string, lookups: Lookups): Inline[] {
  const units = splitCode(line).flatMap((piece): Unit[] =>
    typeof piece === 'string' ? splitTokens(piece, lookups) : [piece],
  )
  return withStyles(units, 0)
}

/** Only these three are escaped in Slack's text. */
export function withoutEscapes(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Code shows what stands there: addresses bare, mentions by name. */
export function flatten(text: string): string {
  return withoutEscapes(text.replace(/<([^<>\n]{1,8000})>/g, (_, inner: string) => inner.split('|').at(-1) ?? inner))
}

/** `:name:` as Unicode where known, as our custom emoji where it looks like one. */
export function withEmoji(text: string): Inline[] {
  const inlines: Inline[] = []
  let done = 0
  for (const { name, from, to } of emojiNames(text)) {
    inlines.push(plain(text.slice(done, from)), emojiNode(name))
    done = to
  }
  inlines.push(plain(text.slice(done)))
  return joined(inlines).filter((node) => node.type !== 'text' || node.value !== '')
}

export function emojiNode(name: string): Inline {
  const emoji = emojiOf(name)
  if (emoji) return plain(emoji)
  return bareName.test(name) ? token(`:${name}:`) : plain(`:${name}:`)
}

function* emojiNames(text: string): Generator<{ name: string; from: number; to: number }> {
  const pattern = new RegExp(shortName)
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, base = '', tone = ''] = match
    const name = tone ? `${base}:${tone}` : base
    if (emojiOf(name) || /[a-z]/.test(base)) yield { name, from: match.index, to: match.index + whole.length }
    // In `10:30:smile:` the colon that ended a number begins a name.
    else pattern.lastIndex = match.index + whole.length - 1
  }
}

export function mentionOfMember(id: string, label: string, lookups: Lookups): Inline {
  const known = lookups.member(id)
  return known ? token(known) : plain(`@${lookups.memberName(id) || label || id}`)
}

export function mentionOfChannel(id: string, label: string, lookups: Lookups): Inline {
  const known = lookups.channel(id)
  return known ? token(known) : plain(`#${lookups.channelName(id) || label || id}`)
}

/** Never a live mention: importing an old message must not call everyone. */
export function broadcast(range: string): Inline {
  return { type: 'strong', children: [plain(`@${range}`)] }
}

function splitCode(line: string): (string | Inline)[] {
  const pieces: (string | Inline)[] = []
  let rest = line
  for (;;) {
    const start = rest.indexOf('`')
    const end = start < 0 ? -1 : rest.indexOf('`', start + 1)
    if (end < 0) return [...pieces, rest]
    const code = flatten(rest.slice(start + 1, end))
    if (code.trim() === '') pieces.push(rest.slice(0, end + 1))
    else pieces.push(rest.slice(0, start), { type: 'inlineCode', value: code })
    rest = rest.slice(end + 1)
  }
}

function splitTokens(text: string, lookups: Lookups): Unit[] {
  const units: Unit[] = []
  let rest = 0
  for (const match of text.matchAll(/<([^<>]{1,8000})>/g)) {
    units.push(...characters(text.slice(rest, match.index)), tokenOf(match[1] ?? '', lookups))
    rest = match.index + match[0].length
  }
  return units.concat(characters(text.slice(rest)))
}

function characters(text: string): Unit[] {
  return withEmoji(withoutEscapes(text)).flatMap((node): Unit[] => (node.type === 'text' ? [...node.value] : [node]))
}

function tokenOf(inner: string, lookups: Lookups): Inline {
  const at = inner.indexOf('|')
  const target = withoutEscapes(at < 0 ? inner : inner.slice(0, at))
  const label = at < 0 ? '' : withoutEscapes(inner.slice(at + 1))
  const rest = target.slice(1)
  if (target.startsWith('@')) return mentionOfMember(rest, label, lookups)
  if (target.startsWith('#')) return mentionOfChannel(rest, label, lookups)
  if (target.startsWith('!')) return commandOf(rest, label)
  return link(target, label)
}

function commandOf(command: string, label: string): Inline {
  if (['here', 'channel', 'everyone'].includes(command)) return broadcast(command)
  if (command.startsWith('subteam')) return plain(label || '@group')
  return plain(label || command.split('^')[0] || command)
}

/** Slack's rule: a mark counts at a border of words, on one line. */
function withStyles(units: Unit[], depth: number): Inline[] {
  const inlines: Inline[] = []
  const hopeless = new Set<Mark>()
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!
    const end = isMark(unit) && depth < 4 && !hopeless.has(unit) && opens(units, index) ? closing(units, index) : 0
    if (end > 0) {
      inlines.push(...styled(typeOfMark[unit as Mark], withStyles(units.slice(index + 1, end), depth + 1)))
      index = end
    } else {
      // No end from here means none further on either: without this, many open marks would cost their square.
      if (end < 0) hopeless.add(unit as Mark)
      inlines.push(typeof unit === 'string' ? plain(unit) : unit)
    }
  }
  return joined(inlines)
}

/** Where the mark opened at `start` ends, or -1. */
function closing(units: Unit[], start: number): number {
  const mark = units[start]
  for (let index = start + 2; index < units.length; index++) {
    const next = units[index + 1]
    if (units[index] !== mark || units[index - 1] === mark || next === mark || isWord(next)) continue
    if (!(isBlank(units[index - 1]) && isBlank(next))) return index
  }
  return -1
}

function opens(units: Unit[], index: number): boolean {
  const [before, mark, next] = [units[index - 1], units[index], units[index + 1]]
  if (isWord(before) || before === '@' || before === mark || next === mark || next === undefined) return false
  return !(isBlank(before) && isBlank(next))
}

function isMark(unit: Unit): unit is Mark {
  return unit === '*' || unit === '_' || unit === '~'
}

function isWord(unit: Unit | undefined): boolean {
  return typeof unit === 'string' && word.test(unit)
}

function isBlank(unit: Unit | undefined): boolean {
  return unit === undefined || unit === ' ' || unit === '\t'
}
