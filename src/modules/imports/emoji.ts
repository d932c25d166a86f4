/** Slack's short names to Unicode, by the names of iamcal's set, which Slack uses. */
import emojis from 'emojibase-data/en/compact.json' with { type: 'json' }
import shortNames from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' }

interface Emoji {
  plain: string
  /** By Slack's tone 2 to 6. */
  tones: string[]
}

const aliases: Record<string, string> = { simple_smile: 'slightly_smiling_face' }
const emojiOfName = readNames()

/** Unicode of `+1`, `raised_hands::skin-tone-4`; undefined for a community's own emoji. */
export function emojiOf(name: string): string | undefined {
  const [base = '', tone = ''] = name.split('::')
  const emoji = emojiOfName.get(aliases[base] ?? base)
  return emoji && (emoji.tones[Number(tone.replace('skin-tone-', '')) - 2] ?? emoji.plain)
}

/** Of the hex numbers in blocks (`1f64c-1f3fd`), with the presentation marks that belong there. */
export function emojiOfHex(hex: string): string | undefined {
  const numbers = hex.split('-').map((part) => Number.parseInt(part, 16))
  if (numbers.length > 16 || numbers.some((number) => !(number > 0 && number <= 0x10ffff))) return undefined
  return asWritten(String.fromCodePoint(...numbers))
}

function readNames(): Map<string, Emoji> {
  const names: Record<string, string | string[]> = shortNames
  const all = new Map<string, Emoji>()
  for (const { hexcode, unicode, skins = [] } of emojis) {
    const emoji = { plain: asWritten(unicode), tones: skins.map((skin) => asWritten(skin.unicode)) }
    for (const name of [names[hexcode] ?? []].flat()) all.set(name, emoji)
  }
  return all
}

/** The fully qualified form: the mark U+FE0F only where it makes an emoji of a sign, so that equal ones are equal. */
function asWritten(emoji: string): string {
  const bare = emoji.replaceAll('\ufe0f', '')
  return [bare, emoji, `${bare}\ufe0f`].find((form) => /^\p{RGI_Emoji}$/v.test(form)) ?? emoji
}
