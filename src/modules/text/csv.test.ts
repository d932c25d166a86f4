import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { csvOf, readCsv, writeCsv } from './csv.ts'

describe('a sheet', () => {
  test('is read as it was written, whatever stands in it, and no cell of it is a formula', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\s\uFEFF]+/g, ' ').trim())
    const rows = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 6 })
    const untamed = (some: string[][]) => some.map((row) => row.map((one) => one.replaceAll(/'+(?=[=+\-@])/g, '')))
    fc.assert(
      fc.property(rows, fc.constantFrom(';' as const, ',' as const), (some, delimiter) => {
        const read = readCsv(writeCsv(some, { delimiter, isMarked: true })).map(({ cells }) => cells)
        assert.deepEqual(untamed(read), untamed(some))
        for (const one of read.flat()) assert.doesNotMatch(one, /(^|[;\t])[=+\-@]/)
      }),
    )
  })

  test('holds no cell that a spreadsheet runs', () => {
    const rows = [
      {
        a: '=1',
        b: '@x',
        c: '-1',
        d: -1,
        e: 'ja, "so"\n',
        f: ['x', '=y'],
        g: null,
        h: '\tx',
        i: 'a;=1;-1',
        j: '- a\n- b\n=1',
      },
    ]
    assert.equal(
      csvOf(rows),
      `a,b,c,d,e,f,g,h,i,j\r\n'=1,'@x,'-1,-1,"ja, ""so""\n","x; =y",,"'\tx","a;'=1;'-1","'- a\n- b\n'=1"\r\n`,
    )
    assert.equal(csvOf([]), '\r\n')
  })

  test('writes numbers as those read them who end cells with a semicolon', () => {
    assert.equal(writeCsv([['a', 1.5, true, '-1']], { delimiter: ';' }), "a;1,5;true;'-1\r\n")
    assert.equal(writeCsv([[1.5]], { isMarked: true }), '\uFEFF1.5\r\n')
  })
})
