import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { seenSeqs } from './live-seqs.ts'

test('each number is taken once, however often and in whatever order it comes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 })), (said) => {
      const heard = seenSeqs()
      heard.beginAt(0)
      const taken = said.filter((seq) => heard.isNew(seq))
      assert.deepEqual(taken.toSorted(), [...new Set(said)].toSorted())
    }),
  )
})

test('after a break it asks from a little before the last, never before it began', () => {
  const heard = seenSeqs()
  assert.equal(heard.resumeAt(), undefined)
  heard.beginAt(1_000)
  heard.isNew(1_001)
  assert.equal(heard.resumeAt(), 1_000)
  for (let seq = 1_002; seq <= 1_500; seq++) heard.isNew(seq)
  assert.equal(heard.resumeAt(), 1_436)
  heard.upTo(1_600)
  assert.equal(heard.resumeAt(), 1_536)
  assert.equal(heard.isNew(1_450), false, 'what is said again is known')
  assert.equal(heard.isNew(1_601), true)
})

test('a log that was brought back from an earlier day is followed from there', () => {
  const heard = seenSeqs()
  heard.beginAt(9_000)
  heard.isNew(9_001)
  heard.beginAt(3_000)
  assert.equal(heard.isNew(3_001), true)
  assert.equal(heard.resumeAt(), 3_000)
})

test('a long day takes no room: what is far behind is forgotten and not taken again', () => {
  const heard = seenSeqs()
  heard.beginAt(0)
  for (let seq = 1; seq <= 10_000; seq++) assert.ok(heard.isNew(seq))
  assert.equal(heard.isNew(1), false)
  assert.equal(heard.isNew(9_990), false)
})
