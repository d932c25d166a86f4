// A message of one to three emoji and nothing else is shown large.
import type { Names } from './names.ts'
import type { Root } from './nodes.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const picture =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u
const MOST = 3

export function isJumbo(tree: Root, names: Pick<Names, 'emoji'>): boolean {
  const [only, ...more] = tree.children
  if (only?.type !== 'paragraph' || more.length > 0) return false
  let count = 0
  for (const node of only.children) {
    if (node.type === 'customEmoji' && names.emoji?.(node.name)) count += 1
    else if (node.type === 'text') count += emojiIn(node.value)
    else return false
  }
  return count > 0 && count <= MOST
}

/** More than allowed as soon as there is anything that is not an emoji. */
function emojiIn(value: string): number {
  let count = 0
  for (const { segment } of graphemes.segment(value)) {
    if (segment.trim() === '') continue
    if (!picture.test(segment) || ++count > MOST) return MOST + 1
  }
  return count
}
