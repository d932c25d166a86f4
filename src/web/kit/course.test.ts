import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { climb, courseOf } from './course.ts'
import { areaPath, controls, linePath } from './curve.ts'

const litter = {
  baseline: 0,
  target: 12000,
  deadline: '2026-12-31',
  readings: [
    { at: '2026-09-13', value: 8420 },
    { at: '2026-01-01', value: 0 },
    { at: '2026-04-18', value: 3560 },
  ],
}

test('readings are put in order and today is the last of them', () => {
  const course = courseOf(litter)
  assert.deepEqual(
    course.points.map((point) => Math.round(point.x * 100)),
    [0, 29, 70],
  )
  assert.equal(Math.round(course.now.y * 1000), 702)
  assert.deepEqual(course.star, { x: 1, y: 1 })
  assert.equal(course.reached, false)
})

test('less is better climbs too', () => {
  const fewer = { baseline: 40, target: 10, direction: 'less' as const }
  assert.equal(climb(fewer, 40), 0)
  assert.equal(climb(fewer, 10), 1)
  assert.equal(climb(fewer, 25), 0.5)
  const course = courseOf({ ...fewer, deadline: '2026-12-31', readings: [{ at: '2026-06-01', value: 9 }] })
  assert.equal(course.reached, true)
})

test('holding a level is reached on its good side', () => {
  assert.equal(climb({ baseline: 5, target: 5, direction: 'less' }, 4), 1)
  assert.equal(climb({ baseline: 5, target: 5, direction: 'more' }, 4), 0)
})

test('without readings the course waits at its start', () => {
  const course = courseOf({ baseline: 0, target: 10, start: '2026-01-01', deadline: '2026-12-31', readings: [] })
  assert.deepEqual(course.now, { x: 0, y: 0 })
  assert.deepEqual(course.star, { x: 1, y: 1 })
  assert.equal(linePath(course.points), '')
})

test('after the deadline the star stays where it was and the course goes on', () => {
  const readings = [
    { at: '2026-01-01', value: 0 },
    { at: '2027-01-01', value: 9 },
  ]
  const course = courseOf({ baseline: 0, target: 10, deadline: '2026-07-02', readings })
  assert.equal(course.now.x, 1)
  assert.ok(course.star.x > 0.45 && course.star.x < 0.55)
})

const anyCourse = fc.record({
  baseline: fc.integer({ min: -1000, max: 1000 }),
  target: fc.integer({ min: -1000, max: 1000 }),
  deadline: fc.option(fc.integer({ min: 0, max: 2e12 })),
  readings: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 2e12 }), value: fc.integer({ min: -2000, max: 2000 }) }),
  ),
})

test('every course stays in the picture and runs forward', () => {
  fc.assert(
    fc.property(anyCourse, (input) => {
      const { points, now, star } = courseOf(input)
      for (const { x, y } of [...points, now, star]) assert.ok(x >= 0 && x <= 1 && y >= -0.06 && y <= 1.12)
      for (const [index, point] of points.entries()) if (index) assert.ok(point.x >= (points[index - 1]?.x ?? 0))
    }),
  )
})

test('the curve never swings beyond its points', () => {
  fc.assert(
    fc.property(anyCourse, (input) => {
      const { points } = courseOf(input)
      for (const [index, { one, two, end }] of controls(points).entries()) {
        const from = points[index] ?? end
        const [low, high] = [Math.min(from.y, end.y) - 1e-9, Math.max(from.y, end.y) + 1e-9]
        assert.ok(one.y >= low && one.y <= high && two.y >= low && two.y <= high)
      }
      assert.ok(!/NaN|Infinity/.test(linePath(points) + areaPath(points)))
    }),
  )
})

test('more towards the target is never drawn lower', () => {
  fc.assert(
    fc.property(anyCourse, fc.integer({ min: 0, max: 500 }), (input, more) => {
      fc.pre(input.baseline !== input.target)
      const way = Math.sign(input.target - input.baseline)
      assert.ok(climb(input, input.baseline + way * more) >= climb(input, input.baseline))
    }),
  )
})
