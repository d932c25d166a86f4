import { createElement, memo, type ReactElement, type ReactNode, useMemo } from 'react'
import type { Names } from '../names.ts'
import { type Attributes, type Element, type Shown, shown } from '../shown.ts'
import { parse } from '../tree.ts'
import './text.css'

export type TextProps = {
  markdown: string
  /** Keep it the same object as long as nothing changed: the text is rendered again for another one. */
  names: Names
  /** Someone chose a member's name in the text. Without it names are plain chips. */
  onMention?: (memberId: string) => void
}

/** A member's text as elements. No HTML string is made on the way. */
export const Text = memo(function Text({ markdown, names, onMention }: TextProps): ReactElement {
  const tree = useMemo(() => parse(markdown), [markdown])
  const nodes = useMemo(() => shown(tree, names), [tree, names])
  return <div className="text">{rendered(nodes, onMention)}</div>
})

type OnMention = TextProps['onMention']

function rendered(nodes: Shown[], onMention: OnMention): ReactNode[] {
  return nodes.map((node, index) => (typeof node === 'string' ? node : one(node, index, onMention)))
}

function one(node: Element, key: number, onMention: OnMention): ReactElement {
  const member = node.attributes['data-member']
  if (member && onMention) {
    return (
      <button key={key} type="button" className={node.attributes.class} onClick={() => onMention(member)}>
        {rendered(node.children, onMention)}
      </button>
    )
  }
  const attributes = { key, ...properties(node.attributes) }
  if (node.children.length === 0) return createElement(node.tag, attributes)
  return createElement(node.tag, attributes, ...rendered(node.children, onMention))
}

/** Outside links open beside the app, so that a half-written answer is not lost. */
function properties({ class: className, tabindex, ...rest }: Attributes) {
  const target = rest.rel ? { target: '_blank' } : {}
  const box = rest.type ? { readOnly: true } : {}
  return { className, tabIndex: tabindex, ...rest, ...target, ...box }
}
