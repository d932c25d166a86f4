import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import '../../../house.ts'
import { operationsHandled } from '#kernel/perform.ts'
import { allOf, areas, onlyWritten, rightsIn, scopesOf } from './scopes.ts'

test('the form for tokens offers every module that tokens can use, and no other', () => {
  const open = operationsHandled().filter(({ within, byToken }) => within === 'community' && byToken)
  assert.deepEqual([...areas].sort(), [...new Set(open.map(({ module }) => module))].sort())
  const read = new Set(open.filter(({ effect }) => effect === 'read').map(({ module }) => module))
  assert.deepEqual(
    areas.filter((area) => !read.has(area)),
    onlyWritten,
  )
})

test('who may write may read, and private talk is asked for by itself', () => {
  const rights = { ...allOf('none'), conversation: 'write', mission: 'read' } as const
  assert.deepEqual(scopesOf(rights, true), ['conversation:read', 'conversation:write', 'mission:read', 'private:read'])
  assert.ok(!scopesOf(allOf('write'), false).includes('private:read'))
  assert.deepEqual(scopesOf(allOf('none'), false), [])
})

test('scopes are told in areas, single operations by their names', () => {
  const told = rightsIn(['conversation:read', 'conversation:write', 'private:read', 'chat.joinChannel'])
  assert.deepEqual(told, {
    reads: ['conversation'],
    writes: ['conversation'],
    isPrivate: true,
    single: ['chat.joinChannel'],
  })
})
