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
  /** Tasks can be ticked: the n-th of the text, from 0. */
  onTick?: ((n: number, isDone: boolean) => void) | undefined
}

/** A member's text as elements. No HTML string is made on the way. */
export const Text = memo(function Text({ markdown, names, onMention, onTick }: TextProps): ReactElement {
  const tree = useMemo(() => parse(markdown), [markdown])
  const nodes = useMemo(() => shown(tree, names), [tree, names])
  return <div className="text">{rendered(nodes, { onMention, onTick, tasks: 0 })}</div>
})

/** `tasks`: how many were met so far. */
type Doing = { onMention: TextProps['onMention']; onTick: TextProps['onTick']; tasks: number }

function rendered(nodes: Shown[], doing: Doing): ReactNode[] {
  return nodes.map((node, index) => (typeof node === 'string' ? node : one(node, index, doing)))
}

function one(node: Element, key: number, doing: Doing): ReactElement {
  const { onMention } = doing
  if (doing.onTick && node.attributes.class === 'text-task') return task(node, key, doing)
  const member = node.attributes['data-member']
  if (member && onMention) {
    return (
      <button key={key} type="button" className={node.attributes.class} onClick={() => onMention(member)}>
        {rendered(node.children, doing)}
      </button>
    )
  }
  const attributes = { key, ...properties(node.attributes) }
  if (node.children.length === 0) return createElement(node.tag, attributes)
  return createElement(node.tag, attributes, ...rendered(node.children, doing))
}

function task({ children: [box, ...words] }: Element, key: number, doing: Doing): ReactElement {
  const n = doing.tasks++
  const isDone = typeof box === 'object' && box.attributes.checked === true
  return (
    <li key={key} className="text-task">
      <input
        type="checkbox"
        checked={isDone}
        aria-label={wordsOf(words).trim()}
        onChange={(event) => doing.onTick?.(n, event.target.checked)}
      />
      {rendered(words, doing)}
    </li>
  )
}

/** Its own, without the tasks below it. */
const wordsOf = (nodes: Shown[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : ['ul', 'ol'].includes(node.tag) ? '' : wordsOf(node.children)))
    .join('')

/** Outside links open beside the app, so that a half-written answer is not lost. */
function properties({ class: className, tabindex, ...rest }: Attributes) {
  const target = rest.rel ? { target: '_blank' } : {}
  const box = rest.type ? { readOnly: true } : {}
  return { className, tabIndex: tabindex, ...rest, ...target, ...box }
}
