import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { ancestorsOf, sharesBeside } from './ancestors.ts'

const goal = (id: string, parentId: string | null, intendedShare: number | null = null, state = 'open') => ({
  id,
  parentId,
  intendedShare,
  state,
})

test('the way up ends at the top, where a goal above is not seen, and in a ring', () => {
  const tree = [goal('a', null), goal('b', 'a'), goal('c', 'b'), goal('lost', 'hidden'), goal('x', 'y'), goal('y', 'x')]
  const above = (id: string) => ancestorsOf(tree, id).map((one) => one.id)
  assert.deepEqual([above('c'), above('a'), above('lost'), above('none')], [['b', 'a'], [], [], []])
  assert.deepEqual(above('x'), ['y', 'x'])
})

test('shares of the goals beside are added, without its own and those that ended', () => {
  const goals = [goal('a', null, 40), goal('b', null, 30), goal('c', null, 50, 'stopped'), goal('d', 'a', 20)]
  assert.equal(sharesBeside(goals, 'a', null), 30)
  assert.equal(sharesBeside(goals, undefined, null), 70)
})
