import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { linksIn, withWords } from './tags.ts'

test('words are parted at commas, and the same word is not there twice', () => {
  assert.deepEqual(withWords(['Boot'], ' Fotos , boot,,Bus fahren', 30), ['Boot', 'Fotos', 'Bus fahren'])
  assert.deepEqual(withWords(['a', 'b'], 'c,d', 3), ['a', 'b', 'c'])
})

test('a line is a link, whatever stands in it; a web address may come without its beginning', () => {
  assert.deepEqual(linksIn(' ben.example/fotos \n\nhttp://lahn.example\nnicht ganz'), [
    'https://ben.example/fotos',
    'http://lahn.example',
    'https://nicht ganz',
  ])
})
