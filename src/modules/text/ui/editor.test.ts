import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getSchema } from '@tiptap/react'
import fc from 'fast-check'
import { knotty, names, photo } from '../samples.ts'
import { editorExtensions, fromEditor, toEditor } from './editor.ts'

const schema = getSchema(editorExtensions({ placeholder: '', mention: {}, subject: {}, task: names.words }))

test('every text opens in the editor as a document of its schema, and closes unchanged', () => {
  const property = fc.property(knotty, (markdown) => {
    const document = schema.nodeFromJSON(toEditor(markdown, names))
    document.check()
    assert.equal(fromEditor(document.toJSON()), fromEditor(toEditor(markdown, names)))
  })
  fc.assert(property, { numRuns: 1000 })
})

test('tables, pictures and tasks pass through the editor', () => {
  const markdown = `- [x] one\n- [ ] two\n\n| a |\n| - |\n| b |\n\n![bank](file:${photo})`
  const document = schema.nodeFromJSON(toEditor(markdown, names))
  document.check()
  assert.equal(fromEditor(document.toJSON()), markdown)
})
