import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { dayAfter, dayUntil, nextDays, settled } from './repeat-days.ts'
import { type RepeatRule, readRule, weekdayOf, weekdays, writeRule } from './rule.ts'

const read = (text: string): RepeatRule => {
  const rule = readRule(text)
  if (typeof rule === 'string') throw new Error(`${text}: ${rule}`)
  return rule
}

test('a rule is kept in one way, however it was written', () => {
  const written = {
    'freq=weekly;byday=fr,mo,fr;interval=1': 'FREQ=WEEKLY;BYDAY=MO,FR',
    'BYDAY=-1FR,2TU;FREQ=MONTHLY;INTERVAL=03': 'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR,2TU',
    'UNTIL=20281231;FREQ=YEARLY;BYMONTHDAY=+3;BYMONTH=10': 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3;UNTIL=20281231',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5': 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5',
  }
  for (const [text, kept] of Object.entries(written)) assert.equal(writeRule(read(text)), kept)
  const from = '2026-10-20'
  const said = { 'FREQ=WEEKLY': 'BYDAY=TU', 'FREQ=MONTHLY': 'BYMONTHDAY=20', 'FREQ=YEARLY': 'BYMONTH=10;BYMONTHDAY=20' }
  for (const [text, more] of Object.entries(said))
    assert.equal(writeRule(settled(read(text), from)!), `${text};${more}`)
})

test('what makes no sense for tasks, or none at all, is refused', () => {
  const refused = {
    rule_unreadable: [
      '',
      'DAILY',
      'INTERVAL=2',
      'FREQ=DAILY;',
      'FREQ=DAILY;FREQ=DAILY',
      'FREQ=DAILY;INTERVAL=0',
    ].concat(
      [
        'FREQ=DAILY;INTERVAL=100',
        'FREQ=DAILY;COUNT=2;UNTIL=20261231',
        'FREQ=DAILY;UNTIL=20260230',
        'FREQ=WEEKLY;BYDAY=XX',
      ],
      [
        'FREQ=DAILY;UNTIL=20261231T000000Z',
        'FREQ=MONTHLY;BYMONTHDAY=32',
        'FREQ=MONTHLY;BYDAY=6MO',
        'FREQ=DAILY;COUNT=1e3',
      ],
    ),
    rule_not_for_tasks: ['FREQ=HOURLY', 'FREQ=SECONDLY', 'FREQ=YEARLY;BYWEEKNO=53', 'FREQ=YEARLY;BYYEARDAY=1'].concat(
      ['FREQ=DAILY;BYHOUR=9', 'FREQ=WEEKLY;WKST=SU', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYMONTHDAY=1'],
      [
        'FREQ=YEARLY;BYDAY=5MO',
        'FREQ=YEARLY;BYMONTHDAY=15',
        'FREQ=MONTHLY;BYSETPOS=1',
        'FREQ=DAILY;BYDAY=MO;BYSETPOS=1',
      ],
    ),
  }
  for (const [code, texts] of Object.entries(refused))
    for (const text of texts) assert.equal(readRule(text), code, text)
  for (const never of ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'])
    assert.equal(settled(read(never), '2026-10-20'), undefined)
  assert.equal(settled(read('FREQ=DAILY;INTERVAL=7;BYDAY=MO'), '2026-10-20'), undefined)
})

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const some = <T>(from: fc.Arbitrary<T>) => fc.array(from, { maxLength: 3 })
const aRule: fc.Arbitrary<RepeatRule> = fc
  .record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 12 }),
    byMonth: some(fc.integer({ min: 1, max: 12 })),
    byMonthDay: some(fc.integer({ min: -31, max: 31 }).filter((n) => n !== 0)),
    byDay: some(
      fc.tuple(fc.constantFrom('', '1', '2', '-1'), fc.constantFrom(...weekdays)).map((both) => both.join('')),
    ),
    bySetPos: some(fc.constantFrom(1, 2, -1)),
  })
  .map(({ freq, interval, ...by }) =>
    readRule(
      [`FREQ=${freq}`, `INTERVAL=${interval}`]
        .concat(
          by.byMonth.length ? `BYMONTH=${by.byMonth}` : [],
          by.byMonthDay.length ? `BYMONTHDAY=${by.byMonthDay}` : [],
        )
        .concat(by.byDay.length ? `BYDAY=${by.byDay}` : [], by.bySetPos.length ? `BYSETPOS=${by.bySetPos}` : [])
        .join(';'),
    ),
  )
  .filter((rule): rule is RepeatRule => typeof rule !== 'string')

/** Whether a day has what the rule names, reckoned without the library. */
function follows({ byMonth, byMonthDay, byDay }: RepeatRule, on: string): boolean {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number]
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const isDay = ({ nth, day: name }: RepeatRule['byDay'][number]) =>
    name === weekdayOf(on) &&
    (nth === null || (nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((length - date + 1) / 7) === -nth))
  return (
    (byMonth.length === 0 || byMonth.includes(month)) &&
    (byMonthDay.length === 0 || byMonthDay.some((n) => n === date || n === date - length - 1)) &&
    (byDay.length === 0 || byDay.some(isDay))
  )
}

