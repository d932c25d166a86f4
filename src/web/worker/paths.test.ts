import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isOfApp, othersPaths } from './paths.ts'

test('screens are the app’s, whatever they are called', () => {
  const screens = [
    '/',
    '/c/lahn',
    '/c/lahn/talk/0192',
    '/sign-in',
    '/sign-in/link',
    '/communities',
    '/delta',
    '/environment',
  ]
  for (const path of screens) assert.ok(isOfApp(path), path)
})

test('public pages, programs, files and the operator’s pages are not', () => {
  for (const path of othersPaths.flatMap((part) => [`/${part}`, `/${part}/lahn/x`])) assert.ok(!isOfApp(path), path)
  for (const path of ['/worker.js', '/manifest.webmanifest', '/favicon.ico', '/icon-192.png'])
    assert.ok(!isOfApp(path), path)
})

test('nor is anything else that the faces answer', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const sources = globSync('src/{site,faces}/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).map((file) =>
    readFileSync(root + file, 'utf8'),
  )
  const answered = sources.flatMap((text) =>
    [...text.matchAll(/(?:get|post|plain)\('(\/[^']+)'/g)].map(([, path]) => path!),
  )
  assert.ok(answered.length >= 9, `${answered}`)
  assert.deepEqual(answered.filter(isOfApp), [])
})
