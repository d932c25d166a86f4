// HTML's character references (`&auml;`, `&#228;`, `&#xe4;`) as the characters they stand for; what is none stays as it is.
import { fromMarkdown } from 'mdast-util-from-markdown'

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi

/** The parser of texts knows all 2,125 of them (CommonMark 2.5), and one alone means nothing else in Markdown. */
export function decoded(text: string): string {
  const known = new Map<string, string>()
  return text.replace(reference, (written) => {
    const characters = known.get(written) ?? characterOf(written)
    known.set(written, characters)
    return characters
  })
}

function characterOf(written: string): string {
  const [paragraph] = fromMarkdown(written).children
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : []
  return text?.type === 'text' ? text.value : written
}
