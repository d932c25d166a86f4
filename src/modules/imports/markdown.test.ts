import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Block, paragraphs, plain, token, treeToMarkdown, written } from './markdown.ts'

const letters = fc.constantFrom(...'abwWps13 .,:;!?()/\'"-%#*_[]<>&\\~|@=+`öß\t'.split(''))
const text = fc.array(letters, { maxLength: 24 }).map((signs) => plain(signs.join('')))
const mention = fc.constantFrom(token('<@member:1>'), token('<#2>'))
const block = fc.array(fc.oneof(text, mention), { maxLength: 5 }).map(paragraphs)

test('what is written the short way is what the long way writes', () => {
  const tree = fc.array(block, { maxLength: 3 }).map((blocks): Block[] => blocks.flat())
  fc.assert(
    fc.property(tree, (children) => assert.equal(treeToMarkdown(children), written(children))),
    { numRuns: 5_000 },
  )
})
