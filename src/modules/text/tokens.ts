// The inline tokens Markdown does not know: `<@member:ID>`, `<@circle:ID>`, `<@all>`, `<@here>`, `<#ID>` and `:name:`.
import type { CompileContext, Extension as TreeExtension } from 'mdast-util-from-markdown'
import type { Extension, State, Token, Tokenizer } from 'micromark-util-types'
import type { CustomEmoji, FileImage, FileLink, Mention, Subject } from './nodes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    named: 'named'
  }
}
declare module 'mdast' {
  interface PhrasingContentMap {
    mention: Mention
    subject: Subject
    customEmoji: CustomEmoji
    fileImage: FileImage
    fileLink: Omit<FileLink, 'children'> & { children: PhrasingContent[] }
  }
  interface RootContentMap {
    mention: Mention
    subject: Subject
    customEmoji: CustomEmoji
    fileImage: FileImage
    fileLink: Omit<FileLink, 'children'> & { children: PhrasingContent[] }
  }
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const reference = new RegExp(`^<(?:@all|@here|@(?:member|circle):${uuid}|#${uuid})>$`, 'i')
const emoji = /^:[a-z][a-z0-9_+-]{0,63}:$/
const file = new RegExp(`^file:(${uuid})$`, 'i')

/** The id in `file:ID`, or nothing for any other address. */
export function fileId(url: string): string | undefined {
  return file.exec(url)?.[1]?.toLowerCase()
}

/** Where the parser meets a token in running text. In code it never asks, so code stays as it is written. */
export const tokens: Extension = {
  text: {
    58: { name: 'named', tokenize: tokenUntil(58, emoji, 66) },
    60: { name: 'named', tokenize: tokenUntil(62, reference, 46) },
  },
}

export const tokensToTree: TreeExtension = {
  exit: {
    named(this: CompileContext, token: Token) {
      this.enter(nodeOf(this.sliceSerialize(token)), token)
      this.exit(token)
    },
  },
}

function tokenUntil(end: number, shape: RegExp, longest: number): Tokenizer {
  return (effects, ok, nok) => {
    let value = ''
    const next: State = (code) => {
      if (code === null || code < 33 || code > 126 || value.length >= longest) return nok(code)
      value += String.fromCharCode(code)
      const last = value.length > 1 && code === end
      if (last && !shape.test(value)) return nok(code)
      effects.consume(code)
      if (!last) return next
      effects.exit('named')
      return ok
    }
    return (code) => {
      effects.enter('named')
      return next(code)
    }
  }
}

function nodeOf(source: string): Mention | Subject | CustomEmoji {
  if (source.startsWith(':')) return { type: 'customEmoji', name: source.slice(1, -1) }
  const everyone = /^<@(all|here)>$/i.exec(source)?.[1]?.toLowerCase()
  if (everyone) return { type: 'mention', of: everyone as 'all' | 'here' }
  if (source.startsWith('<#')) return { type: 'subject', id: source.slice(2, -1).toLowerCase() }
  const [of, id] = source.slice(2, -1).toLowerCase().split(':')
  return { type: 'mention', of: of === 'circle' ? 'circle' : 'member', id: id ?? '' }
}
