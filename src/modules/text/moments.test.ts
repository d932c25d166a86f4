import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { instantOf, localOf, momentIn } from './moments.ts'

const ZONE = 'Europe/Berlin'
/** A Thursday, ten in the morning in Berlin. */
const NOW = new Date('2026-09-17T08:00:00.000Z')

const shows = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
function read(words: string, now = NOW, timeZone = ZONE): [string, string] | undefined {
  const moment = momentIn(words, now, timeZone)
  return moment && [shows(moment.at, timeZone), moment.rest]
}

describe('moments', () => {
  const said: [words: string, at: string, rest: string][] = [
    ['me in 2 hours buy cake', '2026-09-17 12:00', 'buy cake'],
    ['in 20 minutes', '2026-09-17 10:20', ''],
    ['20 min Tee', '2026-09-17 10:20', 'Tee'],
    ['in 90m to call Ben', '2026-09-17 11:30', 'call Ben'],
    ['in an hour look again', '2026-09-17 11:00', 'look again'],
    ['in half an hour stand up', '2026-09-17 10:30', 'stand up'],
    ['mich in 2 Stunden Kuchen holen', '2026-09-17 12:00', 'Kuchen holen'],
    ['in einer halben Stunde Tee', '2026-09-17 10:30', 'Tee'],
    ['in drei Tagen Protokoll', '2026-09-20 10:00', 'Protokoll'],
    ['in 2 weeks', '2026-10-01 10:00', ''],
    ['in 1 month', '2026-10-17 10:00', ''],
    ['tomorrow 9:00 bring gloves', '2026-09-18 09:00', 'bring gloves'],
    ['tomorrow at 5pm', '2026-09-18 17:00', ''],
    ['tomorrow', '2026-09-18 09:00', ''],
    ['morgen um 9 Handschuhe', '2026-09-18 09:00', 'Handschuhe'],
    ['morgen um 9 Uhr Handschuhe', '2026-09-18 09:00', 'Handschuhe'],
    ['übermorgen früh', '2026-09-19 09:00', ''],
    ['morgen Abend Protokoll', '2026-09-18 18:00', 'Protokoll'],
    ['heute um 18:30', '2026-09-17 18:30', ''],
    ['next Monday report', '2026-09-21 09:00', 'report'],
    ['on friday at 14:15 call', '2026-09-18 14:15', 'call'],
    ['am Montag Bericht', '2026-09-21 09:00', 'Bericht'],
    ['am Donnerstag', '2026-09-24 09:00', ''],
    ['Mo 8:30 Bericht', '2026-09-21 08:30', 'Bericht'],
    ['nächste Woche planen', '2026-09-21 09:00', 'planen'],
    ['um 9 am Montag Bericht', '2026-09-21 09:00', 'Bericht'],
    ['am 24.12. um 18 Uhr Lichter', '2026-12-24 18:00', 'Lichter'],
    ['am 1.2. zahlen', '2027-02-01 09:00', 'zahlen'],
    ['2026-11-28 9:00 x', '2026-11-28 09:00', 'x'],
    ['2026-11-28T09:30', '2026-11-28 09:30', ''],
    ['at 9 stand-up', '2026-09-18 09:00', 'stand-up'],
    ['um 11 Anruf', '2026-09-17 11:00', 'Anruf'],
    ['Kuchen holen in 2 Stunden', '2026-09-17 12:00', 'Kuchen holen'],
    ['buy cake tomorrow at 9', '2026-09-18 09:00', 'buy cake'],
    ['me to buy cake on Monday', '2026-09-21 09:00', 'to buy cake'],
  ]
  for (const [words, at, rest] of said) test(words, () => assert.deepEqual(read(words), [at, rest]))

  test('are not made of what names none', () => {
    for (const words of ['', 'Kuchen', '3 Kuchen', 'do it', 'so what', 'in Berlin', '99:99', 'am 31.2.', '2026-13-01'])
      assert.equal(read(words), undefined, words)
  })

  test('are meant on the wall, also when clocks change', () => {
    const beforeWinter = new Date('2026-10-24T08:00:00.000Z')
    assert.deepEqual(momentIn('morgen um 9', beforeWinter, ZONE)?.at.toISOString(), '2026-10-25T08:00:00.000Z')
    assert.deepEqual(momentIn('in 24 hours', beforeWinter, ZONE)?.at.toISOString(), '2026-10-25T08:00:00.000Z')
    assert.deepEqual(momentIn('in 1 day', beforeWinter, ZONE)?.at.toISOString(), '2026-10-25T09:00:00.000Z')
    const beforeSummer = new Date('2027-03-27T09:00:00.000Z')
    assert.deepEqual(momentIn('tomorrow 9:00', beforeSummer, ZONE)?.at.toISOString(), '2027-03-28T07:00:00.000Z')
    assert.equal(read('morgen um 2:30', beforeSummer)?.[0], '2027-03-28 03:30')
    assert.deepEqual(momentIn('tomorrow 9:00', NOW, 'America/New_York')?.at.toISOString(), '2026-09-18T13:00:00.000Z')
  })

  test('any instant is found again by what the wall shows, in any zone', () => {
    const zone = fc.constantFrom(
      ZONE,
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC',
    )
    const minutes = fc.integer({ min: 26_000_000, max: 34_000_000 })
    fc.assert(
      fc.property(zone, minutes, (timeZone, n) => {
        const at = new Date(n * 60_000)
        const local = localOf(at, timeZone)
        assert.deepEqual(localOf(instantOf(local, timeZone), timeZone), local)
      }),
    )
  })

  test('whatever is said, it is a real instant or none', () => {
    const word = fc.constantFrom(
      'in',
      'at',
      'um',
      'am',
      '9',
      '24',
      '9999',
      'months',
      'h',
      'half',
      'morgen',
      'mo',
      'pm',
      '31.12.',
      'the',
      'x',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 8 }), (words) => {
        const moment = momentIn(words.join(' '), NOW, ZONE)
        assert.ok(!moment || !Number.isNaN(moment.at.getTime()))
      }),
    )
  })
})
