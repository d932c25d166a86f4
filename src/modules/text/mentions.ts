// Who and what a text names: read by notices, access checks and the reference counts of files.
import { nodesOf, type Root } from './nodes.ts'
import { parse } from './tree.ts'

export type Mentions = {
  members: string[]
  circles: string[]
  all: boolean
  here: boolean
  subjects: string[]
  files: string[]
}

/** Each id once, in the order of first appearance. */
export function mentionsIn(text: Root | string): Mentions {
  const members = new Set<string>()
  const circles = new Set<string>()
  const subjects = new Set<string>()
  const files = new Set<string>()
  let all = false
  let here = false
  for (const node of nodesOf(typeof text === 'string' ? parse(text) : text)) {
    if (node.type === 'mention') {
      if ('id' in node) (node.of === 'member' ? members : circles).add(node.id)
      else if (node.of === 'all') all = true
      else here = true
    } else if (node.type === 'subject') subjects.add(node.id)
    else if (node.type === 'fileImage' || node.type === 'fileLink') files.add(node.id)
  }
  return { members: [...members], circles: [...circles], all, here, subjects: [...subjects], files: [...files] }
}
