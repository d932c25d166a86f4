import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { centred, kept, moved, squareOf, wholeZoom } from './crop.ts'

const landscape = { width: 400, height: 200 }

test('at first the square is the middle of the picture, as large as it can be', () => {
  assert.deepEqual(squareOf(landscape, centred), { left: 100, top: 0, side: 200 })
})

test('the picture is moved under the square, not out of it', () => {
  assert.equal(squareOf(landscape, moved(landscape, centred, { x: 0.25, y: 0 })).left, 50)
  assert.equal(squareOf(landscape, moved(landscape, centred, { x: 9, y: 9 })).left, 0)
})

test('a logo may be shown whole', () => {
  const whole = kept(landscape, { ...centred, zoom: 0 }, wholeZoom(landscape))
  assert.deepEqual(squareOf(landscape, whole), { left: 0, top: -100, side: 400 })
})

test('whatever one does, the square of a face stays in its picture', () => {
  const length = fc.integer({ min: 1, max: 9_000 })
  const part = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(
      length,
      length,
      part,
      part,
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (width, height, x, y, zoom) => {
        const size = { width, height }
        const { left, top, side } = squareOf(size, moved(size, kept(size, { x, y, zoom }), { x: y, y: x }))
        const off = 1e-6 * Math.max(width, height)
        assert.ok(left >= -off && top >= -off && left + side <= width + off && top + side <= height + off)
      },
    ),
  )
})
