import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { RRuleTemporal } from 'rrule-temporal'
import { dayAfter, dayUntil, nextDays, settled } from './repeat-days.ts'
import { type RepeatRule, readRule, weekdayOf, weekdays, writeRule } from './repeat-rule.ts'

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

const cases = new URL('../../../../shared/samples/ics/derived/rrule-cases-from-libical.json', import.meta.url)
type Case = { comment: string; RRULE: string; DTSTART: string; 'START-AT'?: string; INSTANCES: string[] }

/**
 * What the library answers otherwise than libical, and what of it a task can never say (`readRule` refuses it): weeks and days
 * counted by the year, hours and minutes, an UNTIL that is no day, and days of the month in a year without its months (where
 * libical reads RFC 5545 otherwise than its own table has it).
 */
const MISSED = [
  '20060331T020000 FREQ=YEARLY;UNTIL=20100326T000000Z;BYDAY=FR;BYYEARDAY=-275,-276,-277,-278,-279,-280,-281',
  '20130101T000000 FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101T000000Z',
  '20121231T120000 FREQ=YEARLY;BYYEARDAY=366;UNTIL=20200101T000000',
  '20240229 FREQ=YEARLY;BYMONTHDAY=29;COUNT=3',
  '20240201 FREQ=YEARLY;BYMONTHDAY=-29,-1;COUNT=4',
  '20241018 FREQ=DAILY;BYMINUTE=1,2,3,4;INTERVAL=2;COUNT=3',
  '20241230 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;BYWEEKNO=1;UNTIL=20320101',
  '20251220T000000 FREQ=HOURLY;BYHOUR=0;BYYEARDAY=360,-2;UNTIL=20260101T000000',
  '20250216T015905 FREQ=SECONDLY;BYHOUR=1,2;BYMINUTE=3,4,59;BYSECOND=5,6;UNTIL=20250216T020500',
  '20130108T000000 FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101T000000Z',
  '20130108T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=FR;UNTIL=20170101T000000Z',
  '20130107T000000 FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101T000000Z',
  '20130107T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=TU;UNTIL=20170101T000000Z',
  '20130107T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=WE;UNTIL=20170101T000000Z',
  '20130107T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=TH;UNTIL=20170101T000000Z',
  '20140111T000000 FREQ=YEARLY;BYWEEKNO=1,2;UNTIL=20170101T000000Z',
  '20140111T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=TU;UNTIL=20180101T000000Z',
  '20140111T000000 FREQ=YEARLY;BYWEEKNO=1,2;WKST=SU;UNTIL=20180101T000000Z',
  '20270103T000000Z FREQ=YEARLY;BYWEEKNO=53;COUNT=1',
  '20160102T000000 FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;UNTIL=20170101T000000Z',
  '20270102 FREQ=YEARLY;BYWEEKNO=-1,-2;COUNT=5',
  '20100102T000000 FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=6;UNTIL=20170101T000000Z',
  '20100102T000000 FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=5;UNTIL=20170101T000000Z',
  '20100102T000000 FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=7;UNTIL=20170101T000000Z',
  '20241231 FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU;INTERVAL=3;UNTIL=20320101',
]

test('the library agrees with libical in all that a task can be', (t) => {
  if (!existsSync(cases)) return t.skip('../shared/samples/ics is not there')
  const all = JSON.parse(readFileSync(cases, 'utf8')) as Case[]
  const missed = all.filter((one) => !agrees(one)).map(({ RRULE, DTSTART }) => `${DTSTART} ${RRULE}`)
  assert.deepEqual(missed, MISSED)
  for (const text of MISSED) assert.equal(typeof readRule(text.split(' ')[1]!), 'string', text)
})

/** From its first day on, and asked from START-AT on: INSTANCES holds also what comes before that. */
const agrees = (one: Case): boolean =>
  holdsFrom(one, one.DTSTART) && (!one['START-AT'] || holdsFrom(one, one['START-AT']))

function holdsFrom({ RRULE, DTSTART, INSTANCES }: Case, start: string): boolean {
  const dtstart = { timeZoneId: 'UTC', toString: () => `${iso(DTSTART)}+00:00[UTC]` }
  const wanted = INSTANCES.map(iso).filter((at) => at >= iso(start))
  const found: string[] = []
  try {
    const rule = new RRuleTemporal({ rruleString: `RRULE:${RRULE.replace(/;$/, '')}`, dtstart, tzid: 'UTC' })
    let next = rule.next(new Date(`${iso(start)}Z`), true)
    for (; next && found.length <= wanted.length; next = rule.next(new Date(next.epochMilliseconds), false))
      found.push(next.toString().slice(0, 19))
  } catch {
    return false // refused by the library
  }
  return found.join() === wanted.join()
}

const iso = (text: string) =>
  text.replace(
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?$/,
    (_, y, m, d, h = '00', i = '00', s = '00') => `${y}-${m}-${d}T${h}:${i}:${s}`,
  )
