import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dayIn, numberIn, seriesLines } from './series-lines.ts'

const today = '2026-09-17'
const kilos = { kind: 'number', unit: 'kg', currency: null } as const
const read = (text: string, metric: Parameters<typeof seriesLines>[1] = kilos, language: 'de' | 'en' = 'de') =>
  seriesLines(text, metric, { language, today })

describe('a series from a spreadsheet', () => {
  test('nothing that is pasted breaks it, and every line is either understood or says why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { wrong, at, value } of read(text)) assert.ok(wrong !== null || (at !== null && value !== null))
      }),
    )
  })

  test('with a head in German, decimals with a comma, units and quotes', () => {
    const lines = read('\uFEFFDatum;Wert (kg);Notiz\r\n13.9.2026;1.810,5 kg;"Tour; mit ""Booten"""\n\n2026-09-14;12;\n')
    assert.deepEqual(
      lines.map(({ line, at, value, note, wrong }) => [line, at, value, note, wrong]),
      [
        [2, '2026-09-13', 1810.5, 'Tour; mit "Booten"', null],
        [4, '2026-09-14', 12, '', null],
      ],
    )
  })

  test('without a head the columns stand in order; English decimals have a point', () => {
    const [one] = read('2026-09-13\t1,810.5\tBoat trip\thttps://example.org/a', kilos, 'en')
    assert.deepEqual([one!.value, one!.note, one!.links], [1810.5, 'Boat trip', ['https://example.org/a']])
  })

  test('each kind takes its own columns', () => {
    const percent = { kind: 'percent', unit: '', currency: null } as const
    assert.equal(read('13.09.2026;5;9', percent)[0]!.value, 500 / 9)
    assert.equal(read('13.09.2026;5;0', percent)[0]!.wrong, 'does_not_fit')
    assert.equal(read('1.9.2026;12,50 €', { kind: 'money', unit: '', currency: 'EUR' })[0]!.value, 1250)
    assert.deepEqual(
      ['ja', 'nein', 'vielleicht'].map((said) => read(`1.9.2026;${said}`, { ...kilos, kind: 'yes_no' })[0]!.value),
      [1, 0, null],
    )
    assert.equal(read('1.9.2026;4;Eisvogel', { ...kilos, kind: 'qualitative' })[0]!.words, 'Eisvogel')
  })

  test('a wrong line says what is wrong with it', () => {
    const wrong = (line: string) => read(line)[0]!.wrong
    assert.deepEqual(
      ['gestern;5', '31.2.2026;5', '18.9.2026;5', '1.9.2026;viel', '1.9.2026;;x', '1.9.2026;5;x;nirgends'].map(wrong),
      ['no_day', 'no_day', 'in_the_future', 'no_value', 'no_value', 'no_link'],
    )
  })

  test('numbers and days are read as people write them', () => {
    const german: [string, number | undefined][] = [
      ['1.234', 1234],
      ['1,5', 1.5],
      ['12.5', 12.5],
      ['1 234,5', 1234.5],
      ['−3', -3],
      [',5', 0.5],
      ['1.2.3', undefined],
      ['', undefined],
      ['-', undefined],
    ]
    for (const [text, value] of german) assert.equal(numberIn(text, 'de'), value, text)
    assert.equal(numberIn('1,234', 'en'), 1234)
    assert.deepEqual(['2026-9-3', '3/9/2026', '3. 9. 2026', '2026-09-03T10:00', '2026-13-01'].map(dayIn), [
      '2026-09-03',
      '2026-09-03',
      '2026-09-03',
      '2026-09-03',
      undefined,
    ])
  })
})
