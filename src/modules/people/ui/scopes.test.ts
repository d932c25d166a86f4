import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { allOf, rightsIn, rightsOf, scopesOf } from './scopes.ts'

const areas = [
  { name: 'conversation', reads: true, writes: true },
  { name: 'mission', reads: true, writes: true },
  { name: 'search', reads: true, writes: false },
  { name: 'subjects', reads: false, writes: true },
]

test('an area offers what can be done there', () => {
  assert.deepEqual(areas.map(rightsOf), [
    ['none', 'read', 'write'],
    ['none', 'read', 'write'],
    ['none', 'read'],
    ['none', 'write'],
  ])
  assert.deepEqual(Object.values(allOf(areas, 'read')), ['read', 'read', 'read', 'none'])
  assert.deepEqual(Object.values(allOf(areas, 'write')), ['write', 'write', 'read', 'write'])
})

test('who may write may read, and private talk is asked for by itself', () => {
  const rights = { ...allOf(areas, 'none'), conversation: 'write', mission: 'read', subjects: 'write' } as const
  const scopes = ['conversation:read', 'conversation:write', 'mission:read', 'subjects:write', 'private:read']
  assert.deepEqual(scopesOf(areas, rights, true), scopes)
  assert.ok(!scopesOf(areas, allOf(areas, 'write'), false).includes('private:read'))
  assert.deepEqual(scopesOf(areas, allOf(areas, 'none'), false), [])
})

test('scopes are told in areas, single operations by their names', () => {
  const told = rightsIn(areas, ['conversation:read', 'conversation:write', 'private:read', 'chat.joinChannel'])
  assert.deepEqual(told, {
    reads: ['conversation'],
    writes: ['conversation'],
    isPrivate: true,
    single: ['chat.joinChannel'],
  })
})
