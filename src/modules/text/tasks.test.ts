import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nodesOf } from './nodes.ts'
import { knotty, taskLists } from './samples.ts'
import { sameTask, withTask } from './tasks.ts'
import { parse } from './tree.ts'

const boxes = (markdown: string): boolean[] =>
  [...nodesOf(parse(markdown))].flatMap((node) =>
    node.type === 'listItem' && node.checked !== null ? [node.checked] : [],
  )

test('ticks exactly the one that is meant, wherever it stands, and changes one sign', () => {
  const ticks = (markdown: string, which: number, isDone: boolean) => {
    const before = boxes(markdown)
    const n = before.length > 0 ? which % before.length : 0
    const next = withTask(markdown, n, isDone)
    if (before.length === 0) return assert.equal(next, undefined)
    // Only where a text is not read as it is written nothing is ticked.
    if (next === undefined) return assert.match(markdown, /\r/)
    assert.deepEqual(boxes(next), before.with(n, isDone))
    assert.equal(next.length, markdown.length)
    assert.ok([...next].filter((sign, at) => sign !== [...markdown][at]).length <= 1)
  }
  const which = fc.nat({ max: 9 })
  fc.assert(fc.property(taskLists, which, fc.boolean(), ticks), { numRuns: 500 })
  fc.assert(fc.property(knotty, which, fc.boolean(), ticks), { numRuns: 3000 })
})

test('in quotes, in lists, after code that only looks like it', () => {
  const markdown = '```\n- [ ] no\n```\n\n> 1. [ ] a\n>    - [X] b ]\n\n* [ ] ] c\n* plain'
  assert.equal(withTask(markdown, 0, true), markdown.replace('[ ] a', '[x] a'))
  assert.equal(withTask(markdown, 1, false), markdown.replace('[X] b', '[ ] b'))
  assert.equal(withTask(markdown, 2, true), markdown.replace('[ ] ]', '[x] ]'))
  assert.equal(withTask(markdown, 3, true), undefined)
})

test('the same task is found again in what somebody else wrote meanwhile', () => {
  const before = '- [ ] Milch\n- [ ] Brot\n- [ ] Milch'
  assert.equal(sameTask(before, 2, '- [ ] Käse\n- [x] Milch\n- [ ] Brot\n- [ ] Milch'), 3)
  assert.equal(sameTask(before, 1, '- [ ] Milch'), undefined)
})
