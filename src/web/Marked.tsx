/** Words between marks set apart: a mission's in italics and in the community's colour, names in a sentence by weight. */
import { createElement, Fragment } from 'react'

export function Marked({ text, mark = '*', as = 'em' }: { text: string; mark?: string; as?: 'em' | 'b' }) {
  const parts = text.split(mark)
  // A mark without its second is just a sign.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join(mark))
  const shown = parts.map((part, index) => (index % 2 ? createElement(as, null, part) : part))
  return createElement(Fragment, null, ...shown)
}