test('the next day is always later, has what the rule names, and none was passed over', () => {
  let found = 0
  fc.assert(
    fc.property(aRule, day, day, (asked, from, other) => {
      const rule = settled(asked, from)
      if (!rule) return
      const after = other < from ? from : other
      const next = dayAfter(rule, { from, after })
      if (next === null) return
      found++
      assert.ok(next > after)
      assert.ok(follows(rule, next), `${writeRule(rule)}: ${next}`)
      assert.equal(dayUntil(rule, { from, until: next }), next)
      const before = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10)
      const last = before < from ? null : dayUntil(rule, { from, until: before })
      assert.ok(last === null || last <= after, `${writeRule(rule)}: ${last} is between ${after} and ${next}`)
      if (rule.freq === 'DAILY') assert.equal((Date.parse(next) - Date.parse(from)) % (rule.interval * 86_400_000), 0)
      assert.deepEqual(readRule(writeRule(rule)), rule)
    }),
    { numRuns: 300 },
  )
  assert.ok(found > 100)
})

test('what is shown ahead ends where the series does', () => {
  const series = { from: '2026-10-20', after: '2026-10-20' }
  assert.deepEqual(nextDays({ rule: 'FREQ=WEEKLY;BYDAY=TU', ...series }, 2), ['2026-10-27', '2026-11-03'])
  assert.deepEqual(nextDays({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2', ...series }, 3), ['2026-10-27'])
  assert.deepEqual(nextDays({ rule: 'FREQ=DAILY;UNTIL=20261022', ...series }, 3), ['2026-10-21', '2026-10-22'])
})

const cases = new URL('../../../../../shared/samples/ics/derived/rrule-cases-from-libical.json', import.meta.url)
type Case = { comment: string; RRULE: string; DTSTART: string; 'START-AT'?: string; INSTANCES: string[] }

/** What of them a task can say; an UNTIL to the second means its day here. */
const sayable = ({ RRULE }: Case): RepeatRule | undefined => {
  const rule = readRule(RRULE.replace(/;$/, '').replace(/UNTIL=(\d{8})\w*/, 'UNTIL=$1'))
  return typeof rule === 'string' ? undefined : rule
}

test('the days are those that libical finds', (t) => {
  if (!existsSync(cases)) return t.skip('../shared/samples/ics is not there')
  const all = (JSON.parse(readFileSync(cases, 'utf8')) as Case[]).filter(sayable)
  // The others are refused: docs/decisions/0048.
  assert.equal(all.length, 62)
  for (const one of all) {
    const [from, start] = [dayOf(one.DTSTART), dayOf(one['START-AT'] ?? one.DTSTART)]
    const wanted = [...new Set(one.INSTANCES.map(dayOf))].filter((on) => on >= start)
    const found: (string | null)[] = []
    for (let after: string | null = dayBefore(start); after && found.length < wanted.length; found.push(after))
      after = dayAfter(sayable(one)!, { from, after })
    assert.deepEqual(found, wanted, `${one.DTSTART} ${one.RRULE}`)
  }
})

const dayOf = (text: string) => text.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
const dayBefore = (on: string) => new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10)

/** It goes day by day, a second for some years. */
const FAR_MS = 800 * 86_400_000
test('the days are those that another library finds', () => {
  let found = 0
  fc.assert(
    fc.property(aRule, day, fc.integer({ min: 0, max: 900 }), (asked, from, days) => {
      const rule = settled(asked, from)
      if (!rule) return
      const other = new Date(Date.parse(from) + days * 86_400_000)
      const on = other.toISOString().slice(0, 10)
      const theirs = inLibrary(rule, from)
      assert.equal(dayUntil(rule, { from, until: on }), written(theirs.previous(other, true)), writeRule(rule))
      const next = dayAfter(rule, { from, after: on })
      if (next === null || Date.parse(next) - other.getTime() > FAR_MS) return
      found++
      assert.equal(next, written(theirs.next(other, false)), `${writeRule(rule)} from ${from} after ${on}`)
    }),
    { numRuns: 150 },
  )
  assert.ok(found > 50)
})

const written = (at: { toString(): string } | null) => at?.toString().slice(0, 10) ?? null
const inLibrary = (rule: RepeatRule, from: string) =>
  new RRuleTemporal({
    rruleString: `RRULE:${writeRule(rule)}`,
    dtstart: { timeZoneId: 'UTC', toString: () => `${from}T00:00:00+00:00[UTC]` },
    tzid: 'UTC',
    maxIterations: 1_000_000,
  })

test('however rare its days are and however old it is, a rule costs little', () => {
  const rare = read('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU')
  assert.equal(dayUntil(rare, { from: '1999-01-01', until: '2026-10-20' }), null)
  assert.equal(dayAfter(rare, { from: '1999-01-01', after: '2026-10-20' }), '2028-02-29')
  const looks = (does: () => unknown) => {
    const was = Date.prototype.getUTCDate
    let count = 0
    Date.prototype.getUTCDate = function () {
      count++
      return was.call(this)
    }
    try {
      does()
    } finally {
      Date.prototype.getUTCDate = was
    }
    return count
  }
  const old = read('FREQ=DAILY;INTERVAL=3;BYDAY=MO')
  const from = '0001-01-01'
  assert.ok(looks(() => dayUntil(old, { from, until: '2026-10-20' })) < 100)
  assert.ok(looks(() => dayAfter(old, { from, after: '2026-10-20' })) < 100)
  const never = read('FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2')
  assert.ok(looks(() => dayAfter(never, { from, after: '9000-01-01' })) < 8_000)
})
