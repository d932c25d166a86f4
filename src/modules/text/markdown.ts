// The tree back to Markdown, so that parsing it gives the same tree again.
import type * as Md from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, type Options, toMarkdown as write } from 'mdast-util-to-markdown'
import type { CustomEmoji, FileImage, Mention, Root, Subject } from './nodes.ts'

const options: Options = {
  bullet: '-',
  bulletOther: '+',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '*',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  unsafe: [
    // As the library's own, but two such lines in a row are both seen.
    { atBreak: true, before: '\\d+', character: '.', after: '(?=[ \\t\\r\\n]|$)' },
    { atBreak: true, character: '-', after: '(?=[ \\t\\r\\n-])' },
    { atBreak: true, character: '+', after: '(?=[ \\t\\r\\n])' },
    { character: '<', after: '[@#]', inConstruct: 'phrasing' },
    { character: ':', after: '(?=[a-z][a-z0-9_+-]{0,63}:)', inConstruct: 'phrasing' },
  ],
  handlers: {
    link: (node: Md.Link, parent, state, info) => {
      // `<a@b_c.example>` is no autolink in CommonMark, though a bare `a@b_c.example` is a link.
      const domain = node.url.startsWith('mailto:') ? node.url.slice(node.url.indexOf('@')) : ''
      state.options.resourceLink = domain.includes('_')
      return defaultHandlers.link(node, parent, state, info)
    },
    mention: (node: Mention) => ('id' in node ? `<@${node.of}:${node.id}>` : `<@${node.of}>`),
    subject: (node: Subject) => `<#${node.id}>`,
    customEmoji: (node: CustomEmoji) => `:${node.name}:`,
    fileImage: (node: FileImage, _parent, state, info) => {
      const image: Md.Image = { type: 'image', url: `file:${node.id}`, alt: node.alt }
      return defaultHandlers.image(image, undefined, state, info)
    },
    fileLink: (node: Md.PhrasingContentMap['fileLink'], _parent, state, info) => {
      const link: Md.Link = { type: 'link', url: `file:${node.id}`, children: node.children }
      return defaultHandlers.link(link, undefined, state, info)
    },
  },
}

export function toMarkdown(tree: Root): string {
  return write(tree as Md.Root, options)
}

/**
 * Any string as Markdown that shows exactly this string: no marks, no mentions, no links. Line ends stay line ends.
 * Importers use it for what the other house stored as plain text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapedLine)
    .join('\n')
}

/** Spaces around a line would vanish, or make code of it. */
function escapedLine(line: string): string {
  const kept = line.trim()
  const start = line.length - line.trimStart().length
  const end = kept === '' ? '' : encoded(line.slice(start + kept.length))
  return encoded(line.slice(0, start)) + kept.replace(/[!-/:-@[-`{-~]/g, needed) + end
}

/** Signs that mean nothing anywhere in Markdown stay as they are, so that prose stays readable. */
function needed(sign: string, at: number, line: string): string {
  if (',"\'/;?%$^'.includes(sign)) return sign
  const opensLine = at <= 9
  // A point, a bracket or a sign can begin a list only near the start of a line; a point or sign inside a word can make a link.
  if ('.)+-='.includes(sign) && !opensLine && !isLetter(line[at + 1])) return sign
  if ('({}'.includes(sign)) return sign
  return `\\${sign}`
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[0-9A-Za-z]/.test(sign)
}

function encoded(spaces: string): string {
  return spaces.replace(/[ \t]/g, (space) => `&#${space.charCodeAt(0)};`)
}
