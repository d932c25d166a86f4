import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { minutesOf, quietUntil, timeOf } from './quiet.ts'

const night = { from: minutesOf('22:00'), until: minutesOf('07:00') }
const at = (time: string) => new Date(`2026-01-15T${time}:30.000Z`)

test('over midnight, in the zone somebody lives in, to the minute', () => {
  assert.equal(quietUntil(at('20:59'), 'Europe/Berlin', night), undefined)
  assert.deepEqual(quietUntil(at('21:00'), 'Europe/Berlin', night), new Date('2026-01-16T06:00:00.000Z'))
  assert.deepEqual(quietUntil(at('05:59'), 'Europe/Berlin', night), new Date('2026-01-15T06:00:00.000Z'))
  assert.equal(quietUntil(at('06:00'), 'Europe/Berlin', night), undefined)
  assert.deepEqual(quietUntil(at('06:00'), 'America/New_York', night), new Date('2026-01-15T12:00:00.000Z'))
  const noon = { from: minutesOf('12:00'), until: minutesOf('13:00') }
  assert.deepEqual(quietUntil(at('11:30'), 'Europe/Berlin', noon), new Date('2026-01-15T12:00:00.000Z'))
  assert.equal(quietUntil(at('21:00'), 'Europe/Berlin', noon), undefined)
})

test('is always over later, within a day, and then it is over', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
  fc.assert(
    fc.property(minute, minute, minute, (from, until, now) => {
      fc.pre(from !== until)
      assert.equal(minutesOf(timeOf(from)), from)
      const moment = at(timeOf(now))
      const end = quietUntil(moment, 'Asia/Kathmandu', { from, until })
      if (!end) return
      assert.ok(end > moment && end.getTime() - moment.getTime() <= 24 * 3_600_000)
      assert.equal(quietUntil(end, 'Asia/Kathmandu', { from, until }), undefined)
    }),
  )
})
