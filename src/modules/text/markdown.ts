// The tree back to Markdown, so that parsing it gives the same tree again.
import type * as Md from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, type Options, toMarkdown as write } from 'mdast-util-to-markdown'
import type { CustomEmoji, FileImage, Mention, Root, Subject } from './nodes.ts'

const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: false,
  rule: '-',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  unsafe: [
    { character: '<', after: '[@#]', inConstruct: 'phrasing' },
    { character: ':', after: '(?=[a-z][a-z0-9_+-]{0,63}:)', inConstruct: 'phrasing' },
  ],
  handlers: {
    mention: (node: Mention) => (node.of === 'all' ? '<@all>' : `<@${node.of}:${node.id}>`),
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
    .map((line) => edgesKept(line.replace(/[!-/:-@[-`{-~]/g, needed)))
    .join('\n')
}

/** Signs that mean nothing anywhere in Markdown stay as they are, so that prose stays readable. */
function needed(sign: string, at: number, line: string): string {
  if (',"\'/;?%$^'.includes(sign)) return sign
  const opensLine = line.slice(0, at).trim().length <= 9
  // A point, a bracket or a sign can begin a list only near the start of a line; a point or sign inside a word can make a link.
  if ('.)+-='.includes(sign) && !opensLine && !isLetter(line[at + 1])) return sign
  if ('({}'.includes(sign)) return sign
  return `\\${sign}`
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[0-9A-Za-z]/.test(sign)
}

/** Spaces around a line would vanish, or make code of it. */
function edgesKept(line: string): string {
  const kept = line.trim()
  const start = line.length - line.trimStart().length
  return encoded(line.slice(0, start)) + kept + (kept === '' ? '' : encoded(line.slice(start + kept.length)))
}

function encoded(spaces: string): string {
  return spaces.replace(/[ \t]/g, (space) => `&#${space.charCodeAt(0)};`)
}
