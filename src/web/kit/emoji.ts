// All emoji of one language, loaded when a picker first opens; search and recent ones.

export type Emoji = { unicode: string; label: string; group: number; words: string; tones: string[]; url?: string }
export type EmojiGroup = { key: number; label: string; emoji: Emoji[] }
type Compact = {
  unicode: string
  label: string
  group?: number
  order?: number
  tags?: string[]
  skins?: { unicode: string }[]
}
type Loaded = { emoji: Emoji[]; groups: { key: number; label: string }[] }

const component = 2
const loaded = new Map<string, Promise<Loaded>>()

export function loadEmoji(language: string): Promise<Loaded> {
  const known = language.startsWith('de') ? 'de' : 'en'
  const waiting = loaded.get(known) ?? fetchEmoji(known)
  loaded.set(known, waiting)
  return waiting
}

async function fetchEmoji(language: 'de' | 'en'): Promise<Loaded> {
  const [data, messages] = await (language === 'de'
    ? Promise.all([import('emojibase-data/de/compact.json'), import('emojibase-data/de/messages.json')])
    : Promise.all([import('emojibase-data/en/compact.json'), import('emojibase-data/en/messages.json')]))
  const emoji = (data.default as Compact[])
    .filter((one) => one.group !== undefined && one.group !== component)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map(shaped)
  const groups = messages.default.groups
    .filter((group) => group.order !== component)
    .map((group) => ({ key: group.order, label: group.message }))
  return { emoji, groups }
}

function shaped(one: Compact): Emoji {
  return {
    unicode: one.unicode,
    label: one.label,
    group: one.group ?? 0,
    words: fold([one.label, ...(one.tags ?? [])].join(' ')),
    // Five tones of one person; couples with mixed tones keep the plain form.
    tones: one.skins?.length === 5 ? one.skins.map((skin) => skin.unicode) : [],
  }
}

/** Those whose name or keyword has every word asked for; those whose name begins with it come first. */
export function searchEmoji(emoji: readonly Emoji[], asked: string): Emoji[] {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  const found = emoji.filter((one) => words.every((word) => one.words.includes(word)))
  const rank = (one: Emoji) => (one.words.startsWith(words[0] ?? '') ? 0 : one.words.includes(` ${words[0]}`) ? 1 : 2)
  return found.sort((one, other) => rank(one) - rank(other))
}

export function withTone(emoji: Emoji, tone: number): string {
  return (tone > 0 && emoji.tones[tone - 1]) || emoji.unicode
}

/** Pictures with a name, in a group of their own. */
export const OWN_GROUP = 100
export const ownAsEmoji = ({ name, url }: { name: string; url: string }): Emoji => {
  return { unicode: `:${name}:`, label: `:${name}:`, group: OWN_GROUP, words: fold(name), tones: [], url }
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
}

const recentPlace = 'leitstern.emoji'
const tonePlace = 'leitstern.emoji-tone'

export function recentEmoji(): string[] {
  return (localStorage.getItem(recentPlace) ?? '').split(' ').filter(Boolean)
}

export function rememberEmoji(unicode: string): void {
  const recent = [unicode, ...recentEmoji().filter((one) => one !== unicode)].slice(0, 16)
  localStorage.setItem(recentPlace, recent.join(' '))
}

export function chosenTone(): number {
  return Number(localStorage.getItem(tonePlace) ?? 0) || 0
}

export function rememberTone(tone: number): void {
  localStorage.setItem(tonePlace, String(tone))
}
