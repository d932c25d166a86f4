import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { arranged } from './home-goals.ts'

const goal = (id: number, metric: { target: number | null } | null = { target: 1 }) => ({ id, metric })
const ids = (goals: { id: number }[]) => goals.map(({ id }) => id)

test('four goals share the line, eight more follow small, the rest is counted', () => {
  const { under, below, left } = arranged(Array.from({ length: 15 }, (_, n) => goal(n)))
  assert.deepEqual([ids(under), below.length, left], [[0, 1, 2, 3], 8, 3])
})

test('goals whose way can be seen come first, else the given order stays', () => {
  assert.deepEqual(ids(arranged([goal(1, null), goal(2, { target: null }), goal(3), goal(4)]).under), [3, 4, 2, 1])
})
