import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { toast, toasts } from './toast.ts'

const texts = () => toasts.shown().map(({ text }) => text)

test('what is said again stands there once, unless each can be undone', () => {
  for (const text of ['Gespeichert', 'Gespeichert', 'Kopiert', 'Gespeichert']) toast({ text })
  assert.deepEqual(texts(), ['Kopiert', 'Gespeichert'])
  const undo = () => {}
  toast({ text: 'Gelöscht', undo })
  toast({ text: 'Gelöscht', undo })
  assert.deepEqual(texts(), ['Gespeichert', 'Gelöscht', 'Gelöscht'])
})
